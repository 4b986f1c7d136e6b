#include "models/catalog/catalogue.h"
#include "models/job/lint/lint.h"
#include "tests/integration/seatunnel/realengine.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace sluice;
using sluice::testing::RealEngine;

/// What lint says of an option's value and what a real engine does with it are the same: an error where the
/// job is refused or fails before its first row, and nowhere else.
class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void lintSaysWhatTheEngineDoes_data();
    void lintSaysWhatTheEngineDoes();
    void lintKnowsTheKeysThatTheEngineTakes_data();
    void lintKnowsTheKeysThatTheEngineTakes();

private:
    RealEngine engine_;
};

namespace {

constexpr qsizetype kRows = 5;

QByteArray jobWith(const QString &key, const QJsonValue &value)
{
    QJsonObject env{{QStringLiteral("job.mode"), QStringLiteral("BATCH")},
                    {QStringLiteral("job.name"), QStringLiteral("option")},
                    {QStringLiteral("job.retry.times"), 0}}; // one that fails is FAILED at once
    env[key] = value;
    const QJsonObject fields{{QStringLiteral("id"), QStringLiteral("int")}};
    const QJsonObject source{{QStringLiteral("plugin_name"), QStringLiteral("FakeSource")},
                             {QStringLiteral("row.num"), kRows},
                             {QStringLiteral("schema"), QJsonObject{{QStringLiteral("fields"), fields}}}};
    const QJsonObject sink{{QStringLiteral("plugin_name"), QStringLiteral("Console")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("env"), env},
                                     {QStringLiteral("source"), QJsonArray{source}},
                                     {QStringLiteral("sink"), QJsonArray{sink}}})
        .toJson(QJsonDocument::Compact);
}

/// What a value of one option can be: texts, numbers, and what is neither.
QJsonArray values(const catalog::OptionRule &rule)
{
    if (rule.type == catalog::OptionType::Choice) {
        QJsonArray names{QStringLiteral("here"),
                         QString(),
                         1,
                         7,
                         QStringLiteral(" x"),
                         QJsonValue::Null,
                         QStringLiteral("00"),
                         QStringLiteral("-0"),
                         QStringLiteral("+0"),
                         QStringLiteral("1 "),
                         QString::fromStdString(rule.choices.front()) + QLatin1Char(' '),
                         QLatin1Char(' ') + QString::fromStdString(rule.choices.front()) + QLatin1Char(' ')};
        for (const std::string &choice : rule.choices) {
            const QString small = QString::fromStdString(choice).toLower();
            names.append(small);
            // In quotes of its own it is read as JSON.
            names.append(QStringLiteral("\"%1\"").arg(QString::fromStdString(choice)));
            names.append(QStringLiteral(" \" %1\" x").arg(QString::fromStdString(choice)));
            names.append(QStringLiteral("\"%1\"").arg(small));
            // Letters whose upper case is one of ASCII, and one whose lower case is.
            names.append(QString(small).replace(u'i', u'ı').replace(u's', u'ſ'));
            names.append(QString(small).replace(u'i', u'İ').replace(u'u', u'ü'));
        }
        return names;
    }
    if (rule.type == catalog::OptionType::Integer)
        return {QStringLiteral("abc"),
                QStringLiteral("20"),
                QStringLiteral(" 20"),
                QStringLiteral("20 "),
                QStringLiteral(" 20 "),
                QString(),
                QJsonValue::Null,
                QStringLiteral("1e3x"),
                20,
                0,
                1.5,
                true,
                QJsonArray{1},
                QStringLiteral("99999999999"),
                QStringLiteral("\" 20\""),
                QStringLiteral("\"1.5\""),
                QStringLiteral("\"\"")};
    if (rule.form == catalog::TextForm::Jars)
        return {QStringLiteral("x.jar"),
                QStringLiteral("/opt/x.jar"),
                QStringLiteral("file:///opt/x.jar"),
                QStringLiteral("file:x.jar"),
                QStringLiteral("file:///a b.jar"),
                QStringLiteral("file:/%C3%A4.jar"),
                QStringLiteral("file:/ä.jar"),
                QStringLiteral("file:///a.jar;/b.jar"),
                QStringLiteral("/opt/lib"),
                QStringLiteral("http://h/x.jar"),
                QStringLiteral(" file:///opt/x.jar "),
                QString(),
                QJsonValue::Null,
                QJsonArray{1},
                QJsonObject()};
    return {
        QStringLiteral("x"), QStringLiteral(" x "), QString(), QStringLiteral("\u200b"), QJsonValue::Null, 5,
        QJsonArray{1},       QJsonObject()};
}

/// The key in env, or deep inside of a plugin.
QByteArray jobWithKey(const QString &key, bool inEnv)
{
    const QJsonObject named{{key, 1}};
    if (inEnv)
        return jobWith(QStringLiteral("custom_parameters"), named);
    QJsonObject job = QJsonDocument::fromJson(jobWith(QStringLiteral("parallelism"), 1)).object();
    QJsonObject source = job[QStringLiteral("source")].toArray().first().toObject();
    source.insert(QStringLiteral("deep"), QJsonArray{QJsonObject{{QStringLiteral("below"), named}}});
    job[QStringLiteral("source")] = QJsonArray{source};
    return QJsonDocument(job).toJson(QJsonDocument::Compact);
}

} // namespace

