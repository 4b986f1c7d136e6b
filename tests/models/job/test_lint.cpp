#include "models/job/lint/lint.h"
#include "sourcedir.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace sluice;

/// Cases are files in cases/: NAME.conf or NAME.json, NAME.txt with a line a problem ("line:column severity
/// code pointer"), and NAME.fixed.conf with what "fix all" makes of it where there is something to fix.
class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void fixIsOneStepThatCanBeUndone();
    void fixIsNothingWhereTheTextHasNoPlaceForIt();
    void thousandsOfUnknownOptionsAreNotAllNamed();
    void errorsAreNamedBehindThousandsOfHints();
    void singleQuotesAreTakenOff();
    void noLineIsQuotedIntoAnother();
    void thousandsOfMistakesAreCounted();
    void aMisspeltBlockIsRenamed();
    void anOptionUnderADottedKeyIsMovedIntoEnv();
    void anEmptyTextIsNoNumber();
    void anEmptyFileIsNoJob();
};

namespace {

const QString kCases = QStringLiteral(SLUICE_SOURCE_DIR "/tests/models/job/cases/");

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

hocon::Tree parse(const QString &path)
{
    return hocon::Tree::parse(read(path).toStdString(), path.endsWith(QLatin1String(".json"))
                                                            ? hocon::Syntax::Json
                                                            : hocon::Syntax::Conf);
}

} // namespace

void TestLint::cases_data()
{
    QTest::addColumn<QString>("path");
    const QStringList files = QDir(kCases).entryList({QStringLiteral("*.conf"), QStringLiteral("*.json")});
    for (const QString &file : files)
        if (!file.contains(QLatin1String(".fixed.")))
            QTest::newRow(qPrintable(file)) << kCases + file;
    QVERIFY(files.size() > 10);
}

void TestLint::cases()
{
    QFETCH(QString, path);
    const hocon::Tree tree = parse(path);
    const std::vector<job::Problem> problems = job::lint(tree);
    QString found;
    for (const job::Problem &problem : problems) {
        found += QStringLiteral("%1:%2 %3 %4 %5\n")
                     .arg(problem.place.line)
                     .arg(problem.place.column)
                     .arg(QString::fromStdString(std::string(job::severityName(problem.severity))),
                          QString::fromStdString(problem.code), QString::fromStdString(problem.pointer));
        QVERIFY2(problem.span.length > 0, "a problem marks a place");
        QVERIFY(problem.span.end() <= tree.text().size());
        for (const job::Fix &fix : problem.fixes)
            QVERIFY(!fix.edits().empty() && isValid(fix.edits(), tree.text().size()));
    }
    const QString base = path.left(path.lastIndexOf(QLatin1Char('.')));
    QCOMPARE(found, QString::fromUtf8(read(base + QStringLiteral(".txt"))));

    const QString fixedPath = base + QStringLiteral(".fixed") + path.mid(path.lastIndexOf(QLatin1Char('.')));
    if (QFile::exists(fixedPath)) {
        const TextEdits edits = job::fixAll(tree).edits;
        QVERIFY(isValid(edits, tree.text().size()));
        QCOMPARE(QString::fromStdString(applied(tree.text(), edits)), QString::fromUtf8(read(fixedPath)));
    }
}

void TestLint::fixIsOneStepThatCanBeUndone()
{
    const hocon::Tree tree = parse(kCases + QStringLiteral("duplicates.conf"));
    const TextEdits edits = job::lint(tree).at(0).fixes.at(0).edits();
    const std::string fixed = applied(tree.text(), edits);
    QVERIFY(!hocon::Tree::parse(fixed, hocon::Syntax::Conf).find("/env/checkpoint.interval"));
    QCOMPARE(applied(fixed, inverse(tree.text(), edits)), tree.text());
}

void TestLint::fixIsNothingWhereTheTextHasNoPlaceForIt()
{
    const hocon::Tree tree = hocon::Tree::parse("x { job.mode = batch }\nenv = ${x}\n", hocon::Syntax::Conf);
    const std::vector<job::Problem> problems = job::lint(tree);
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const job::Problem &each) { return each.code == "mode-case"; });
    QVERIFY(found != problems.end());
    const std::string fixed = applied(tree.text(), found->fixes.at(0).edits());
    const hocon::Tree after = hocon::Tree::parse(fixed, hocon::Syntax::Conf);
    QVERIFY(fixed == tree.text() || after.find("/env/job.mode")->text() == "BATCH");
}

