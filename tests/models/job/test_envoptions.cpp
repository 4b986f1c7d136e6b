#include "models/job/allclear.h"
#include "models/job/analysis.h"
#include "models/job/job.h"
#include "models/job/lint/lint.h"

#include <QTest>

#include <algorithm>

using namespace sluice;

/// What lint says of the options of env as they reach the engine: by the names that it reads their keys as,
/// with the values that variables bring. The verdicts are those of 2.3.8, asked over REST.
class TestEnvOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsJudgedAsTheOptionItBecomes_data();
    void aKeyIsJudgedAsTheOptionItBecomes();
    void aKeyIsRefusedWithWhatItBecomes_data();
    void aKeyIsRefusedWithWhatItBecomes();
    void theLastOfOneOptionCounts_data();
    void theLastOfOneOptionCounts();
    void fixesGiveTheKeyItsName();
    void allKeysOfCheckpointsAreRemoved();
    void aValueOfAVariableIsJudged_data();
    void aValueOfAVariableIsJudged();
    void aVariableWithoutAValueStaysOne_data();
    void aVariableWithoutAValueStaysOne();
    void aFixDoesNotDecideWhatAVariableDoes();
    void theAllClearSaysWhatWasLookedAt();
};

namespace {

std::string jobWith(const std::string &env)
{
    return "env {\n  " + env + "\n}\nsource { FakeSource { } }\nsink { Consle { } }\n";
}

std::vector<job::Problem> problemsOf(const std::string &env, std::vector<std::string> variables = {})
{
    job::LintOptions options;
    options.variables = std::move(variables);
    return job::lint(hocon::Tree::parse(jobWith(env), hocon::Syntax::Conf), options);
}

QByteArray told(const std::vector<job::Problem> &problems)
{
    QByteArray all;
    for (const job::Problem &problem : problems)
        all += QByteArray::fromStdString(problem.code + ": " + problem.message.english()) + "\n";
    return all;
}

QByteArray codes(const std::vector<job::Problem> &problems)
{
    QByteArrayList all;
    for (const job::Problem &problem : problems)
        all.append(QByteArray::fromStdString(problem.code));
    return all.join(' ');
}

} // namespace

void TestEnvOptions::aKeyIsJudgedAsTheOptionItBecomes_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("code"); // of the one sentence
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *option, const char *code, const char *words) {
        QTest::newRow(option) << QByteArray(option) << QByteArray(code) << QByteArray(words);
    };
    row(R"("parallelism " = abc)", "wrong-type", "parallelism is \"abc\"");
    row(R"("\"parallelism\"" = abc)", "wrong-type", "parallelism is \"abc\"");
    row(R"("\"\\\"parallelism\\\"\"" = abc)", "wrong-type", "parallelism is \"abc\""); // REST reads it twice
    row(R"("parallelism->x" = 1)", "wrong-type", "parallelism is {…}");
    row(R"(" checkpoint.timeout" = 5)", "checkpoint-too-small", "checkpoint.timeout is 5 ms");
    row(R"("checkpoint.interval " = 10000)", "batch-checkpoint", "sets checkpoint.interval");
    row(R"("job.retry.times " = abc)", "wrong-type", "job.retry.times is \"abc\"");
    row(R"("read_limit.rows_per_second " = 0)", "out-of-range", "read_limit.rows_per_second is 0");
    row(R"("jars " = "a b")", "jar-address", "jars is \"a b\"");
    row(R"("tag_filter " = 1)", "wrong-type", "tag_filter is 1");
    row(R"("shade.identifier " = [a])", "wrong-type", "shade.identifier is […]");
    row(R"("job " { "mode " = nonsense })", "bad-choice", "job.mode is \"nonsense\"");
    row(R"("parallelism " = 2)", "key-as-path", "takes it for parallelism");
    row(R"("paralelism " = 2)", "unknown-env-option",
        "option paralelism silently; did you mean parallelism?");
    row(R"("colour->x" = 1)", "unknown-env-option", "option colour silently.");
}