void TestOptions::initTestCase()
{
    SLUICE_START_REAL_ENGINE(engine_, 1);
}

void TestOptions::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", qPrintable(engine_.logTail(0, 20)));
}

void TestOptions::lintSaysWhatTheEngineDoes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("job");
    const auto row = [](const QString &key, const QJsonValue &value) {
        const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        QTest::addRow("%s = %s", qPrintable(key), text.constData()) << key.trimmed() << jobWith(key, value);
    };
    for (const catalog::OptionRule &rule : catalog::Catalogue::standard()->env().options()) {
        const QString key = QString::fromStdString(rule.key);
        const QJsonArray all = values(rule);
        for (const auto &value : all)
            row(key, value);
        // Under a key that the engine reads as this one.
        row(key + QLatin1Char(' '), all.first());
        row(QStringLiteral("\"%1\"").arg(key), all.first());
    }
    row(QStringLiteral(R"("\"parallelism\"")"), QStringLiteral("abc"));         // it reads a key twice, …
    row(QStringLiteral(R"("\"\\\"parallelism\\\"\"")"), QStringLiteral("abc")); // … not three times
    row(QStringLiteral("parallelism->x"), 1);
    row(QStringLiteral("tag_filter"), QJsonObject{{QStringLiteral("a"), 1}});
    for (const QJsonValue &value : {QJsonValue(QJsonArray()), QJsonValue(QJsonObject()), QJsonValue(true),
                                    QJsonValue(QJsonValue::Null), QJsonValue(QStringLiteral("nope"))})
        row(QStringLiteral("shade.identifier"), value);
}

void TestOptions::lintKnowsTheKeysThatTheEngineTakes_data()
{
    QTest::addColumn<QByteArray>("job");
    QStringList keys{QString(),
                     QStringLiteral("a.b"),
                     QStringLiteral("a..b"),
                     QStringLiteral("a."),
                     QStringLiteral(".a"),
                     QStringLiteral("."),
                     QStringLiteral("ünï"),
                     QStringLiteral(" blank "),
                     QStringLiteral("\"quoted\""),
                     QStringLiteral("a->b"),
                     QStringLiteral("a//b"),
                     QStringLiteral("a/b"),
                     QStringLiteral("a'b"),
                     QStringLiteral("a\nb"),
                     QStringLiteral("a\tb"),
                     QStringLiteral("${x}")};
    for (char sign = '!'; sign < 127; ++sign) {
        if (!QChar::fromLatin1(sign).isLetterOrNumber())
            keys.append(QStringLiteral("a%1b").arg(QLatin1Char(sign)));
    }
    for (const QString &key : std::as_const(keys)) {
        QTest::addRow("env %s", qPrintable(key.toHtmlEscaped())) << jobWithKey(key, true);
        QTest::addRow("source %s", qPrintable(key.toHtmlEscaped())) << jobWithKey(key, false);
    }
}

void TestOptions::lintKnowsTheKeysThatTheEngineTakes()
{
    QFETCH(QByteArray, job);
    const std::vector<job::Problem> problems =
        job::lint(hocon::Tree::parse(job.toStdString(), hocon::Syntax::Json));
    const bool isTold = std::any_of(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.code == "key-as-path" && problem.severity == job::ProblemSeverity::Error;
    });
    const auto submitted = engine_.post(QStringLiteral("/submit-job"), job);
    QCOMPARE(submitted.has_value(), !isTold);
    if (!submitted)
        QVERIFY2(submitted.error().english().find("Invalid path") != std::string::npos,
                 submitted.error().english().c_str());
}

void TestOptions::lintSaysWhatTheEngineDoes()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, job);
    const std::vector<job::Problem> problems =
        job::lint(hocon::Tree::parse(job.toStdString(), hocon::Syntax::Json));
    const auto error = std::find_if(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.severity == job::ProblemSeverity::Error;
    });
    const bool isTold = error != problems.end();
    const auto submitted = engine_.post(QStringLiteral("/submit-job"), job);
    if (!submitted) {
        QCOMPARE(submitted.error().code, ErrorCode::Http); // it answered, and no
        QVERIFY2(isTold, submitted.error().english().c_str());
        return;
    }
    const QString id = submitted->object().value(QLatin1String("jobId")).toString();
    const auto state = [&] {
        const auto info = engine_.get(QStringLiteral("/job-info/") + id);
        return info ? info->object().value(QLatin1String("jobStatus")).toString() : QString();
    };
    QString last;
    // STREAMING jobs of FakeSource go on; that they run is enough.
    QTRY_VERIFY_WITH_TIMEOUT(!(last = state()).isEmpty() && last != QLatin1String("SCHEDULED") &&
                                 (last != QLatin1String("RUNNING") || key == QLatin1String("job.mode")),
                             60000);
    // Workers that carry a tag which none has: the options are right, the cluster is another one.
    const bool runs = last == QLatin1String("FINISHED") || last == QLatin1String("RUNNING");
    QVERIFY2(runs != isTold,
             qPrintable(last + QLatin1Char(' ') +
                        (isTold ? QString::fromStdString(error->message.english()) : QString())));
}

QTEST_GUILESS_MAIN(TestOptions)
#include "test_options.moc"