void TestLint::thousandsOfUnknownOptionsAreNotAllNamed()
{
    std::string text = "env {\n";
    for (int i = 0; i < 3000; ++i)
        text += "  surprise" + std::to_string(i) + " = 1\n";
    const std::vector<job::Problem> problems =
        job::lint(hocon::Tree::parse(text + "}\nsource { A {} }\nsink { B {} }\n", hocon::Syntax::Conf));
    QCOMPARE(std::count_if(problems.begin(), problems.end(),
                           [](const job::Problem &each) { return each.code == "unknown-env-option"; }),
             999); // and that env sets no mode
    QCOMPARE(problems.size(), std::size_t(1001));
    QCOMPARE(problems.back().code, std::string("more-problems"));
    QCOMPARE(problems.back().message.english(),
             std::string("There are 3001 problems in all; the first 1000 are listed."));
}

// What stops a submit is not hidden by what does not.
void TestLint::errorsAreNamedBehindThousandsOfHints()
{
    std::string text = "env {\n";
    for (int i = 0; i < 1500; ++i)
        text += "  surprise" + std::to_string(i) + " = 1\n";
    text += "  parallelism = abc\n}\nsource { A {} }\nsink { B {} }\n";
    const std::vector<job::Problem> problems = job::lint(hocon::Tree::parse(text, hocon::Syntax::Conf));
    QCOMPARE(problems.size(), std::size_t(1002));
    QCOMPARE(problems.back().code, std::string("wrong-type"));
    QVERIFY(problems.back().severity == job::ProblemSeverity::Error);
    QCOMPARE(problems.at(1000).message.english(),
             std::string("There are 1502 problems in all; the first 1000 are listed, and the errors behind "
                         "them: 1."));
    QVERIFY(
        std::is_sorted(problems.begin(), problems.end(), [](const job::Problem &a, const job::Problem &b) {
            return a.span.offset < b.span.offset;
        }));
}

void TestLint::singleQuotesAreTakenOff()
{
    const hocon::Tree tree = hocon::Tree::parse("{\"env\": {\"job.mode\": 'BATCH'}}", hocon::Syntax::Json);
    const std::vector<job::Problem> problems = job::lint(tree);
    const auto found = std::find_if(problems.begin(), problems.end(), [](const job::Problem &each) {
        return each.code == "syntax" && !each.fixes.empty();
    });
    QVERIFY(found != problems.end());
    QCOMPARE(applied(tree.text(), found->fixes.front().edits()),
             std::string("{\"env\": {\"job.mode\": \"BATCH\"}}"));
}

// Lines that end in a carriage return alone are one line to the language: what is a value is unknown then.
void TestLint::noLineIsQuotedIntoAnother()
{
    for (const char *text : {"env {\r  a = 1\r  b = { c = int }\r}\r", "env {\r  a = \"1\r  b = 2\r}\r",
                             "env {\r  a = x*y\r  b = 2\r}\r"}) {
        const hocon::Tree tree = hocon::Tree::parse(text, hocon::Syntax::Conf);
        for (const job::Problem &problem : job::lint(tree))
            for (const job::Fix &fix : problem.fixes)
                for (const TextEdit &edit : fix.edits())
                    QVERIFY2(edit.text.find("\\r") == std::string::npos &&
                                 edit.text.find('\r') == std::string::npos,
                             edit.text.c_str());
    }
}

