#include "app/ctl/cells.h"
#include "app/ctl/language.h"
#include "models/core/displaywidth.h"
#include "tests/app/ctl/sluicectl.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace sluice;

namespace {

bool hasChinese(const QByteArray &text)
{
    const QString characters = QString::fromUtf8(text);
    return std::any_of(characters.begin(), characters.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

QByteArray withoutPath(QByteArray text, const QString &path)
{
    return text.replace(path.toUtf8(), "FILE");
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theLocaleDecides_data();
    void theLocaleDecides();
    void theFirstVariableThatIsSetDecides();
    void sentences_data();
    void sentences();
    void theLibraryOfTheCommandLineIsTranslated_data();
    void theLibraryOfTheCommandLineIsTranslated();
    void machinesReadTheSame_data();
    void machinesReadTheSame();
    void cellsOfATerminal();
    void linesOfAParagraph();

private:
    Ran run(const QStringList &words, const char *locale) const
    {
        return sluicectl(words, {}, 60000, QString::fromLatin1(locale));
    }

    QTemporaryDir folder_;
    QString job_;
};

void TestLanguage::initTestCase()
{
    job_ = folder_.filePath(QStringLiteral("orders.conf"));
    QFile file(job_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("env { job.mode = BATCH, checkpoint.interval = 10000 }\n"
               "source { FakeSource { result_table_name = \"a\" } }\n"
               "sink { Console { password = hidden } }\n");
}

void TestLanguage::theLocaleDecides_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("chinese");
    const auto row = [](const char *locale, bool chinese) {
        QTest::newRow(*locale == 0 ? "none" : locale) << QString::fromLatin1(locale) << chinese;
    };
    row("zh_CN.UTF-8", true);
    row("zh_CN.utf8", true);
    row("zh_CN", true);
    row("zh", true);
    row("zh_TW.UTF-8@stroke", true);
    row("zh_CN.GB18030", false); // what is printed is UTF-8
    row("zhx_CN.UTF-8", false);
    row("en_US.UTF-8", false);
    row("de_DE", false);
    row("C", false);
    row("POSIX", false);
    row("", false);
}

void TestLanguage::theLocaleDecides()
{
    QFETCH(QString, locale);
    QFETCH(bool, chinese);
    QCOMPARE(ctl::isChinese(locale.toStdString()), chinese);
}

// As setlocale(3) has it: LC_ALL, then LC_MESSAGES, then LANG.
void TestLanguage::theFirstVariableThatIsSetDecides()
{
    const Message message("Problem", "no such text");
    const auto speaks = [](const char *all, const char *messages, const char *language) {
        qputenv("LC_ALL", all);
        qputenv("LC_MESSAGES", messages);
        qputenv("LANG", language);
        ctl::speakAsTheLocaleSays();
        // An explanation that every version has.
        const Message title = Message("SqlJob", "A closing parenthesis is missing.");
        return ctl::said(title) != title.text;
    };
    QVERIFY(speaks("zh_CN.UTF-8", "C", "C"));
    QVERIFY(speaks("", "zh_CN.UTF-8", "C"));
    QVERIFY(speaks("", "", "zh_CN.UTF-8"));
    QVERIFY(!speaks("C", "zh_CN.UTF-8", "zh_CN.UTF-8"));
    QVERIFY(!speaks("", "en_US.UTF-8", "zh_CN.UTF-8"));
    QVERIFY(!speaks("", "", ""));
    QCOMPARE(ctl::said(message), std::string("no such text"));
}

void TestLanguage::sentences_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("onErrors"); ///< what is looked at is on standard error
    const auto row = [](const char *name, const QStringList &words, bool onErrors) {
        QTest::newRow(name) << words << onErrors;
    };
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '));
    };
    row("help", words("--help"), false);
    row("help of a command", words("lint --help"), false);
    row("lint", words("lint JOB"), false);
    row("a command that is none", words("lintt JOB"), true);
    row("an option that is none", words("lint --formt JOB"), true);
    row("an option that is missing", words("jobs"), true);
    row("a value that does not fit", words("lint --format xml JOB"), true);
    row("no such file", words("lint nowhere.conf"), true);
    row("set that cannot be", words("set JOB /source/9/x 1"), true);
    row("an edit with a new problem", words("set JOB /env/job.mode BATHC"), true);
    row("no cluster", words("jobs --url http://127.0.0.1:1"), true);
    row("dry run", words("submit --dry-run JOB"), true);
    row("explain", words("explain"), false);
    row("explain a code", words("explain failed-but-data-complete"), false);
    row("a recording that is none", words("replay JOB"), true);
}

void TestLanguage::sentences()
{
    QFETCH(QStringList, words);
    QFETCH(bool, onErrors);
    words.replaceInStrings(QStringLiteral("JOB"), job_);
    const Ran chinese = run(words, "zh_CN.UTF-8");
    const Ran english = run(words, "C.UTF-8");
    QCOMPARE(chinese.status, english.status);
    const QByteArray said = onErrors ? chinese.errors : chinese.output;
    QVERIFY2(hasChinese(said), said.constData());
    const QByteArray before = english.output + english.errors;
    QVERIFY2(!hasChinese(before), before.constData());
    QVERIFY(!chinese.output.contains("hidden") || english.output.contains("hidden"));
    QVERIFY(!chinese.errors.contains("hidden"));
}

void TestLanguage::theLibraryOfTheCommandLineIsTranslated_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *line) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
    };
    for (const char *command : {"cat",  "tree",    "format",  "set",     "insert", "remove",   "rename",
                                "move", "comment", "convert", "resolve", "diff",   "lint",     "submit",
                                "stop", "jobs",    "watch",   "record",  "replay", "clusters", "explain"})
        row(qPrintable(QLatin1String(command) + QLatin1String(" --help")));
    row("--help");
    row("format --indent 9 JOB");
    row("format --indent");
    row("watch --for");
    row("lint --format text --format json JOB");
    row("submit JOB --id 1 --resume 2");
    row("--version lint");
}

