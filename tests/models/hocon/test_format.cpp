#include "models/core/displaywidth.h"
#include "models/hocon/edit/format.h"
#include "tests/models/hocon/jobcases.h"

#include <QDirIterator>

#include <algorithm>

using namespace sluice;
using namespace sluice::hocon;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void aligns_data();
    void aligns();
    void keepsWhatItIsNotAskedFor();
    void needsNoAnswers();
    void countsColumns();
    void changesNoTreeOfTheCorpus();
};

namespace {

std::string formatted(const std::string &text, Syntax syntax, const FormatOptions &options)
{
    const Tree tree = Tree::parse(text, syntax);
    const Result<TextEdits> edits = format(tree, options);
    return edits ? applied(tree.text(), *edits) : "refused: " + edits.error().english();
}

FormatOptions aligning()
{
    FormatOptions options;
    options.alignSeparators = true;
    return options;
}

/// What is left of a text when the white space outside quotes goes.
std::string inked(std::string text)
{
    text.erase(std::remove_if(text.begin(), text.end(),
                              [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }),
               text.end());
    return text;
}

} // namespace

void TestFormat::laysOut_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("lists") << QByteArray("l=[1,2 ,3]\n") << QByteArray("l = [1, 2, 3]\n");
    QTest::newRow("brackets opened together")
        << QByteArray("r = [{\na=1\n},{\nb=2\n}]\n") << QByteArray("r = [{\n  a = 1\n}, {\n  b = 2\n}]\n");
    QTest::newRow("brackets opened apart")
        << QByteArray("r=[\n{\na=1\n}\n]\n") << QByteArray("r = [\n  {\n    a = 1\n  }\n]\n");
    QTest::newRow("commented-out lines")
        << QByteArray("env{\n#a=1\n    // b=2\n}") << QByteArray("env {\n  #a=1\n  // b=2\n}");
    QTest::newRow("line ends") << QByteArray("env{\r\n\ta=1  \r\n\t \r\n}\r\n")
                               << QByteArray("env {\r\n  a = 1\r\n\r\n}\r\n");
    QTest::newRow("long texts stay") << QByteArray("q=\"\"\"select\n    a   ,b=1\n\"\"\"\n")
                                     << QByteArray("q = \"\"\"select\n    a   ,b=1\n\"\"\"\n");
    QTest::newRow("one line") << QByteArray("sink{Console{a=1,b:2}}")
                              << QByteArray("sink {Console {a = 1, b: 2}}");
    QTest::newRow("text with blanks") << QByteArray("a  b =  x   y  \n") << QByteArray("a  b = x   y\n");
}

void TestFormat::laysOut()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(QByteArray::fromStdString(formatted(before.toStdString(), Syntax::Conf, {})), after);
    QCOMPARE(QByteArray::fromStdString(formatted(after.toStdString(), Syntax::Conf, {})), after);
}

void TestFormat::aligns_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("equals") << QByteArray("env {\na=1\nlonger = 2\n}\n")
                            << QByteArray("env {\n  a      = 1\n  longer = 2\n}\n");
    QTest::newRow("colons") << QByteArray("a:1\nlonger: 2\n") << QByteArray("a     : 1\nlonger: 2\n");
    QTest::newRow("mixed") << QByteArray("a:1\nlonger = 2\nl+=3\n")
                           << QByteArray("a      : 1\nlonger = 2\nl     += 3\n");
    QTest::newRow("blank line parts")
        << QByteArray("a=1\n\nlonger=2\nb=3\n") << QByteArray("a = 1\n\nlonger = 2\nb      = 3\n");
    QTest::newRow("comment does not part")
        << QByteArray("a=1 # one\n# two\nlonger=2\n") << QByteArray("a      = 1 # one\n# two\nlonger = 2\n");
    QTest::newRow("block parts") << QByteArray("a=1\nbb=2\nc {\nx=1\n}\nlonger=2\nd=3\n")
                                 << QByteArray("a  = 1\nbb = 2\nc {\n  x = 1\n}\nlonger = 2\nd      = 3\n");
    QTest::newRow("long value parts")
        << QByteArray("a=1\nbb=[\n1\n]\nccc=2\n") << QByteArray("a = 1\nbb = [\n  1\n]\nccc = 2\n");
    QTest::newRow("long text parts") << QByteArray("a=1\nbbb=\"\"\"x\ny\"\"\"\ncc=2\nd=3\n")
                                     << QByteArray("a = 1\nbbb = \"\"\"x\ny\"\"\"\ncc = 2\nd  = 3\n");
    QTest::newRow("two on a line part")
        << QByteArray("a=1\nbbb=2, c=3\nd=4\n") << QByteArray("a = 1\nbbb = 2, c = 3\nd = 4\n");
    QTest::newRow("objects on a line")
        << QByteArray("a={x=1,yyy=2}\nbbb=[1,2],\n") << QByteArray("a   = {x = 1, yyy = 2}\nbbb = [1, 2],\n");
    QTest::newRow("wide") << QByteArray("\"\xE5\x90\x8D\xE5\xAD\x97\"=1\nabcd=2\n")
                          << QByteArray("\"\xE5\x90\x8D\xE5\xAD\x97\" = 1\nabcd   = 2\n");
    QTest::newRow("keys of parts") << QByteArray("a -> b=1\n\"x y\" z=2\n")
                                   << QByteArray("a -> b  = 1\n\"x y\" z = 2\n");
    QTest::newRow("value on the next line")
        << QByteArray("a=\n1\nlonger=2\n") << QByteArray("a =\n1\nlonger = 2\n");
}

