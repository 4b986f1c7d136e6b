// What an engine means by refusing a submit, and answers that are about something else.
#include "models/engine/seatunnel/reply.h"

#include <QTest>

using namespace sluice;
using namespace sluice::engine;

namespace {

Reply posted(const char *path, const QByteArray &message)
{
    RawReply raw;
    raw.method = "POST";
    raw.path = QLatin1String(path);
    raw.status = 500;
    raw.request = "{}";
    raw.body = R"({"status":"fail","message":")" + message + R"("})";
    return decode(raw);
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void answersAboutAnotherJob_data();
    void answersAboutAnotherJob();
};

void TestRefusals::refusals_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("means");
    const auto row = [](const char *message, const char *means) {
        QTest::newRow(message) << QByteArray(message) << QString::fromLatin1(means);
    };
    row(R"(Cannot invoke \"java.util.List.size()\" because \"sources\" is null)",
        "The job has no source block.");
    row(R"(Cannot invoke \"java.util.List.size()\" because \"sinks\" is null)", "The job has no sink block.");
    row("Miss <Source> config! Please check the config file.", "The job has no source block.");
    row("Miss <Sink> config! Please check the config file.", "The job has no sink block.");
    row("merge of a.conf: No configuration setting found for key 'env'", "The job has no env block.");
    row("No configuration setting found for key 'plugin_name'", "A connector does not say which one it is.");
    row("No configuration setting found for key 'url'", "The option url is missing.");
    row("class java.util.LinkedHashMap cannot be cast to class java.util.ArrayList (java.util.LinkedHashMap "
        "and "
        "java.util.ArrayList are in module java.base)",
        "There is a block where the engine needs a list.");
    row("class java.lang.Integer cannot be cast to class java.util.List (java.lang.Integer is in module)",
        "There is a single value where the engine needs a list.");
    row("class java.lang.Integer cannot be cast to class java.util.Map (java.lang.Integer is in module)",
        "There is a single value where the engine needs a block.");
    row("class java.util.ArrayList cannot be cast to class java.util.Map",
        "There is a list where the engine needs a block.");
    row("class java.lang.String cannot be cast to class java.lang.Integer", "A value has another type than");
    row("Plugin PluginIdentifier{engineType='seatunnel', pluginType='source', pluginName='FakeSourc'} not "
        "found.",
        "This engine has no connector or transform named FakeSourc.");
    row("The job id 7 has already been submitted and is not starting with a savepoint.",
        "The engine remembers a job with this id that has ended.");
    row("Something else", "The engine answered 500: Something else");
}

void TestRefusals::refusals()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, means);
    const Reply reply = posted("/submit-job", message);
    QCOMPARE(int(reply.outcome), int(Outcome::Refused));
    const QString said = QString::fromStdString(reply.error->english());
    QVERIFY2(said.startsWith(means), qPrintable(said));
    // The engine's own words stay, as the evidence.
    QByteArray own = message;
    own.replace("\\\"", "\"");
    QVERIFY2(said.contains(QLatin1String("The engine answered 500: ") + QString::fromLatin1(own)),
             qPrintable(said));
    // What failed on the way is no refusal, and nothing is read into it.
    const Reply stopped = posted("/stop-job", message);
    QVERIFY(QString::fromStdString(stopped.error->english())
                .startsWith(QLatin1String("The engine answered 500")));
}

void TestRefusals::answersAboutAnotherJob_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");
    const QString stop = QStringLiteral("/stop-job");
    const QString submit = QStringLiteral("/submit-job");
    QTest::newRow("stop of another") << stop << QByteArray(R"({"jobId":"13"})") << QStringLiteral("job 13");
    QTest::newRow("stop of none") << stop << QByteArray(R"({"jobId":"x\u001b[2J"})")
                                  << QStringLiteral("jobId");
    QTest::newRow("submit of none") << submit << QByteArray(R"({"jobId":"../x"})") << QStringLiteral("jobId");
    QTest::newRow("submit without a name")
        << submit << QByteArray(R"({"jobId":""})") << QStringLiteral("jobId");
}

void TestRefusals::answersAboutAnotherJob()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, said);
    RawReply raw;
    raw.method = "POST";
    raw.path = path;
    raw.status = 200;
    raw.request = R"({"jobId":"12"})";
    raw.body = body;
    const Reply reply = decode(raw);
    QVERIFY(reply.error);
    QVERIFY2(reply.error->english().find(said.toStdString()) != std::string::npos,
             reply.error->english().c_str());
    QCOMPARE(int(reply.outcome), int(Outcome::Unknown)); // and is looked for, never taken for done
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "test_refusals.moc"
