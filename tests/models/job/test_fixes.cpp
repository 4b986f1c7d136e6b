#include "models/hocon/pointer.h"
#include "models/hocon/tokens/scan.h"
#include "models/job/lint/lint.h"
#include "sourcedir.h"
#include "tests/support/growth.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

using namespace sluice;

/// What is offered for a problem helps, and does no harm.
class TestFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offered_data();
    void offered();
    void notOffered_data();
    void notOffered();
    void allAtOnce();
    void safeOnesKeepTheRest_data();
    void safeOnesKeepTheRest();
    void safeOnesLoseNothing();
    void oneRoundShowsTheNext();
    void moreThanAreListed();
    void oneThatHarmsLeavesTheOthers();
    void manyTakeBoundedTime();
    void everyFixOfEveryCaseHelps();
    void everyFixOfTheCorpusHelps();
    void everyFixOfRandomJobsHelps();
    void longTextsAreTriedWhenAsked();
};

namespace {

using Problems = std::vector<job::Problem>;

hocon::Tree parse(const std::string &text, hocon::Syntax syntax)
{
    return hocon::Tree::parse(text, syntax);
}

std::string keyOf(const job::Problem &problem)
{
    return problem.code + "\n" + problem.message.english();
}

std::map<std::string, int> counts(const Problems &problems)
{
    std::map<std::string, int> result;
    for (const job::Problem &problem : problems)
        ++result[keyOf(problem)];
    return result;
}

/// Why `edits` are no fix for `problem` of `before`; empty when they are one.
QString whyNot(const std::string &text, hocon::Syntax syntax, const Problems &before, const TextEdits &edits,
               const job::Problem *problem)
{
    if (!isValid(edits, text.size()))
        return QStringLiteral("the edits are not valid");
    const std::string fixed = applied(text, edits);
    const hocon::Tree tree = parse(fixed, syntax);
    const bool couldBeRead = parse(text, syntax).errors().empty();
    if (couldBeRead && !tree.errors().empty())
        return QStringLiteral("it cannot be read any more:\n") + QString::fromStdString(fixed);
    const Problems after = job::lint(tree);
    const auto had = counts(before);
    const auto has = counts(after);
    const auto number = [](const std::map<std::string, int> &of, const std::string &key) {
        const auto found = of.find(key);
        return found == of.end() ? 0 : found->second;
    };
    if (problem != nullptr && number(has, keyOf(*problem)) >= number(had, keyOf(*problem)))
        return QStringLiteral("it is still there: ") + QString::fromStdString(keyOf(*problem) + "\n" + fixed);
    for (const job::Problem &each : after) {
        const bool isNew = number(has, keyOf(each)) > number(had, keyOf(each));
        const bool worse = problem != nullptr && each.severity > problem->severity;
        const bool asBad = each.severity > job::ProblemSeverity::Hint &&
                           (problem == nullptr || each.severity >= problem->severity);
        if (isNew && couldBeRead && (worse || asBad))
            return QStringLiteral("it brings ") + QString::fromStdString(keyOf(each) + "\n" + fixed);
    }
    return {};
}

/// Every fix of a text, and all of them; empty when each is one. `fixes` counts them.
QString whyNotAll(const std::string &text, hocon::Syntax syntax, int &fixes)
{
    const Problems problems = job::lint(parse(text, syntax));
    for (const job::Problem &problem : problems) {
        for (const job::Fix &fix : problem.fixes) {
            const TextEdits edits = fix.edits();
            if (edits.empty())
                return QStringLiteral("a fix without edits: ") + QString::fromStdString(fix.title.english());
            const QString why = whyNot(text, syntax, problems, edits, &problem);
            if (!why.isEmpty())
                return QString::fromStdString(fix.title.english()) + QStringLiteral(": ") + why;
            ++fixes;
        }
    }
    const TextEdits all = job::fixAll(parse(text, syntax)).edits;
    return all.empty() ? QString() : whyNot(text, syntax, problems, all, nullptr);
}

/// The comments of a text.
std::multiset<std::string> commentsOf(const std::string &text, hocon::Syntax syntax)
{
    std::multiset<std::string> comments;
    for (const TextSpan &span : hocon::commentSpans(text, syntax))
        comments.insert(
            QByteArray::fromStdString(text.substr(span.offset, span.length)).trimmed().toStdString());
    return comments;
}

/// What is no object and no list, and what is empty, by its pointer.
void addLeaves(const hocon::Value &value, const std::string &pointer, std::map<std::string, std::string> &to)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string name = value.isObject() ? hocon::pointerSegment(value.key(i)) : std::to_string(i);
        addLeaves(value.at(i), pointer + "/" + name, to);
    }
    if (value.size() == 0)
        to[pointer] = std::to_string(static_cast<int>(value.kind())) + value.text();
}