/// What it says by itself is in no catalogue of its own.
void TestLanguage::theLibraryOfTheCommandLineIsTranslated()
{
    QFETCH(QStringList, words);
    words.replaceInStrings(QStringLiteral("JOB"), job_);
    const Ran ran = run(words, "zh_CN.UTF-8");
    const QString said = QString::fromUtf8(ran.output + ran.errors);
    QVERIFY(!said.isEmpty());
    // Words that stand for what a person gives (FILE, NAME=VALUE) stay; TEXT in a sentence is one of them.
    static const QRegularExpression english(
        QStringLiteral("^  \\S.* (TEXT|INT|UINT|FLOAT)\\b|SECONDS|REQUIRED|Excludes|Needs| OR | in \\[|not "
                       "in|required|At Most"),
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = english.match(said);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + QLatin1Char('\n') + said));
    // What is said of each option stands in one column.
    static const QRegularExpression described(QStringLiteral("^  (\\S.*?) {2,}\\S"),
                                              QRegularExpression::MultilineOption);
    for (auto each = described.globalMatch(said); each.hasNext();) {
        const QString line = each.next().captured();
        QCOMPARE(displayWidth(line.chopped(1).toStdString()), std::size_t(30));
    }
}

void TestLanguage::machinesReadTheSame_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("lint json") << QStringList{QStringLiteral("lint"), QStringLiteral("--format"),
                                              QStringLiteral("json"), QStringLiteral("JOB")};
    QTest::newRow("lint sarif") << QStringList{QStringLiteral("lint"), QStringLiteral("--format"),
                                               QStringLiteral("sarif"), QStringLiteral("JOB"),
                                               QStringLiteral("nowhere.conf")};
    QTest::newRow("tree") << QStringList{QStringLiteral("tree"), QStringLiteral("JOB")};
    QTest::newRow("resolve") << QStringList{QStringLiteral("resolve"), QStringLiteral("JOB")};
    QTest::newRow("set") << QStringList{QStringLiteral("set"), QStringLiteral("JOB"),
                                        QStringLiteral("/env/parallelism"), QStringLiteral("2")};
    QTest::newRow("diff json") << QStringList{QStringLiteral("diff"), QStringLiteral("--format"),
                                              QStringLiteral("json"), QStringLiteral("JOB"),
                                              QStringLiteral("JOB")};
}

void TestLanguage::machinesReadTheSame()
{
    QFETCH(QStringList, words);
    words.replaceInStrings(QStringLiteral("JOB"), job_);
    const Ran chinese = run(words, "zh_CN.UTF-8");
    const Ran english = run(words, "C.UTF-8");
    QCOMPARE(chinese.status, english.status);
    QCOMPARE(withoutPath(chinese.output, job_), withoutPath(english.output, job_));
}

void TestLanguage::cellsOfATerminal()
{
    QCOMPARE(displayWidth("RUNNING"), std::size_t(7));
    QCOMPARE(displayWidth("状态"), std::size_t(4));
    QCOMPARE(displayWidth("（坏）é"), std::size_t(7));
    QCOMPARE(displayWidth("\xff"), std::size_t(1));
    QCOMPARE(ctl::padded("状态", 6), std::string("状态  "));
    QCOMPARE(ctl::padded("RUNNING", 6), std::string("RUNNING"));
}

void TestLanguage::linesOfAParagraph()
{
    QCOMPARE(ctl::wrapped("one two  three", 8), std::string("one two\nthree\n"));
    QCOMPARE(ctl::wrapped("abcdefghij kl", 4), std::string("abcdefghij\nkl\n"));
    QCOMPARE(ctl::wrapped("作业已经结束，请看状态。", 10), std::string("作业已经结\n束，请看状\n态。\n"));
    QCOMPARE(ctl::wrapped("看（状态）再说", 4), std::string("看\n（状\n态）\n再说\n"));
    QCOMPARE(ctl::wrapped("设 env.parallelism 为 4", 8), std::string("设\nenv.parallelism\n为 4\n"));
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
