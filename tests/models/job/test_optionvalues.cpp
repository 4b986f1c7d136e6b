#include "models/catalog/catalogue.h"
#include "models/job/lint/lint.h"

#include <QTest>

#include <algorithm>

using namespace sluice;

namespace {

std::vector<job::Problem> problemsOf(const QByteArray &env, const job::LintOptions &options = {})
{
    const std::string text =
        "env {\n  job.mode = BATCH\n  " + env.toStdString() + "\n}\nsource { F { } }\nsink { C { } }\n";
    return job::lint(hocon::Tree::parse(text, hocon::Syntax::Conf), options);
}

} // namespace

/// What lint says of values of env that do not fit. The verdicts are those of 2.3.8, asked over REST.
class TestOptionValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTold_data();
    void isTold();
    void isFine_data();
    void isFine();
    void jarsBecomeAddresses_data();
    void jarsBecomeAddresses();
    void aModeIsSaidAsItStands_data();
    void aModeIsSaidAsItStands();
    void offersWhatWasMeant();
    void theCatalogueDecides();
};

void TestOptionValues::isTold_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("severity");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *env, const char *code, job::ProblemSeverity severity, const char *words) {
        QTest::newRow(env) << QByteArray(env) << QByteArray(code) << static_cast<int>(severity)
                           << QByteArray(words);
    };
    constexpr auto error = job::ProblemSeverity::Error;
    constexpr auto hint = job::ProblemSeverity::Hint;
    row("parallelism = abc", "wrong-type", error, "\"abc\"");
    row("parallelism = [1]", "wrong-type", error, "[…]");
    row("parallelism { a = 1 }", "wrong-type", error, "{…}");
    row("parallelism = true", "wrong-type", error, "true");
    row("parallelism = 99999999999", "wrong-type", error, "2147483647");
    row("parallelism = 1.5", "out-of-range", hint, "takes it as 1");
    row("parallelism = 0", "out-of-range", hint, "as if it were 1");
    row("checkpoint.timeout = soon", "wrong-type", error, "whole number");
    row("checkpoint.timeout = null", "wrong-type", error, "null");
    row("checkpoint.timeout = \" 20000\"", "wrong-type", error, "\" 20000\"");
    row("checkpoint.interval = \"+5\"", "out-of-range", error, "at least 10");
    row("checkpoint.timeout = \"５\"", "out-of-range", error, "at least 10");
    row("job.retry.times = -2147483649", "wrong-type", error, "at least -2147483648");
    // Each option with null, a blank beside the value, and nothing: the engine is not of one mind.
    row("checkpoint.interval = null", "wrong-type", error, "null");
    row("checkpoint.interval = \"\"", "wrong-type", error, "\"\"");
    row("job.retry.times = \"3 \"", "wrong-type", error, "\"3 \"");
    row("read_limit.rows_per_second = \" 1000 \"", "wrong-type", error, "fails before it reads a row");
    row("parallelism = \"\"", "wrong-type", error, "\"\"");
    row("savemode.execute.location = \"CLUSTER \"", "bad-choice", error, "CLIENT, CLUSTER");
    row("tag_filter = \"\"", "wrong-type", error, "names and values");
    row("jars = null", "wrong-type", error, "null");
    row("job.retry.times = 1.5", "wrong-type", error, "1.5");
    row("job.retry.interval.seconds = \"\"", "wrong-type", error, "\"\"");
    row("read_limit.rows_per_second = 0", "out-of-range", error, "fails before it reads a row");
    row("read_limit.bytes_per_second = x", "wrong-type", error, "fails before it reads a row");
    row("savemode.execute.location = here", "bad-choice", error, "CLIENT, CLUSTER");
    row("tag_filter = x", "wrong-type", error, "names and values");
    row("tag_filter { a = 1 }", "wrong-type", error, "a in tag_filter is 1: it must be a text");
    row("tag_filter { a = true }", "wrong-type", error, "a in tag_filter is true");
    row("tag_filter { a = null }", "wrong-type", error, "a in tag_filter is null");
    row("tag_filter { a = [x] }", "wrong-type", error, "a in tag_filter is […]");
    row("tag_filter { a = b, c { d = e } }", "wrong-type", error, "c in tag_filter is {…}");
    row("shade.identifier = []", "wrong-type", error, "shade.identifier is []");
    row("shade.identifier { a = 1 }", "wrong-type", error, "shade.identifier is {…}");
    row("parallelism = \"\\\"x\\\"\"", "wrong-type", error, "parallelism is");
    row("parallelism = \"\\\"1.5\\\"\"", "wrong-type", error, "parallelism is");
    row("parallelism = \"\\\"0\\\"\"", "out-of-range", hint, "as if it were 1");
    row("checkpoint.timeout = \"\\\"20000\\\"\"", "wrong-type", error, "whole number");
    row("savemode.execute.location = \"\\\"client\\\"\"", "bad-choice", error, "CLIENT, CLUSTER");
}

