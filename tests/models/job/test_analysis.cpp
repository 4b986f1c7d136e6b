#include "models/job/analysis.h"
#include "models/job/lint/encodingproblem.h"
#include "sourcedir.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace sluice;

/// One reading of a job, whatever language it is in.
class TestAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAFileIs_data();
    void whatAFileIs();
    void aSqlJobIsReadAsSql();
    void problemsOfSqlStandInTheSql();
    void flinkSqlIsTold();
    void sqlProblemsAreSuppressedByAComment();
    void theJobsName_data();
    void theJobsName();
    void howTheTextCameIsToldWhenItIsKnown();
    void sqlThatIsNotUtf8IsAnError();
    void aNulIsToldWhereItStands();
    void anotherTextOfTheSameFile();
    void hoconUnderAnotherNameIsTold_data();
    void hoconUnderAnotherNameIsTold();
    void sharedSqlJobs();
};

namespace {

constexpr const char *kSql = R"(/* config
env { job.mode = BATCH }
*/
CREATE TABLE a (id INT) WITH ('connector' = 'FakeSource', 'type' = 'source');
CREATE TABLE b (id INT) WITH ('connector' = 'Console', 'type' = 'sink');
INSERT INTO b SELECT * FROM a;
)";

job::Analysis read(const std::string &name, std::string text)
{
    return job::Analysis({std::move(text), name, {}, {}, {}});
}

std::string codes(const job::Analysis &job)
{
    std::string result;
    for (const job::Problem &each : job.problems())
        result += std::to_string(each.place.line) + ' ' + each.code + '\n';
    return result;
}

} // namespace

void TestAnalysis::whatAFileIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<job::FileKind>("kind");
    const QString none;
    for (const char *name :
         {"a.conf", "a.config", "a.cfg", "a.txt", "a.hocon", "a", "", "json", "a.json.bak"})
        QTest::newRow(name) << QString::fromLatin1(name) << none << job::FileKind::Hocon;
    for (const char *name : {"a.json", "ORDERS.JSON", "/x.conf/a.Json"})
        QTest::newRow(name) << QString::fromLatin1(name) << none << job::FileKind::Json;
    const auto sql = [](const char *text, job::FileKind kind) {
        QTest::newRow(text) << QStringLiteral("A.SQL") << QString::fromLatin1(text) << kind;
    };
    sql("", job::FileKind::Sql);
    sql("-- nothing yet\n", job::FileKind::Sql);
    sql("create table a (id int) with ('connector' = 'x', 'type'\n=  'source');", job::FileKind::Sql);
    sql("/* config env {} */ insert into b select 1 from a;", job::FileKind::Sql);
    sql("create table a (id int) with ('connector' = 'kafka');", job::FileKind::FlinkSql);
    sql("SET 'parallelism.default' = '2';", job::FileKind::FlinkSql);
    sql("EXECUTE STATEMENT SET BEGIN END;", job::FileKind::FlinkSql);
}

void TestAnalysis::whatAFileIs()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(job::FileKind, kind);
    QCOMPARE(job::fileKind(name.toStdString(), text.toStdString()), kind);
    QCOMPARE(read(name.toStdString(), text.toStdString()).kind(), kind);
    QCOMPARE(job::syntaxOf(kind), kind == job::FileKind::Json ? hocon::Syntax::Json : hocon::Syntax::Conf);
}

void TestAnalysis::aSqlJobIsReadAsSql()
{
    const job::Analysis job = read("orders.sql", kSql);
    QCOMPARE(codes(job), std::string());
    QVERIFY(job.sql());
    QCOMPARE(job.stages().size(), std::size_t(3)); // its SELECT is a transform
    QCOMPARE(job.stages().front().plugin, std::string("FakeSource"));
    QCOMPARE(job.mode().mode, job::Mode::Batch);
    QCOMPARE(job.text(), std::string(kSql));
    QVERIFY2(!job.tree().errors().empty(), "no edit of a key may fit SQL");
}