void TestEnvOptions::aKeyIsJudgedAsTheOptionItBecomes()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, words);
    const bool ownMode = option.contains("mode");
    const auto problems = problemsOf((ownMode ? "" : "job.mode = BATCH\n  ") + option.toStdString());
    const auto here = std::count_if(problems.begin(), problems.end(), [&](const job::Problem &problem) {
        return problem.place.line == (ownMode ? 2U : 3U) && problem.code != "checkpoint-nested";
    });
    const auto it = std::find_if(problems.begin(), problems.end(), [&](const job::Problem &problem) {
        return problem.code == code.toStdString();
    });
    QVERIFY2(it != problems.end(), told(problems));
    QVERIFY2(QByteArray::fromStdString(it->message.english()).contains(words), told(problems));
    // Two for the inner key of a block, which is no option of env itself.
    QVERIFY2(here == (ownMode ? 3 : code == "checkpoint-too-small" ? 2 : 1), told(problems));
}

void TestEnvOptions::aKeyIsRefusedWithWhatItBecomes_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::newRow("empty") << QByteArray(R"("" = 1)");
    QTest::newRow("empty in quotes") << QByteArray(R"("\"\"" = 1)");
    QTest::newRow("a colon in quotes") << QByteArray(R"("\"a:b\"" = 1)");
}

void TestEnvOptions::aKeyIsRefusedWithWhatItBecomes()
{
    QFETCH(QByteArray, option);
    const auto problems = problemsOf("job.mode = BATCH\n  " + option.toStdString());
    QCOMPARE(codes(problems), QByteArray("key-as-path"));
    QCOMPARE(problems.front().severity, job::ProblemSeverity::Error);
}

void TestEnvOptions::theLastOfOneOptionCounts_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<bool>("batch");
    QTest::newRow("the plain one") << QByteArray(R"("job.mode " = STREAMING, job.mode = BATCH)") << true;
    QTest::newRow("the other") << QByteArray(R"(job.mode = STREAMING, "job.mode " = BATCH)") << true;
    QTest::newRow("the second of two")
        << QByteArray(R"(" job.mode" = BATCH, "job.mode " = STREAMING)") << false;
    QTest::newRow("behind an arrow") << QByteArray(R"("job->mode" = STREAMING)") << false;
}

void TestEnvOptions::theLastOfOneOptionCounts()
{
    QFETCH(QByteArray, env);
    QFETCH(bool, batch);
    const job::ModeDecision decision =
        job::decideMode(hocon::Tree::parse(jobWith(env.toStdString()), hocon::Syntax::Conf));
    QCOMPARE(decision.mode, batch ? job::Mode::Batch : job::Mode::Streaming);
}

// What a fix sets is read by the engine's other readers, too.
void TestEnvOptions::fixesGiveTheKeyItsName()
{
    const std::string text = jobWith("job.mode = BATCH\n  \"parallelism \" = 0");
    const auto problems = job::lint(hocon::Tree::parse(text, hocon::Syntax::Conf));
    QCOMPARE(codes(problems), QByteArray("out-of-range"));
    QCOMPARE(problems.front().fixes.size(), std::size_t(1));
    QCOMPARE(applied(text, problems.front().fixes.front().edits()),
             jobWith("job.mode = BATCH\n  \"parallelism\" = 1"));
}

void TestEnvOptions::allKeysOfCheckpointsAreRemoved()
{
    const std::string text =
        jobWith("job.mode = BATCH\n  \"checkpoint.interval \" = 10000\n  checkpoint.interval = 20000");
    const hocon::Tree tree = hocon::Tree::parse(text, hocon::Syntax::Conf);
    QCOMPARE(applied(text, job::fixAll(tree).edits), jobWith("job.mode = BATCH"));
}

