#include "models/job/files/resolve.h"
#include "models/job/sql/sqlselect.h"
#include "sourcedir.h"
#include "tests/models/hocon/jobcases.h"

using namespace sluice;
using namespace sluice::hocon;
using namespace sluice::job;

class TestSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheCommandLine_data();
    void agreesWithTheCommandLine();
    void printsSelectsAsTheEngineDoes();
    void takesLinesApartAsTheEngineDoes();
    void problemsPointIntoTheSql_data();
    void problemsPointIntoTheSql();
    void tellsOneProblemForEachBrokenStatement();
    void remarksOnWhatIsIgnored_data();
    void remarksOnWhatIsIgnored();
    void knowsWhereGeneratedTextCameFrom();
    void survivesDeepNesting();
};

namespace {

std::string reprinted(const std::string &query)
{
    const std::vector<job::detail::SqlToken> tokens = job::detail::lexSql(query);
    try {
        job::detail::SqlSelectReader reader(tokens, 0);
        const job::detail::SqlSelect select = reader.read();
        std::size_t end = reader.position();
        end += tokens[end].isSymbol(";") ? 1 : 0;
        return tokens[end].type == job::detail::SqlTokenType::End ? select.text : "!!";
    } catch (const job::detail::SqlFailure &) {
        return "!!";
    }
}

const char *const kTables = "CREATE TABLE s WITH ('connector'='FakeSource','type'='source');\n"
                            "CREATE TABLE k WITH ('connector'='Console','type'='sink');\n";
const char *const kInsert = "INSERT INTO k SELECT * FROM s;\n";

} // namespace

void TestSql::agreesWithTheCommandLine_data()
{
    QTest::addColumn<int>("number");
    const std::vector<JobCase> cases = readJobCases(QStringLiteral("sql.txt"));
    QVERIFY(cases.size() > 100);
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.c_str()) << static_cast<int>(i);
}

void TestSql::agreesWithTheCommandLine()
{
    static const std::vector<JobCase> cases = readJobCases(QStringLiteral("sql.txt"));
    QFETCH(int, number);
    const JobCase &one = cases[static_cast<std::size_t>(number)];
    ResolveOptions options;
    options.variables = one.variables;
    const Result<ResolvedJob> job = resolve(parseSql(one.text), one.text, options);
    QVERIFY2(job.has_value() != one.refused, job ? job->json.c_str() : job.error().english().c_str());
    if (job)
        QCOMPARE(jsonValue(job->json), jsonValue(one.expected));
    else
        QVERIFY(!job.error().message.empty());
}

void TestSql::printsSelectsAsTheEngineDoes()
{
    QStringList lines =
        QString::fromStdString(
            fileText(QStringLiteral(SLUICE_SOURCE_DIR "/tests/models/hocon/cases/select.txt")))
            .split(QLatin1Char('\n'));
    lines.removeFirst();
    QVERIFY(lines.size() > 600);
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2)
        QCOMPARE(reprinted(lines[i].toStdString()), lines[i + 1].mid(2).toStdString());
}

void TestSql::takesLinesApartAsTheEngineDoes()
{
    const std::string text = std::string(kTables) + kInsert;
    const QJsonValue plain = jsonValue(parseSql(text).tree.toJson());
    for (const char *end : {"\r\n", "\r"}) {
        QString changed = QString::fromStdString(text);
        changed.replace(QLatin1Char('\n'), QLatin1String(end));
        QCOMPARE(jsonValue(parseSql(changed.toStdString()).tree.toJson()), plain);
    }
    QVERIFY(!parseSql("\xEF\xBB\xBF" + text).errors.empty());
    QVERIFY(parseSql(text.substr(0, text.size() - 1)).errors.empty());
}