/// Why fixing all loses something, or does not end; empty when it does neither.
QString whyNotSafe(const std::string &text, hocon::Syntax syntax)
{
    const hocon::Tree tree = parse(text, syntax);
    const job::AllFixed all = job::fixAll(tree);
    const std::string fixed = applied(text, all.edits);
    const hocon::Tree after = parse(fixed, syntax);
    const QString both = QString::fromStdString("\n" + text + "\n---\n" + fixed);
    if (!job::fixAll(after).edits.empty())
        return QStringLiteral("the second time changes something as well") + both;
    if (!tree.errors().empty())
        return {}; // what was misread has no values, and http://… looks like a comment
    if (commentsOf(text, syntax) != commentsOf(fixed, syntax))
        return QStringLiteral("a comment is lost") + both;
    std::set<std::string> named{"/env/checkpoint.interval", "/env/checkpoint.timeout",
                                "/env/checkpoint/interval", "/env/checkpoint/timeout"};
    for (const job::AppliedFix &fix : all.fixes)
        named.insert(fix.pointer);
    std::map<std::string, std::string> had;
    std::map<std::string, std::string> has;
    addLeaves(tree.root(), {}, had);
    addLeaves(after.root(), {}, has);
    for (const auto &[pointer, value] : had) {
        if (!named.contains(pointer) && (!has.contains(pointer) || has[pointer] != value))
            return QString::fromStdString(pointer + " is not what it was") + both;
    }
    return {};
}

hocon::Syntax syntaxOf(const QString &path)
{
    return path.endsWith(QLatin1String(".json")) ? hocon::Syntax::Json : hocon::Syntax::Conf;
}

std::string contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList jobFilesIn(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, {QStringLiteral("*.conf"), QStringLiteral("*.json")}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files << all.next();
    files.sort();
    return files;
}

QString shared(const char *path)
{
    const QString set = qEnvironmentVariable("SLUICE_SHARED");
    const QString folder = set.isEmpty() ? QStringLiteral(SLUICE_SOURCE_DIR "/../shared") : set;
    return folder + QLatin1String(path);
}

/// The text as people break it: a character or a line lost or doubled, a word misspelt, a line of another
/// job.
std::string mutated(std::string text, std::mt19937 &random)
{
    static const std::array<const char *, 15> kLines{"  checkpoint { interval = 10000 }",
                                                     "  checkpoint { interval = 10000 // why\n  keep = 1 }",
                                                     "  checkpoint.interval = 5000 # why",
                                                     "  checkpoint.timeout = 5",
                                                     "  job.mode = batch",
                                                     "  job.mode = STREAMNG",
                                                     "  paralelism = 2",
                                                     "  chekpoint.interval = 10000",
                                                     "  url = http://host:80/x",
                                                     "  name = ${unknown:default}",
                                                     "  name = ${unknown}",
                                                     "  name = \"${unknown}\"",
                                                     "  text = \"open",
                                                     "  type = decimal(10, 2)",
                                                     "source = [ { plugin_name = FakeSource } ]"};
    const auto lineAt = [&](std::size_t at) {
        const std::size_t end = text.find('\n', at);
        return end == std::string::npos ? text.size() : end + 1;
    };
    for (unsigned times = 1 + random() % 2; times > 0; --times) {
        const std::size_t at = random() % (text.size() + 1);
        switch (random() % 5) {
        case 0:
            text.erase(at, 1);
            break;
        case 1: {
            const std::size_t bracket = text.find_first_of("{}[]\",=", at);
            if (bracket != std::string::npos)
                text.erase(bracket, 1);
            break;
        }
        case 2:
            text.erase(lineAt(at), lineAt(lineAt(at)) - lineAt(at));
            break;
        default: {
            // In env as often as anywhere.
            const std::size_t env = text.find("env {\n");
            const std::size_t place = env != std::string::npos && random() % 2 == 0 ? env + 6 : lineAt(at);
            text.insert(place, std::string(kLines[random() % kLines.size()]) + "\n");
        }
        }
    }
    return text;
}