void TestAnalysis::problemsOfSqlStandInTheSql()
{
    std::string text = kSql;
    text.replace(text.find("BATCH"), 5, "BATCH, checkpoint.interval = 30000");
    const job::Analysis job = read("orders.sql", text);
    QCOMPARE(codes(job), std::string("2 batch-checkpoint\n"));
    const job::Problem &problem = job.problems().front();
    QCOMPARE(text.substr(problem.span.offset, problem.span.length),
             std::string("checkpoint.interval = 30000"));
    QVERIFY2(problem.fixes.empty(), "a fix would be made for the text that the engine generates");
    text.replace(text.find("INSERT INTO"), 11, "INSERT UNTO");
    QVERIFY(codes(read("orders.sql", text)).find("syntax") != std::string::npos);
}

void TestAnalysis::flinkSqlIsTold()
{
    const job::Analysis job =
        read("a.sql", "-- orders\n/* more */\nCREATE TABLE a (id INT) WITH ('connector' = 'print');\n"
                      "INSERT INTO a SELECT 1;\n");
    QCOMPARE(codes(job), std::string("3 wrong-dialect\n"));
}

void TestAnalysis::sqlProblemsAreSuppressedByAComment()
{
    QCOMPARE(codes(read("a.sql", "-- sluice: ignore wrong-dialect\nINSERT INTO a SELECT 1;\n")),
             std::string());
}

void TestAnalysis::theJobsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("env") << "x/orders.conf"
                         << "env { job.name = daily }"
                         << "daily";
    QTest::newRow("file") << "x.d/orders.v2.conf"
                          << "env {}"
                          << "orders.v2";
    QTest::newRow("hidden") << ".orders"
                            << ""
                            << ".orders";
    QTest::newRow("empty name") << "orders.json"
                                << R"({"env": {"job.name": ""}})"
                                << "orders";
    QTest::newRow("null") << "orders.json"
                          << R"({"env": {"job.name": null}})"
                          << "orders";
    QTest::newRow("neither") << ""
                             << "env {}"
                             << "SeaTunnel_Job";
}

void TestAnalysis::theJobsName()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QTEST(QString::fromStdString(read(name.toStdString(), text.toStdString()).jobName()), "expected");
}

void TestAnalysis::howTheTextCameIsToldWhenItIsKnown()
{
    const std::string text = "env {}\nsource { A {} }\nsink { B {} }\n";
    QCOMPARE(codes(job::Analysis({text, {}, {}, {}, {}})), std::string("1 mode-missing\n"));
    QCOMPARE(codes(job::Analysis({text, {}, {}, job::TextOrigin{Encoding::Utf16Le, {}}, {}})),
             std::string("1 mode-missing\n1 not-utf8\n"));
}

// The engine's reader of SQL stops where the others put U+FFFD.
void TestAnalysis::sqlThatIsNotUtf8IsAnError()
{
    const std::string sql = "-- \xE4\xBD\x9C\nSELECT 1;\n"; // as it was decoded
    for (const auto &[name, severity] : {std::pair{"a.sql", job::ProblemSeverity::Error},
                                         std::pair{"a.conf", job::ProblemSeverity::Warning}}) {
        for (const auto &[text, encoding] :
             {std::pair{sql, Encoding::Gbk}, std::pair{std::string("# \xE4 \n"), Encoding::Utf8}}) {
            const job::Analysis job({text, name, {}, job::TextOrigin{encoding, {}}, {}});
            const auto found = std::find_if(job.problems().begin(), job.problems().end(),
                                            [](const auto &each) { return each.code == "not-utf8"; });
            QVERIFY(found != job.problems().end());
            QCOMPARE(found->severity, severity);
        }
    }
}

// The engine reads such a file, but not what it seems to say.
void TestAnalysis::aNulIsToldWhereItStands()
{
    const std::string bytes("env {\n  \0job.mode = BATCH\n}\n", 29);
    const auto problem = job::encodingProblem(bytes);
    QVERIFY(problem);
    QCOMPARE(problem->severity, job::ProblemSeverity::Error);
    QCOMPARE(problem->place.line, std::size_t(2));
    QCOMPARE(problem->place.column, std::size_t(3));
    QVERIFY(problem->message.english().find("NUL byte") != std::string::npos);
}