void TestSql::problemsPointIntoTheSql_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &text, const char *marked) {
        QTest::newRow(name) << text << QString::fromUtf8(marked);
    };
    const QString tables = QString::fromUtf8(kTables);
    const QString insert = QString::fromUtf8(kInsert);
    row("statement", tables + QStringLiteral("DROP TABLE s;\n") + insert, "DROP");
    row("select", tables + QStringLiteral("INSERT INTO k\n  SELECT a,, b\n  FROM s;\n"), ",");
    row("hocon in an option",
        QStringLiteral(
            "CREATE TABLE s WITH (\n'connector'='F',\n'type'='source',\n'schema'='{ a = b@c }'\n);\n"
            "CREATE TABLE k WITH ('connector'='C','type'='sink');\n") +
            insert,
        "@");
    row("config block", QStringLiteral("/* config\nenv {\n  a = x*y\n}\n*/\n") + tables + insert, "*");
    row("substitution", QStringLiteral("/* config\nenv { a = ${x} }\n*/\n") + tables + insert, "${x}");
    row("twice", tables + QStringLiteral("CREATE TABLE k AS SELECT a FROM s;\n") + insert, "k");
    row("no connector", QStringLiteral("CREATE TABLE s WITH ('type'='source');\n"), "s");
    row("no such sink", tables + QStringLiteral("INSERT INTO nope SELECT * FROM s;\n"), "nope");
    row("no such table", tables + QStringLiteral("INSERT INTO k SELECT * FROM nope;\n"),
        "SELECT * FROM nope");
    row("open quote", tables + QStringLiteral("INSERT INTO k SELECT 'a FROM s;\n"), "'a FROM s");
}

void TestSql::problemsPointIntoTheSql()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const std::string sql = text.toStdString();
    const SqlJob job = parseSql(sql);
    QCOMPARE(job.errors.size(), std::size_t(1));
    const SyntaxError &error = job.errors.front();
    QVERIFY(error.span.end() <= sql.size());
    QCOMPARE(QString::fromStdString(sql.substr(error.span.offset, error.span.length)), marked);
    QVERIFY(!error.message.english().empty());
}

void TestSql::tellsOneProblemForEachBrokenStatement()
{
    const SqlJob job = parseSql("CREATE TABLE s WITH ('connector'='F','type'='source';\n"
                                "CREATE TABLE k WITH ('connector'='C','type'='sink');\n"
                                "CREATE TABLE d AS SELECT FROM s;\n"
                                "INSERT INTO k SELECT * FROM d;\n");
    QCOMPARE(job.errors.size(), std::size_t(2));
}

void TestSql::remarksOnWhatIsIgnored_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    const QString job = QString::fromUtf8(kTables) + QString::fromUtf8(kInsert);
    QTest::newRow("comment") << job + QStringLiteral("/* x */\nSELECT\n")
                             << QStringLiteral("/* x */\nSELECT\n");
    QTest::newRow("config") << job + QStringLiteral("/* config\nenv { }\n")
                            << QStringLiteral("/* config\nenv { }\n");
    QTest::newRow("semicolon") << job + QStringLiteral("INSERT INTO k\nSELECT s\n")
                               << QStringLiteral("INSERT INTO k\nSELECT s");
    QTest::newRow("type") << job + QStringLiteral("CREATE TABLE z WITH ('connector'='X');\n")
                          << QStringLiteral("z");
}

void TestSql::remarksOnWhatIsIgnored()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const std::string sql = text.toStdString();
    const SqlJob job = parseSql(sql);
    QVERIFY(job.errors.empty());
    QCOMPARE(job.remarks.size(), std::size_t(1));
    const TextSpan span = job.remarks.front().span;
    QCOMPARE(QString::fromStdString(sql.substr(span.offset, span.length)), marked);
}

void TestSql::knowsWhereGeneratedTextCameFrom()
{
    const std::string sql = "CREATE TABLE s WITH ('connector'='F','type'='source',\n"
                            "  'note' = 'it''s',\n  'rows' = '[ 1,\n 2 ]');\n" +
                            std::string("CREATE TABLE k WITH ('connector'='C','type'='sink');\n") + kInsert;
    const SqlJob job = parseSql(sql);
    QVERIFY(job.errors.empty());
    const auto origin = [&](std::string_view pointer) {
        const TextSpan span = job.hocon.source(job.tree.find(pointer)->span());
        return sql.substr(span.offset, span.length);
    };
    QCOMPARE(origin("/source/0/rows/1"), std::string("2"));
    QCOMPARE(origin("/source/0/note"), std::string("it''s"));
    QCOMPARE(origin("/transform/0/query"), std::string("SELECT * FROM s"));
    QCOMPARE(origin("/sink/0/source_table_name"), std::string("k"));
}

void TestSql::survivesDeepNesting()
{
    const std::string open(100000, '(');
    const SqlJob job = parseSql(kTables + ("INSERT INTO k SELECT " + open) + "1 FROM s;\n");
    QCOMPARE(job.errors.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestSql)
#include "test_sql.moc"