const char *const kStages = "source { FakeSource { } }\nsink { Console { } }\n";

} // namespace

void TestFixes::offered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("fixed");
    const auto row = [](const char *name, const std::string &text, const char *code, const char *title,
                        const std::string &fixed) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(code) << QByteArray(title)
                            << QByteArray::fromStdString(fixed);
    };
    const std::string stages = kStages;
    row("a misspelt env option", "env {\n  job.mode = BATCH\n  paralelism = 2\n}\n" + stages,
        "unknown-env-option", "Rename it to parallelism",
        "env {\n  job.mode = BATCH\n  parallelism = 2\n}\n" + stages);
    row("an unknown env option", "env {\n  job.mode = BATCH\n  colour = blue\n}\n" + stages,
        "unknown-env-option", "Remove colour", "env {\n  job.mode = BATCH\n}\n" + stages);
    row("a misspelt mode", "env { job.mode = STREAMNG }\n" + stages, "bad-choice",
        "Set job.mode to STREAMING", "env { job.mode = STREAMING }\n" + stages);
    row("a mode that means nothing", "env { job.mode = often }\n" + stages, "bad-choice",
        "Set job.mode to BATCH", "env { job.mode = BATCH }\n" + stages);
    row("no mode", "env { parallelism = 1 }\n" + stages, "mode-missing", "Set job.mode to STREAMING",
        "env { parallelism = 1, job.mode = \"STREAMING\" }\n" + stages);
    row("a mode in lower case", "env { job.mode = batch }\n" + stages, "mode-case", "Write it in upper case",
        "env { job.mode = BATCH }\n" + stages);
    row("checkpoints in BATCH", "env {\n  job.mode = BATCH\n  checkpoint.interval = 10000\n}\n" + stages,
        "batch-checkpoint", "Remove all checkpoint keys", "env {\n  job.mode = BATCH\n}\n" + stages);
    row("checkpoints in BATCH, where it can stream",
        "env {\n  job.mode = BATCH\n  checkpoint.interval = 10000\n}\n" + stages, "batch-checkpoint",
        "Switch the job to STREAMING",
        "env {\n  job.mode = STREAMING\n  checkpoint.interval = 10000\n}\n" + stages);
    row("a nested checkpoint in STREAMING",
        "env {\n  job.mode = STREAMING\n  checkpoint { interval = 10000 }\n}\n" + stages, "checkpoint-nested",
        "Write the keys flat", "env {\n  job.mode = STREAMING\n  checkpoint.interval = 10000\n}\n" + stages);
    row("a nested checkpoint in BATCH",
        "env {\n  job.mode = BATCH\n  checkpoint { interval = 10000 }\n}\n" + stages, "checkpoint-nested",
        "Remove all checkpoint keys", "env {\n  job.mode = BATCH\n}\n" + stages);
    row("an array of plugins",
        "env { job.mode = BATCH }\nsource = [ { plugin_name = FakeSource, row.num = 10 } ]\nsink { Console { "
        "} }\n",
        "array-form-in-conf", "Write it as blocks",
        "env { job.mode = BATCH }\nsource {\n  FakeSource {\n    row.num = 10\n  }\n}\nsink { Console { } "
        "}\n");
    row("a reserved character", "env { jars = a@b }\n" + stages, "syntax", "Put the value in double quotes",
        "env { jars = \"a@b\" }\n" + stages);
    row("an address", "env {\n  jars = http://host/p # where\n}\n" + stages, "syntax",
        "Put the value in double quotes", "env {\n  jars = \"http://host/p\" # where\n}\n" + stages);
    row("a type with a comma", "source { F { schema { fields { a = decimal(10, 2)\n b = int } } } }\n",
        "syntax", "Put it in double quotes",
        "source { F { schema { fields { a = \"decimal(10, 2)\"\n b = int } } } }\n");
    row("an open quote", "env {\n  jars = \"a\n  parallelism = 1\n}\n" + stages, "syntax",
        "Close the quote at the end of the line", "env {\n  jars = \"a\"\n  parallelism = 1\n}\n" + stages);
    row("a backslash", "source { F { p = \"\\d+\" } }\n", "syntax", "Write the backslash twice",
        "source { F { p = \"\\\\d+\" } }\n");
    row("a tab", "source { F { p = \"a\tb\" } }\n", "syntax", "Write the tab as \\t",
        "source { F { p = \"a\\tb\" } }\n");
    row("an open variable", "env {\n  jars = ${a\n  parallelism = 1\n}\na = 1\n" + stages, "syntax",
        "Close the variable with }", "env {\n  jars = ${a}\n  parallelism = 1\n}\na = 1\n" + stages);
    row("a comma too many", "env { parallelism = 1,, job.mode = BATCH }\n" + stages, "syntax",
        "Remove the comma", "env { parallelism = 1, job.mode = BATCH }\n" + stages);
    row("a comma too few", "sink { Console { } Console { } }\n", "syntax", "Add the comma",
        "sink { Console { }, Console { } }\n");
    row("a list that ends too late", "source { F { l = [1, 2 } }\n", "syntax", "Add the missing ] in line 1",
        "source { F { l = [1, 2 ] } }\n");
    row("env without its end", "env {\n  job.mode = BATCH\n\n# what is read\n" + stages, "syntax",
        "Add the missing } before line 3", "env {\n  job.mode = BATCH\n}\n\n# what is read\n" + stages);
    row("the last } is missing", "env { job.mode = BATCH }\nsink {\n  Console { }\n", "syntax",
        "Add the missing } at the end", "env { job.mode = BATCH }\nsink {\n  Console { }\n}\n");
    row("a default without quotes", "env { job.mode = ${mode:BATCH} }\n" + stages, "default-needs-quotes",
        "Put it in double quotes", "env { job.mode = \"${mode:BATCH}\" }\n" + stages);
    row("a variable without a value", "env { job.name = ${sluice_no_such} }\n" + stages,
        "unresolved-variable", "Give it an empty default: \"${sluice_no_such:}\"",
        "env { job.name = \"${sluice_no_such:}\" }\n" + stages);
    row("a quoted variable without a value", "source { F { a = \"x ${sluice.no} y\" } }\n",
        "unresolved-variable", "Give it an empty default: \"${sluice.no:}\"",
        "source { F { a = \"x ${sluice.no:} y\" } }\n");
    row("a reserved name outside of quotes", "sink { Console { table = ${table_name} } }\n",
        "reserved-variable", "Put it in double quotes", "sink { Console { table = \"${table_name}\" } }\n");
}

