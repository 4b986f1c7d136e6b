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
    row("jars = null", "wrong-type", error, "null");
    row("job.retry.times = 1.5", "wrong-type", error, "1.5");
    row("job.retry.interval.seconds = \"\"", "wrong-type", error, "\"\"");
    row("read_limit.rows_per_second = 0", "out-of-range", error, "fails before it reads a row");
    row("read_limit.bytes_per_second = x", "wrong-type", error, "fails before it reads a row");
    row("savemode.execute.location = here", "bad-choice", error, "CLIENT, CLUSTER");
    row("tag_filter = x", "wrong-type", error, "names and values");
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
    for (const char *env :
         {"parallelism = 4", "parallelism = \"4\"", "parallelism = null", "parallelism = ${?n}",
          "parallelism = \"${n}\"", "job.retry.times = 0", "job.retry.times = -1", "job.name = 5",
          "job.name = [1]", "jars { a = 1 }", "savemode.execute.location = client",
          "savemode.execute.location = 1", "tag_filter { a = b }", "custom_parameters = x",
          "read_limit.rows_per_second = 1", "flink.parallelism = abc"})
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