void TestAnalysis::anotherTextOfTheSameFile()
{
    const job::Analysis job = read("a.json", "{}").with("{\"env\": {}}");
    QCOMPARE(job.kind(), job::FileKind::Json);
    QVERIFY(job.tree().find("/env"));
}

void TestAnalysis::hoconUnderAnotherNameIsTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problems");
    QTest::addColumn<QString>("better");
    const auto row = [](const char *title, const char *name, const char *text, const char *problems,
                        const char *better) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(text) << QByteArray(problems)
                             << QString::fromLatin1(better);
    };
    const char *const job = "env { job.mode = BATCH }\nsource { A {} }\nsink { B {} }\n";
    row("as JSON", "/x/orders.json", job, "1 wrong-name\n", "orders.conf");
    row("in capitals, behind a comment", "ORDERS.JSON", "\xEF\xBB\xBF# c\n{ env { job.mode = BATCH } }\n",
        "1 wrong-name\n", "ORDERS.conf");
    row("as YAML", "/x.y/orders.yaml", job, "1 wrong-name\n", "orders.conf");
    row("as YML", "orders.yml", job, "1 wrong-name\n", "orders.conf");
    row("by its own name", "orders.conf", job, "", "");
    row("JSON with a comma too many", "orders.json", "{\"env\": {\"job.mode\": \"BATCH\",}}", "1 syntax\n",
        "");
    row("JSON with a comment", "orders.json", "# c\n{\"env\": {}}", "1 syntax\n", "");
    row("nothing", "orders.json", "", "1 syntax\n", "");
    row("no HOCON either", "orders.json", "env {\n", "1 syntax\n", "");
    row("YAML", "orders.yaml", "env:\n  job.mode: BATCH\n", "1 syntax\n", "");
}

void TestAnalysis::hoconUnderAnotherNameIsTold()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problems);
    QFETCH(QString, better);
    const job::Analysis job = read(name.toStdString(), text.toStdString());
    QByteArray found;
    for (const job::Problem &each : job.problems())
        if (each.code == "wrong-name" || each.code == "syntax")
            found += QByteArray::number(each.place.line) + ' ' + QByteArray::fromStdString(each.code) + '\n';
    QCOMPARE(found, problems);
    QCOMPARE(QString::fromStdString(job.betterName()), better);
}

/// Those that the engine's command line takes have no error here.
void TestAnalysis::sharedSqlJobs()
{
    const QDir corpus(qEnvironmentVariable("SLUICE_SHARED", QStringLiteral(SLUICE_SOURCE_DIR "/../shared")) +
                      QStringLiteral("/data/corpus"));
    if (!corpus.exists())
        QSKIP("there is no corpus: SLUICE_SHARED names no folder with data/corpus");
    QFile verdicts(corpus.filePath(QStringLiteral("verdicts.tsv")));
    QVERIFY(verdicts.open(QIODevice::ReadOnly));
    int accepted = 0;
    while (!verdicts.atEnd()) {
        const QStringList columns = QString::fromUtf8(verdicts.readLine()).split(QLatin1Char('\t'));
        if (!columns[0].endsWith(QLatin1String(".sql")) || columns[3] != QLatin1String("ok"))
            continue;
        ++accepted;
        QFile file(corpus.filePath(QStringLiteral("files/") + columns[0]));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const job::Analysis job = read(columns[0].toStdString(), file.readAll().toStdString());
        for (const job::Problem &each : job.problems())
            QVERIFY2(each.severity != job::ProblemSeverity::Error,
                     qPrintable(columns[0] + QLatin1Char(' ') + QString::fromStdString(each.code)));
    }
    QVERIFY(accepted > 1);
}

QTEST_APPLESS_MAIN(TestAnalysis)

#include "test_analysis.moc"