void TestFixes::offered()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, fixed);
    const std::string all = text.toStdString();
    QByteArray titles;
    for (const job::Problem &problem : job::lint(parse(all, hocon::Syntax::Conf))) {
        for (const job::Fix &fix : problem.fixes) {
            if (problem.code == code.toStdString() && fix.title.english() == title.toStdString()) {
                QCOMPARE(QByteArray::fromStdString(applied(all, fix.edits())), fixed);
                return;
            }
            titles += QByteArray::fromStdString(problem.code + ": " + fix.title.english()) + "\n";
        }
        titles += QByteArray::fromStdString(problem.code + "\n");
    }
    QFAIL("not offered; there is:\n" + titles);
}

void TestFixes::notOffered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("title");
    const std::string stages = kStages;
    const auto row = [](const char *name, const std::string &text, const char *title) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(title);
    };
    row("flat checkpoint keys make a BATCH job write twice",
        "env {\n  job.mode = BATCH\n  checkpoint { interval = 10000 }\n}\n" + stages, "Write the keys flat");
    row("the same by default", "env {\n  checkpoint { interval = 10000 }\n}\n" + stages,
        "Write the keys flat");
    row("a flat key would win over another",
        "env {\n  job.mode = STREAMING\n  checkpoint.interval = 1000\n  checkpoint { interval = 10000 "
        "}\n}\n" +
            stages,
        "Write the keys flat");
    row("the right name would switch checkpoints on",
        "env {\n  job.mode = BATCH\n  chekpoint.interval = 10000\n}\n" + stages,
        "Rename it to checkpoint.interval");
    row("a source in env is lost with it, as long as a } is missing", "env {\n  job.mode = BATCH\n" + stages,
        "Remove source");
    row("or stands too late", "env {\n  job.mode = BATCH\n" + stages + "}\n", "Remove source");
    row("any block in env", "env {\n  job.mode = BATCH\n  sources { FakeSource { a = 1 } }\n}\n" + stages,
        "Remove sources");
}