void TestFormat::aligns()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const std::string once = formatted(before.toStdString(), Syntax::Conf, aligning());
    QCOMPARE(QByteArray::fromStdString(once), after);
    QCOMPARE(formatted(once, Syntax::Conf, aligning()), once);
    // Without the option the columns go again.
    QCOMPARE(formatted(once, Syntax::Conf, {}), formatted(before.toStdString(), Syntax::Conf, {}));
}

void TestFormat::keepsWhatItIsNotAskedFor()
{
    FormatOptions options;
    options.spaceSeparators = false;
    options.stripLineEnds = false;
    QCOMPARE(formatted("env{\na=1,b  =2  \n}", Syntax::Conf, options), std::string("env{\n  a=1,b  =2  \n}"));
    QCOMPARE(formatted("{\"a\":1,\n\"bcd\":{\"x\":2}}", Syntax::Json, aligning()),
             std::string("{\"a\": 1,\n  \"bcd\": {\"x\": 2}}"));
}

void TestFormat::needsNoAnswers()
{
    // The chain is longer than answers go, and the circle has none: white space is laid out all the same.
    std::string chain;
    std::string even;
    for (int i = 0; i < 20'000; ++i) {
        chain += "a+=1\n";
        even += "a += 1\n";
    }
    QVERIFY(!Tree::parse(chain, Syntax::Conf).errors().empty());
    QCOMPARE(formatted(chain, Syntax::Conf, {}), even);
    QCOMPARE(formatted("a=${b}\nb=${a}\n", Syntax::Conf, {}), std::string("a = ${b}\nb = ${a}\n"));
    QCOMPARE(formatted("b={c=1}\na=${b}{d=1}\n", Syntax::Conf, {}),
             std::string("b = {c = 1}\na = ${b} {d = 1}\n"));
}

void TestFormat::countsColumns()
{
    QCOMPARE(displayWidth("abc"), std::size_t(3));
    QCOMPARE(displayWidth("\xC3\xA9"), std::size_t(1));                 // é
    QCOMPARE(displayWidth("e\xCC\x81"), std::size_t(1));                // e and an accent
    QCOMPARE(displayWidth("\xE8\xA1\xA8\xED\x95\x9C"), std::size_t(4)); // CJK, Hangul
    QCOMPARE(displayWidth("\xEF\xBC\xA1"), std::size_t(2));             // full-width A
    QCOMPARE(displayWidth("\xF0\x9F\x98\x80"), std::size_t(2));         // a face
    QCOMPARE(displayWidth("\xF0\xA0\x80\x80\xF0\x9D\x94\xB8"), std::size_t(3));
}

void TestFormat::changesNoTreeOfTheCorpus()
{
    if (sharedFolder().isEmpty())
        QSKIP("the shared corpus is not here (SLUICE_SHARED)");
    const QString corpus = sharedFolder() + QStringLiteral("/data/corpus/files/");
    QDirIterator files(corpus, QDir::Files, QDirIterator::Subdirectories);
    int laidOut = 0;
    while (files.hasNext()) {
        const QString file = files.next();
        const Syntax syntax = file.endsWith(QLatin1String(".json")) ? Syntax::Json : Syntax::Conf;
        const std::string text = fileText(file);
        const Tree tree = Tree::parse(text, syntax);
        if (file.endsWith(QLatin1String(".sql")) || !tree.errors().empty())
            continue;
        for (const FormatOptions &options : {FormatOptions{}, aligning()}) {
            const std::string once = formatted(text, syntax, options);
            QVERIFY2(inked(once) == inked(text), qPrintable(file));
            QVERIFY2(Tree::parse(once, syntax).toJson() == tree.toJson(), qPrintable(file));
            QVERIFY2(formatted(once, syntax, options) == once, qPrintable(file));
        }
        ++laidOut;
    }
    QVERIFY(laidOut > 400);
}

QTEST_APPLESS_MAIN(TestFormat)
#include "test_format.moc"