void TestEnvOptions::aValueOfAVariableIsJudged_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("code"); // empty: nothing is wrong
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *option, const char *given, const char *code, const char *words) {
        QTest::addRow("%s with %s", option, given)
            << QByteArray(option) << QByteArray(given) << QByteArray(code) << QByteArray(words);
    };
    row("parallelism = ${v}", "v=x", "wrong-type", "parallelism is ${v} = \"x\": it must be");
    row("parallelism = ${v}", "v=4", "", "");
    row("parallelism = \"${v}\"", "v=x", "wrong-type", "parallelism is \"${v}\" = \"x\": it must be");
    row("parallelism = \"${v:x}\"", "", "wrong-type", "parallelism is \"${v:x}\" = \"x\": it must be");
    row("parallelism = \"${v:x}\"", "v=4", "", "");
    row("parallelism = \"${v:}\"", "", "wrong-type", "parallelism is \"${v:}\" = \"\": it must be");
    row("parallelism = \"1${v}\"", "v=a", "wrong-type", "parallelism is \"1${v}\" = \"1a\": it must be");
    row("parallelism = ${v}", "v=0", "out-of-range", "as if it were 1");
    row("checkpoint.interval = ${v}", "v=5", "checkpoint-too-small", "checkpoint.interval is ${v} = 5 ms");
    row("checkpoint.timeout = ${v}", "v=soon", "wrong-type", "checkpoint.timeout is ${v} = \"soon\"");
    row("savemode.execute.location = ${v}", "v=here", "bad-choice", "is ${v} = \"here\"");
    row("savemode.execute.location = ${v}", "v=CLIENT", "", "");
    row("job.mode = ${v}", "v=often", "bad-choice", "job.mode is ${v} = \"often\"");
    row("job.mode = ${v}", "v=batch", "mode-case", "job.mode is ${v} = \"batch\"");
    row("job.mode = ${v}, checkpoint.interval = 10000", "v=BATCH", "batch-checkpoint", "BATCH job");
    row("job.mode = ${v}, checkpoint.interval = 10000", "v=STREAMING", "", "");
    row("job.mode = \"${v:BATCH}\", checkpoint.interval = 10000", "", "batch-checkpoint", "BATCH job");
    row("shade.identifier = ${v}", "v=[a]", "wrong-type", "shade.identifier is ${v} = […]");
}

void TestEnvOptions::aValueOfAVariableIsJudged()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, words);
    const std::string mode = option.contains("job.mode") ? "" : "job.mode = BATCH\n  ";
    const std::string text = jobWith(mode + option.toStdString());
    const auto problems = problemsOf(mode + option.toStdString(), {given.toStdString()});
    const auto it = std::find_if(problems.begin(), problems.end(), [&](const job::Problem &problem) {
        return problem.code == code.toStdString();
    });
    if (code.isEmpty()) {
        QCOMPARE(told(problems), QByteArray());
        return;
    }
    QVERIFY2(it != problems.end(), told(problems));
    QVERIFY2(QByteArray::fromStdString(it->message.english()).contains(words), told(problems));
    if (words.contains("${")) {
        // It is said where the variable stands, and mended where the value was given.
        QCOMPARE(text.substr(it->span.offset, it->span.length).substr(0, 3), std::string("${v"));
        QVERIFY(it->fixes.empty());
    }
}

void TestEnvOptions::aVariableWithoutAValueStaysOne_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("codes");
    QTest::newRow("bare") << QByteArray("parallelism = ${sluice_none}") << QByteArray("unresolved-variable");
    QTest::newRow("quoted") << QByteArray("parallelism = \"${sluice_none}\"")
                            << QByteArray("unresolved-variable");
    QTest::newRow("optional") << QByteArray("parallelism = ${?sluice_none}") << QByteArray();
    QTest::newRow("half") << QByteArray("parallelism = \"${sluice_none}${v}\"")
                          << QByteArray("unresolved-variable");
}

void TestEnvOptions::aVariableWithoutAValueStaysOne()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, codes);
    QCOMPARE(::codes(problemsOf("job.mode = BATCH\n  " + option.toStdString(), {"v=x"})), codes);
}

// The same file may be a STREAMING job with another value.
void TestEnvOptions::aFixDoesNotDecideWhatAVariableDoes()
{
    const auto problems =
        problemsOf("job.mode = \"${v:BATCH}\"\n  checkpoint.interval = 10000\n  checkpoint.timeout = 20000");
    QCOMPARE(codes(problems), QByteArray("batch-checkpoint"));
    QVERIFY(!problems.front().fixes.empty());
    for (const job::Fix &fix : problems.front().fixes)
        QVERIFY2(!fix.safe, fix.title.english().c_str());
}

void TestEnvOptions::theAllClearSaysWhatWasLookedAt()
{
    const job::Analysis job({jobWith("job.mode = BATCH"), {}, {}, {}, {}});
    QVERIFY2(job.problems().empty(), told(job.problems()));
    const std::string said = job::allClear(job).english();
    QVERIFY2(said.starts_with("No problems in env and structure."), said.c_str());
    QVERIFY2(said.find("FakeSource, Consle") != std::string::npos, said.c_str());
    const job::Analysis part({"a = 1 # sluice: ignore no-job\n", {}, {}, {}, {}});
    QCOMPARE(job::allClear(part).english(), std::string("No problems in env and structure."));
}

QTEST_APPLESS_MAIN(TestEnvOptions)
#include "test_envoptions.moc"