void TestFixes::notOffered()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, title);
    for (const job::Problem &problem : job::lint(parse(text.toStdString(), hocon::Syntax::Conf))) {
        for (const job::Fix &fix : problem.fixes)
            QVERIFY(fix.title.english() != title.toStdString() || fix.edits().empty());
    }
}

void TestFixes::allAtOnce()
{
    const std::string text =
        "env {\n  job.mode = batch\n  checkpoint.interval = 10000\n  jars = a@b\n  job.name = "
        "${n:x}\n}\n" +
        std::string(kStages);
    const std::string fixed = applied(text, job::fixAll(parse(text, hocon::Syntax::Conf)).edits);
    QCOMPARE(fixed, "env {\n  job.mode = BATCH\n  jars = \"a@b\"\n  job.name = \"${n:x}\"\n}\n" +
                        std::string(kStages));
}

void TestFixes::safeOnesKeepTheRest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("fixed");
    const auto row = [](const char *name, const std::string &text, const std::string &fixed) {
        QTest::newRow(name) << QByteArray::fromStdString(text + kStages)
                            << QByteArray::fromStdString(fixed + kStages);
    };
    row("a block with more in it",
        "env {\n  job.mode = BATCH\n  # agreed\n  checkpoint {\n    # for the SLA\n    interval = 5000\n"
        "    max-concurrent = 7\n    my.other { deep = 1 }\n  }\n}\n",
        "env {\n  job.mode = BATCH\n  # agreed\n  checkpoint {\n    # for the SLA\n"
        "    max-concurrent = 7\n    my.other { deep = 1 }\n  }\n}\n");
    row("a block with a comment in it",
        "env {\n  job.mode = BATCH\n  checkpoint {\n    timeout = 1 // why\n    interval = 5000\n  }\n}\n",
        "env {\n  job.mode = BATCH\n  checkpoint {\n    // why\n  }\n}\n");
    row("a block with nothing else in it",
        "env {\n  job.mode = BATCH\n  checkpoint { interval = 5000, timeout = 1 } # b\n}\n",
        "env {\n  job.mode = BATCH\n  # b\n}\n");
    row("a comment behind a key", "env {\n  job.mode = BATCH\n  checkpoint.interval = 5000 # SLA\n}\n",
        "env {\n  job.mode = BATCH\n  # SLA\n}\n");
    row("comments above and behind, with the line ends of Windows",
        "env {\r\n  job.mode = BATCH\r\n  # above\r\n  checkpoint.interval = 5000 # SLA\r\n}\r\n",
        "env {\r\n  job.mode = BATCH\r\n  # above\r\n  # SLA\r\n}\r\n");
    row("both keys on a line, last",
        "env { job.mode = BATCH, checkpoint.interval = 5, checkpoint.timeout = 6 } # c\n",
        "env { job.mode = BATCH } # c\n");
    row("both keys on a line, first",
        "env { checkpoint.interval = 5, checkpoint.timeout = 6, job.mode = BATCH }\n",
        "env { job.mode = BATCH }\n");
    row("commas at the start of lines",
        "env {\n  job.mode = BATCH\n  , checkpoint.interval = 5000 # SLA\n  , parallelism = 2\n}\n",
        "env {\n  job.mode = BATCH\n  # SLA\n  , parallelism = 2\n}\n");
    row("a key that is a block is another key",
        "env {\n  job.mode = BATCH\n  checkpoint.interval { mine = 1 }\n}\n",
        "env {\n  job.mode = BATCH\n  checkpoint.interval { mine = 1 }\n}\n");
    row("written flat, beside what stays in the block",
        "env {\n  job.mode = STREAMING\n  checkpoint {\n    # for the SLA\n    interval = 5000\n"
        "    other = 7\n  }\n}\n",
        "env {\n  job.mode = STREAMING\n  checkpoint {\n    # for the SLA\n    other = 7\n  }\n"
        "  checkpoint.interval = 5000\n}\n");
}

