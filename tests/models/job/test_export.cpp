#include "models/job/files/export.h"
#include "models/job/files/shell.h"
#include "models/job/job.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace sluice;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsWhatTheEngineTakes();
    void jsonRefusesWhatItCannotHold();
    void confKeepsTheTextAndTakesJson();
    void curlSurvivesTheShell();
    void curlTakesALargeJob();
    void commandNamesTheFile();
    void secretsAreMasked();
    void streamingIsOfferedOnlyWhereItWorks();
};

namespace {

hocon::Tree conf(const char *text)
{
    return hocon::Tree::parse(text, hocon::Syntax::Conf);
}

} // namespace

void TestExport::jsonIsWhatTheEngineTakes()
{
    const auto json =
        job::toJson(conf("env { job.mode = BATCH }\nsource { A { q = \"x {,}: \\\" y\" } }\nsink { B {} }"));
    QVERIFY(json.has_value());
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(*json)).object();
    QCOMPARE(root[QStringLiteral("env")][QStringLiteral("job.mode")].toString(), QStringLiteral("BATCH"));
    QCOMPARE(root[QStringLiteral("source")][0][QStringLiteral("plugin_name")].toString(),
             QStringLiteral("A"));
    QCOMPARE(root[QStringLiteral("source")][0][QStringLiteral("q")].toString(),
             QStringLiteral("x {,}: \" y"));
    QVERIFY(json->find("\n  \"env\": {\n") != std::string::npos);
}

void TestExport::jsonRefusesWhatItCannotHold()
{
    const auto unresolved = job::toJson(conf("env { a = ${nobody} }"));
    QVERIFY(!unresolved && unresolved.error().code == ErrorCode::Unsupported);
    QVERIFY(unresolved.error().english().find("${nobody}") != std::string::npos);
    const auto broken = job::toJson(conf("env {\n a = b@c\n}"));
    QVERIFY(!broken && broken.error().code == ErrorCode::Parse);
    QCOMPARE(broken.error().place, std::string("line 2"));
}

void TestExport::confKeepsTheTextAndTakesJson()
{
    const char *const text = "# c\nsink { Jdbc { password = hush, user = me } }";
    QCOMPARE(job::toConf(conf(text), job::SecretHandling::Keep).value_or(""), std::string(text));
    QCOMPARE(job::toConf(conf(text), job::SecretHandling::Mask).value_or(""),
             std::string("# c\nsink { Jdbc { password = \"******\", user = me } }"));
    const hocon::Tree json = hocon::Tree::parse(
        R"({"env":{"job.mode":"BATCH"},"sink":[{"plugin_name":"Jdbc","password":"hush"}]})",
        hocon::Syntax::Json);
    const auto blocks = job::toConf(json, job::SecretHandling::Mask);
    QVERIFY(blocks.has_value());
    const hocon::Tree read = hocon::Tree::parse(*blocks, hocon::Syntax::Conf);
    QVERIFY(read.errors().empty());
    QCOMPARE(read.find("/sink/0/plugin_name")->text(), std::string("Jdbc"));
    QCOMPARE(read.find("/sink/0/password")->text(), std::string("******"));
}

void TestExport::curlSurvivesTheShell()
{
    const std::string body = job::toJson(conf("env { n = \"it's $HOME `id`\" }")).value_or("");
    const std::string command = job::toCurl(body, job::RestFlavour::V1, "http://h:5801/", "日 & 'x'");
    // A shell function in place of curl prints the words that curl would get.
    QProcess shell;
    shell.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral("curl() { printf '%s\\n' \"$@\"; }\n%1").arg(QString::fromStdString(command))});
    QVERIFY(shell.waitForFinished());
    const QString words = QString::fromUtf8(shell.readAllStandardOutput());
    QVERIFY(words.contains(
        QLatin1String("http://h:5801/hazelcast/rest/maps/submit-job?jobName=%E6%97%A5%20%26%20%27x%27\n")));
    QVERIFY(words.contains(QLatin1String("\"n\": \"it's $HOME `id`\"")));
    const std::string v2 = job::toCurl("{}", job::RestFlavour::V2, "https://h/ctx", "");
    QVERIFY(v2.find("https://h/ctx/submit-job \\") != std::string::npos);
}

void TestExport::curlTakesALargeJob()
{
    const std::string body = "{\"it's\": \"" + std::string(300'000, 'x') + "\"}\n";
    const std::string command = job::toCurl(body, job::RestFlavour::V1, "", "");
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), QStringList());
    // A program in place of curl, as a function is not bound by what the system takes.
    shell.write("curl() { /bin/echo \"$@\" >/dev/null && cat; }\n" + QByteArray::fromStdString(command));
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QVERIFY(shell.readAllStandardOutput() == QByteArray::fromStdString(body));
}

void TestExport::commandNamesTheFile()
{
    QCOMPARE(job::toEngineCommand("my job.conf", "", true),
             std::string("./bin/seatunnel.sh --config 'my job.conf' -m local"));
    QCOMPARE(job::toEngineCommand("/a/b.conf", "it's", false),
             std::string("./bin/seatunnel.sh --config /a/b.conf -m cluster -n 'it'\\''s'"));
}

void TestExport::secretsAreMasked()
{
    const auto json = job::toJson(conf("sink { Jdbc { password = hush } }"), job::SecretHandling::Mask);
    QVERIFY(json && json->find("hush") == std::string::npos);
}

void TestExport::streamingIsOfferedOnlyWhereItWorks()
{
    QVERIFY(job::canStream(conf("source { FakeSource {} }")));
    QVERIFY(job::canStream(conf("source { kafka {}\n MySQL-CDC {} }")));
    QVERIFY(!job::canStream(conf("source { Jdbc {} }")));
    QVERIFY(!job::canStream(conf("source { FakeSource {}\n Unheard {} }")));
    QVERIFY(!job::canStream(conf("env {}")));
}

QTEST_APPLESS_MAIN(TestExport)
#include "test_export.moc"