void TestLint::thousandsOfMistakesAreCounted()
{
    std::string text = "env { job.mode = BATCH }\n";
    for (int i = 0; i < 2500; ++i)
        text += "a" + std::to_string(i) + " = b*c\n";
    const hocon::Tree tree = hocon::Tree::parse(text, hocon::Syntax::Conf);
    QCOMPARE(tree.errorCount(), std::size_t(2500));
    const std::vector<job::Problem> problems = job::lint(tree);
    QCOMPARE(problems.size(), std::size_t(1001));
    QCOMPARE(problems.back().message.arguments, (std::vector<std::string>{"2500", "1000"}));
    // One less than too many is not mentioned.
    std::string few = "env { job.mode = BATCH }\nsource { A {} }\nsink { B {} }\n";
    for (int i = 0; i < 1000; ++i)
        few += "a" + std::to_string(i) + " = b*c\n";
    QCOMPARE(job::lint(hocon::Tree::parse(few, hocon::Syntax::Conf)).back().code, std::string("syntax"));
}

/// The engine reads a block of plugins only under its right name, so the rename makes another tree of it.
void TestLint::aMisspeltBlockIsRenamed()
{
    for (
        const auto &[text, syntax] :
        {std::pair{R"(env {}
source { FakeSource {} }
snik { Console {} }
)",
                   hocon::Syntax::Conf},
         std::pair{
             R"({"env": {}, "source": [{"plugin_name": "FakeSource"}], "Sink": [{"plugin_name": "Console"}]})",
             hocon::Syntax::Json}}) {
        const hocon::Tree tree = hocon::Tree::parse(text, syntax);
        std::vector<job::Problem> problems = job::lint(tree);
        std::erase_if(problems, [](const job::Problem &each) { return each.code != "sink-missing"; });
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().fixes.size(), std::size_t(1));
        const hocon::Tree fixed = tree.with(applied(tree.text(), problems.front().fixes.front().edits()));
        QVERIFY(fixed.find("/sink/0/plugin_name"));
        for (const job::Problem &each : job::lint(fixed))
            QVERIFY2(each.severity != job::ProblemSeverity::Error, each.code.c_str());
    }
}

/// 2.3.8 over REST: such a key is not read, and without env the job is refused.
void TestLint::anOptionUnderADottedKeyIsMovedIntoEnv()
{
    for (const char *text :
         {"env.job.mode = STREAMING\nsource { A {} }\nsink { B {} }\n",
          "env { parallelism = 2 }\nenv.job.mode = STREAMING\nsource { A {} }\nsink { B {} }\n"}) {
        const hocon::Tree tree = hocon::Tree::parse(text, hocon::Syntax::Conf);
        std::vector<job::Problem> problems = job::lint(tree);
        std::erase_if(problems, [](const job::Problem &each) { return each.code != "root-key-unknown"; });
        QCOMPARE(problems.size(), std::size_t(1));
        const hocon::Tree fixed = tree.with(applied(text, problems.front().fixes.at(0).edits()));
        QCOMPARE(fixed.find("/env/job.mode")->text(), std::string("STREAMING"));
        QVERIFY(!fixed.find("/env.job.mode"));
        QCOMPARE(fixed.find("/env/parallelism").has_value(), tree.find("/env").has_value());
    }
}

void TestLint::anEmptyTextIsNoNumber()
{
    for (const auto &[option, offered] : {std::pair{"row.num", false},
                                          {"port", false},
                                          {"http.port", false},
                                          {"export", true},
                                          {"url", true},
                                          {"sink_parallelism", false}}) {
        const std::string text =
            std::string("env {}\nsource { A { ") + option + " = ${x} } }\nsink { B {} }\n";
        std::vector<job::Problem> problems = job::lint(hocon::Tree::parse(text, hocon::Syntax::Conf));
        std::erase_if(problems, [](const job::Problem &each) { return each.code != "unresolved-variable"; });
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY2(problems.front().fixes.empty() != offered, option);
    }
}

void TestLint::anEmptyFileIsNoJob()
{
    for (const char *text : {"", "\n", "# only words", "{}", "\r\r"}) {
        const std::vector<job::Problem> problems = job::lint(hocon::Tree::parse(text, hocon::Syntax::Conf));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().code, std::string("no-job"));
        QCOMPARE(problems.front().severity, job::ProblemSeverity::Error);
    }
    // What an include brings in is not known without a folder to look in.
    QVERIFY(job::lint(hocon::Tree::parse("include \"job.conf\"\n", hocon::Syntax::Conf)).empty());
}

QTEST_APPLESS_MAIN(TestLint)
#include "test_lint.moc"