void TestFixes::safeOnesKeepTheRest()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, fixed);
    const std::string all = text.toStdString();
    const TextEdits edits = job::fixAll(parse(all, hocon::Syntax::Conf)).edits;
    QCOMPARE(QByteArray::fromStdString(applied(all, edits)), fixed);
    const QString why = whyNotSafe(all, hocon::Syntax::Conf);
    QVERIFY2(why.isEmpty(), qPrintable(why));
}

void TestFixes::safeOnesLoseNothing()
{
    std::mt19937 random(36);
    QStringList files = jobFilesIn(QStringLiteral(SLUICE_SOURCE_DIR "/tests/models/job/cases"));
    files += jobFilesIn(shared("/data/cases/lint"));
    files += jobFilesIn(shared("/data/corpus/files"));
    for (const QString &path : files) {
        const std::string text = contents(path);
        for (int i = 0; i < 3; ++i) {
            const QString why = whyNotSafe(i == 0 ? text : mutated(text, random), syntaxOf(path));
            QVERIFY2(why.isEmpty(), qPrintable(path + QStringLiteral(": ") + why));
        }
    }
}

void TestFixes::oneRoundShowsTheNext()
{
    // As long as the comma is there nothing is changed in the mode.
    const std::string text = R"({"env":{"job.mode":"batch"},"source":[{"plugin_name":"FakeSource"}],)"
                             R"("sink":[{"plugin_name":"Console"},]})";
    const job::AllFixed all = job::fixAll(parse(text, hocon::Syntax::Json));
    QCOMPARE(applied(text, all.edits),
             std::string(R"({"env":{"job.mode":"BATCH"},"source":[{"plugin_name":"FakeSource"}],)"
                         R"("sink":[{"plugin_name":"Console"}]})"));
    QCOMPARE(all.fixes.size(), std::size_t(2));
    QCOMPARE(all.fixes.at(0).code, std::string("syntax"));
    QCOMPARE(all.fixes.at(1).code, std::string("mode-case"));
}

void TestFixes::everyFixOfEveryCaseHelps()
{
    int fixes = 0;
    QStringList files = jobFilesIn(QStringLiteral(SLUICE_SOURCE_DIR "/tests/models/job/cases"));
    files += jobFilesIn(shared("/data/cases/lint"));
    for (const QString &path : files) {
        const QString why = whyNotAll(contents(path), syntaxOf(path), fixes);
        QVERIFY2(why.isEmpty(), qPrintable(path + QStringLiteral(": ") + why));
    }
    QVERIFY(fixes > 15);
}

void TestFixes::everyFixOfTheCorpusHelps()
{
    const QStringList files = jobFilesIn(shared("/data/corpus/files"));
    if (files.isEmpty())
        QSKIP("The shared corpus (SLUICE_SHARED or ../shared) is not here.");
    std::mt19937 random(34);
    int fixes = 0;
    for (const QString &path : files) {
        const std::string text = contents(path);
        for (int i = 0; i < 2; ++i) {
            const std::string one = i == 0 ? text : mutated(text, random);
            const QString why = whyNotAll(one, syntaxOf(path), fixes);
            QVERIFY2(why.isEmpty(), qPrintable(path + QStringLiteral(": ") + why));
        }
    }
    QVERIFY2(fixes > 400, QByteArray::number(fixes));
}