void TestOptionValues::isTold()
{
    QFETCH(QByteArray, env);
    QFETCH(QByteArray, code);
    QFETCH(int, severity);
    QFETCH(QByteArray, words);
    const std::vector<job::Problem> problems = problemsOf(env);
    const auto it = std::find_if(problems.begin(), problems.end(), [&](const job::Problem &problem) {
        return problem.code == code.toStdString();
    });
    QVERIFY(it != problems.end());
    QCOMPARE(static_cast<int>(it->severity), severity);
    const std::string said = it->message.english();
    QVERIFY2(QByteArray::fromStdString(said).contains(words), said.c_str());
    QCOMPARE(it->place.line, std::size_t(3));
    QVERIFY(!it->fixes.empty());
    for (const job::Fix &fix : it->fixes)
        QVERIFY2(!fix.safe, fix.title.english().c_str()); // only a person knows what was meant
}

void TestOptionValues::isFine_data()
{
    QTest::addColumn<QByteArray>("env");
    for (const char *env : {"parallelism = 4",
                            "parallelism = \"4\"",
                            "parallelism = null",
                            "parallelism = \" 4 \"",
                            "parallelism = \"4 \"",
                            "job.retry.times = null",
                            "job.retry.interval.seconds = null",
                            "read_limit.bytes_per_second = null",
                            "savemode.execute.location = null",
                            "job.mode = null",
                            "tag_filter = null",
                            "jars = \"\"",
                            "parallelism = ${?n}",
                            "parallelism = \"${n}\"",
                            "job.retry.times = 0",
                            "job.retry.times = -1",
                            "job.name = 5",
                            "job.name = [1]",
                            "jars { a = 1 }",
                            "savemode.execute.location = client",
                            "savemode.execute.location = 1",
                            "tag_filter { a = b }",
                            "custom_parameters = x",
                            "read_limit.rows_per_second = 1",
                            "flink.parallelism = abc",
                            "tag_filter {}",
                            "tag_filter { a = \"1\" }",
                            "tag_filter { a = ${?n} }",
                            "shade.identifier = true",
                            "shade.identifier = null",
                            "parallelism = \"\\\" 2 \\\"\"",
                            "savemode.execute.location = \"\\\"CLIENT\\\"\"",
                            "job.mode = \"\\\"BATCH\\\"\"",
                            "job.mode = \"\\\"1\\\"\""})
        QTest::newRow(env) << QByteArray(env);
}

void TestOptionValues::isFine()
{
    QFETCH(QByteArray, env);
    for (const job::Problem &problem : problemsOf(env)) {
        for (const char *code : {"wrong-type", "bad-choice", "out-of-range"})
            QVERIFY2(problem.code != code, problem.message.english().c_str());
    }
}

void TestOptionValues::jarsBecomeAddresses_data()
{
    QTest::addColumn<QByteArray>("jars");
    QTest::addColumn<QByteArray>("fixed");
    const auto row = [](const char *jars, const char *fixed) {
        QTest::newRow(jars) << QByteArray(jars) << QByteArray(fixed);
    };
    row("/opt/x.jar", "file:///opt/x.jar");
    row("file:///a.jar;/b c.jar", "file:///a.jar;file:///b%20c.jar");
    row("/100%/x.jar; /y.jar", "file:///100%25/x.jar;file:///y.jar");
    row("file:/a b/\u00e4%20c.jar", "file:///a%20b/%C3%A4%20c.jar");
    for (const char *nobodyKnows : {"x.jar", "lib/x.jar;/y.jar", "C:/x.jar", "http://h/x.jar"})
        row(nobodyKnows, "");
}