void TestFixes::everyFixOfRandomJobsHelps()
{
    std::mt19937 random(35);
    int fixes = 0;
    for (int i = 0; i < 400; ++i) {
        std::string text =
            "env {\n  job.mode = " + std::string(random() % 2 == 0 ? "BATCH" : "STREAMING") +
            "\n  parallelism = 2\n}\n\nsource {\n  FakeSource {\n    row.num = 16\n    schema = {\n"
            "      fields {\n        id = bigint\n        name = string\n      }\n    }\n  }\n}\n\n"
            "sink {\n  Console {\n  }\n}\n";
        for (unsigned times = 1 + random() % 3; times > 0; --times)
            text = mutated(text, random);
        const QString why = whyNotAll(text, hocon::Syntax::Conf, fixes);
        QVERIFY2(why.isEmpty(), qPrintable(QString::fromStdString(text) + why));
    }
    QVERIFY2(fixes > 300, QByteArray::number(fixes));
}

void TestFixes::moreThanAreListed()
{
    // 3,000 mistakes of one kind: those that move up into the list are fixed as well.
    std::string text = "env {\n  job.mode = BATCH\n" + std::string("}\n") + kStages;
    for (int i = 0; i < 3000; ++i)
        text += "k" + std::to_string(i) + " = a@b\n";
    const job::AllFixed all = job::fixAll(parse(text, hocon::Syntax::Conf));
    QCOMPARE(all.fixes.size(), std::size_t(3000));
    QCOMPARE(parse(applied(text, all.edits), hocon::Syntax::Conf).errorCount(), std::size_t(0));
}

void TestFixes::oneThatHarmsLeavesTheOthers()
{
    // Too long for a trial of each with the list. Written flat, the keys would be an interval of checkpoints
    // in a BATCH job: the next fix, which removes them, is taken, and the one of the mode as well.
    std::string text =
        "env {\n  job.mode = batch\n  checkpoint { interval = 10000 }\n}\n" + std::string(kStages);
    const std::string comments(200'000, '#');
    const std::string fixed =
        applied(text + comments, job::fixAll(parse(text + comments, hocon::Syntax::Conf)).edits);
    QCOMPARE(fixed, "env {\n  job.mode = BATCH\n}\n" + std::string(kStages) + comments);
}

void TestFixes::manyTakeBoundedTime()
{
    // Each could be tried alone, which would read 5,000 lines a thousand times.
    std::string text = "env {\n  job.mode = BATCH\n";
    for (int i = 0; i < 5'000; ++i)
        text += "  k" + std::to_string(i) + " = a@b\n";
    text += "}\n";
    text += kStages;
    const hocon::Tree tree = parse(text, hocon::Syntax::Conf);
    const double once = growth::bestMs(3, [&] { (void)job::lint(tree); });
    const double all = growth::bestMs(1, [&] {
        for (const job::Problem &problem : job::lint(tree)) {
            for (const job::Fix &fix : problem.fixes)
                (void)fix.edits();
        }
        (void)job::fixAll(tree);
    });
    QVERIFY2(all < 60 * once + 100, QByteArray::number(all) + " ms, and " + QByteArray::number(once));
}

void TestFixes::longTextsAreTriedWhenAsked()
{
    // Too long to try every fix with every keystroke: the harm shows when the edits are asked for.
    std::string text = "env {\n  job.mode = BATCH\n  chekpoint.interval = 10000\n  paralelism = 2\n}\n" +
                       std::string(kStages);
    for (int i = 0; i < 30'000; ++i)
        text += "# this line only makes it long\n";
    int harmless = 0;
    for (const job::Problem &problem : job::lint(parse(text, hocon::Syntax::Conf))) {
        for (const job::Fix &fix : problem.fixes) {
            const TextEdits edits = fix.edits();
            const std::string title = fix.title.english();
            QCOMPARE(edits.empty(), title == "Rename it to checkpoint.interval");
            harmless += edits.empty() ? 0 : 1;
        }
    }
    QCOMPARE(harmless, 3);
}

QTEST_APPLESS_MAIN(TestFixes)
#include "test_fixes.moc"