void TestOptionValues::jarsBecomeAddresses()
{
    QFETCH(QByteArray, jars);
    QFETCH(QByteArray, fixed);
    const std::string before = "env {\n  jars = \"" + jars.toStdString() +
                               "\"\n  job.mode = BATCH\n}\nsource { A { } }\nsink { B { } }\n";
    const hocon::Tree tree = hocon::Tree::parse(before, hocon::Syntax::Conf);
    const std::vector<job::Problem> problems = job::lint(tree);
    const auto it = std::find_if(problems.begin(), problems.end(),
                                 [](const job::Problem &problem) { return problem.code == "jar-address"; });
    QVERIFY(it != problems.end());
    QCOMPARE(it->severity, job::ProblemSeverity::Error);
    // The same file, written so that the engine takes it: nothing that a person has to decide.
    const hocon::Tree after = tree.with(applied(before, job::fixAll(tree).edits));
    QCOMPARE(QByteArray::fromStdString(after.find("/env/jars")->text()), fixed.isEmpty() ? jars : fixed);
    QCOMPARE(it->fixes.empty(), fixed.isEmpty());
}

void TestOptionValues::aModeIsSaidAsItStands_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("list") << QByteArray("[]") << QByteArray("job.mode is [];");
    QTest::newRow("items") << QByteArray("[BATCH]") << QByteArray("job.mode is […];");
    QTest::newRow("block") << QByteArray("{ a = 1 }") << QByteArray("job.mode is {…};");
    QTest::newRow("number") << QByteArray("2") << QByteArray("job.mode is 2;");
    QTest::newRow("text") << QByteArray("\"\"") << QByteArray("job.mode is \"\";");
}

void TestOptionValues::aModeIsSaidAsItStands()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, said);
    const std::vector<job::Problem> problems = problemsOf("job.mode = " + mode);
    const auto it = std::find_if(problems.begin(), problems.end(),
                                 [](const job::Problem &problem) { return problem.code == "bad-choice"; });
    QVERIFY(it != problems.end());
    QVERIFY2(QByteArray::fromStdString(it->message.english()).startsWith(said),
             it->message.english().c_str());
}

void TestOptionValues::offersWhatWasMeant()
{
    const std::vector<job::Problem> problems = problemsOf("savemode.execute.location = clinet");
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].fixes.size(), std::size_t(1));
    QCOMPARE(problems[0].fixes[0].title.english(), std::string("Set savemode.execute.location to CLIENT"));
    QCOMPARE(problems[0].fixes[0].edits().size(), std::size_t(1));
    QCOMPARE(problems[0].fixes[0].edits()[0].text, std::string("CLIENT"));
}

// Lint knows no option: what is unknown, and what fits, is in the rules it is given.
void TestOptionValues::theCatalogueDecides()
{
    const auto env = std::make_shared<const catalog::RuleSet>(
        catalog::RuleSet::Facts{.scope = {},
                                .sections = {},
                                .options = {{.key = "job.mode"},
                                            {.key = "answer",
                                             .type = catalog::OptionType::Integer,
                                             .maximum = 42,
                                             .wrongType = catalog::Misfit::Refused}}});
    const job::LintOptions options{
        .catalogue = std::make_shared<const catalog::Catalogue>("of a test", std::vector{env})};
    QVERIFY(problemsOf("answer = 42", options).empty());
    const auto codes = [&](const char *text, const job::LintOptions &by) {
        QByteArrayList found;
        for (const job::Problem &problem : problemsOf(text, by))
            found.append(QByteArray::fromStdString(problem.code));
        return found.join(' ');
    };
    QCOMPARE(codes("answer = 43", options), QByteArray("wrong-type"));
    QCOMPARE(codes("parallelism = x", options), QByteArray("unknown-env-option"));
    QCOMPARE(codes("answer = 43", {}), QByteArray("unknown-env-option"));
}

QTEST_APPLESS_MAIN(TestOptionValues)
#include "test_optionvalues.moc"
