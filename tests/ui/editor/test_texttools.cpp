#include "ui/editor/comments.h"
#include "ui/editor/comparewindow.h"
#include "ui/editor/highlight.h"
#include "ui/editor/search.h"
#include "ui/editor/textcolours.h"
#include "ui/editor/textview.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tone.h"

#include <QTest>

using namespace sluice;
using namespace sluice::editor;

namespace {

/// A letter for each byte: what a highlighted text looks like in a test.
std::string lettersOf(std::string styles);

std::string pattern(const std::string &text, hocon::Syntax syntax = hocon::Syntax::Conf)
{
    return lettersOf(highlight(text, syntax).styles);
}

std::string pattern(const std::string &text, job::FileKind kind)
{
    return lettersOf(highlight(text, kind).styles);
}

std::string lettersOf(std::string result)
{
    static const std::string letters = ".ckpsnl$:!w";
    for (char &c : result)
        c = letters.at(static_cast<std::size_t>(c));
    return result;
}

std::string toggled(const std::string &text, TextSpan selection)
{
    return applied(text, toggleComments(text, selection));
}

} // namespace

class TestTextTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void highlighting_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("styles");
        QTest::newRow("key and number") << QByteArray("a.b = 10") << QByteArray("kkk.:.nn");
        QTest::newRow("comment") << QByteArray("a = 1 # x") << QByteArray("k.:.n.ccc");
        QTest::newRow("plugin") << QByteArray("sink { Console { a = b } }")
                                << QByteArray("kkkk.:.ppppppp.:.k.:.s.:.:");
        QTest::newRow("plugin with equals") << QByteArray("sink{A={}}") << QByteArray("kkkk:p::::");
        QTest::newRow("a block in a plugin is none")
            << QByteArray("sink{A{b{}}}") << QByteArray("kkkk:p:k::::");
        QTest::newRow("literals and list") << QByteArray("a=[true,null,x]") << QByteArray("k::llll:llll:s:");
        QTest::newRow("substitution") << QByteArray("a = ${x}b") << QByteArray("k.:.$$$$s");
        QTest::newRow("quoted key") << QByteArray("\"a b\": \"c\"") << QByteArray("kkkkk:.sss");
        QTest::newRow("mistake") << QByteArray("a = &") << QByteArray("k.:.!");
        QTest::newRow("triple quotes over lines")
            << QByteArray("a = \"\"\"x\n#y\"\"\"\nb = 1") << QByteArray("k.:.ssssssssss.k.:.n");
        QTest::newRow("unclosed is no harm") << QByteArray("a { b = [ {") << QByteArray("k.:.k.:.:.:");
        QTest::newRow("closing too much is no harm") << QByteArray("}}] a=1") << QByteArray(":::.s:n");
    }

    void highlighting()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, styles);
        QCOMPARE(QByteArray::fromStdString(pattern(text.toStdString())), styles);
    }

    void highlightingOfSql_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("styles");
        QTest::addColumn<bool>("flink");
        const auto row = [](const char *name, const char *text, const char *styles, bool flink = false) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(styles) << flink;
        };
        row("keywords, names, numbers", "select a from t1 where b > 5;\n", "wwwwww...wwww....wwwww...:.n..");
        row("letter case", "SELECT x;", "wwwwww...");
        row("options", "WITH ('a'='b', 'c' = 'd');", "wwww.:kkk:sss:.kkk.:.sss:.");
        row("a string is no option elsewhere", "where 'a'='b';", "wwwww.sss:sss.");
        row("line comment", "-- a ${x} select\nselect 1;", "cccccccccccccccc.wwwwww.n.");
        row("comment behind", "select 1 -- x\n;", "wwwwww.n.cccc..");
        row("variables", "select '${day}', ${n};", "wwwwww.s$$$$$$s:.$$$$.");
        row("config", "/* config\nenv { a = ${b} }\n*/\n", "ccccccccc.kkk.:.k.:.$$$$.:.cc.");
        row("without a semicolon", "select 1", "wwwwww.n");
        row("a comment of the engine goes on", "/* a */\nselect 1;", "ccccccccccccccccc");
        row("one of Flink does not", "/* a */\nselect 1;", "ccccccc.wwwwww.n:", true);
        row("options of Flink", "WITH (\n'a' = '${b}'\n)", "wwww.:.kkk.:.s$$$$s.:", true);
        row("a quote that is not closed", "select 'a", "wwwwww.!!");
        row("quoted names", "select `from`;", "wwwwww........");
    }

    void highlightingOfSql()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, styles);
        QFETCH(bool, flink);
        const std::string found =
            pattern(text.toStdString(), flink ? job::FileKind::FlinkSql : job::FileKind::Sql);
        QCOMPARE(QByteArray::fromStdString(found), styles);
    }

    void parenthesesOfSqlFold()
    {
        const Highlighting folded = highlight("/* config\na {\n}\n*/\nf((1),\n2);", job::FileKind::Sql);
        QByteArray changes;
        std::uint32_t last = 0;
        for (const Bracket &bracket : folded.brackets) {
            changes += bracket.change > 0 ? '+' : '-';
            QVERIFY(bracket.offset >= last);
            last = bracket.offset;
        }
        QCOMPARE(changes, QByteArray("+-++--"));
    }

    void highlightingCoversAnyBytes()
    {
        std::string text;
        for (int byte = 0; byte < 256; ++byte)
            text += std::string("a = ") + static_cast<char>(byte) + "\n\"";
        QCOMPARE(highlight(text, hocon::Syntax::Conf).styles.size(), text.size());
        QCOMPARE(highlight(text, hocon::Syntax::Json).styles.size(), text.size());
        QCOMPARE(highlight(text, job::FileKind::Sql).styles.size(), text.size());
        QCOMPARE(highlight(text, job::FileKind::FlinkSql).styles.size(), text.size());
    }

    void comments_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("one line") << QByteArray("a\n  b\nc") << 3 << 0 << QByteArray("a\n  # b\nc");
        QTest::newRow("back") << QByteArray("a\n  # b\nc") << 3 << 0 << QByteArray("a\n  b\nc");
        QTest::newRow("slashes back") << QByteArray("//b") << 0 << 0 << QByteArray("b");
        QTest::newRow("smallest indent")
            << QByteArray("  a\n    b\n\n") << 0 << 11 << QByteArray("  # a\n  #   b\n\n");
        QTest::newRow("half commented") << QByteArray("# a\nb\n") << 0 << 5 << QByteArray("# # a\n# b\n");
        QTest::newRow("ends at a line start") << QByteArray("a\nb\n") << 0 << 2 << QByteArray("# a\nb\n");
        QTest::newRow("CRLF") << QByteArray("a\r\n\r\nb\r\n") << 0 << 7 << QByteArray("# a\r\n\r\n# b\r\n");
        QTest::newRow("empty text") << QByteArray("") << 0 << 0 << QByteArray("");
        QTest::newRow("at the end") << QByteArray("a\n") << 2 << 0 << QByteArray("a\n");
    }

    void comments()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, offset);
        QFETCH(int, length);
        QFETCH(QByteArray, after);
        const TextSpan selection{static_cast<std::size_t>(offset), static_cast<std::size_t>(length)};
        QCOMPARE(QByteArray::fromStdString(toggled(before.toStdString(), selection)), after);
    }

    void searching()
    {
        const std::string text = "Row row rows \xC3\xB6row";
        const auto count = [&text](const QString &what, SearchOptions options) {
            return findAll(text, what, options).size();
        };
        QCOMPARE(count(QStringLiteral("row"), {}), std::size_t{4});
        QCOMPARE(count(QStringLiteral("row"), {.matchCase = true, .wholeWords = false}), std::size_t{3});
        QCOMPARE(count(QStringLiteral("row"), {.matchCase = false, .wholeWords = true}), std::size_t{2});
        QCOMPARE(count(QStringLiteral("\u00f6row"), {}), std::size_t{1});
        QCOMPARE(count(QString(), {}), std::size_t{0});
        QCOMPARE(findAll("aaaa", QStringLiteral("aa"), {}), (std::vector<TextSpan>{{0, 2}, {2, 2}}));
        QCOMPARE(findAll("aaaa", QStringLiteral("a"), {}, 3).size(), std::size_t{3});
        QCOMPARE(findAll("\xff\xfe"
                         "a",
                         QStringLiteral("a"), {}),
                 (std::vector<TextSpan>{{2, 1}}));
    }

    void comparing()
    {
        QVERIFY(unifiedDifference("a\nb\n", "a\nb\n").isEmpty());
        const QString difference = unifiedDifference("a\nb\nc\n", "a\nB\nc\n");
        QVERIFY2(difference.contains(QStringLiteral("-b\n+B\n")), qPrintable(difference));
    }

    void lineEnds()
    {
        QCOMPARE(TextView::lineEndName("a\r\nb\n"), QStringLiteral("CRLF"));
        QCOMPARE(TextView::lineEndName("a\nb\r\n"), QStringLiteral("LF"));
        QCOMPARE(TextView::lineEndName("a\rb"), QStringLiteral("CR"));
        QCOMPARE(TextView::lineEndName("a"), QStringLiteral("LF"));
    }

    void everyColourCanBeRead()
    {
        for (const QPalette &palette : {widgets::lightPalette(), widgets::darkPalette()}) {
            for (int style = 0; style < textStyleCount; ++style) {
                const QColor colour = textColour(static_cast<TextStyle>(style), palette);
                QVERIFY2(widgets::contrastRatio(colour, palette.color(QPalette::Base)) >= 4.5,
                         qPrintable(QString::number(style)));
            }
        }
    }
};

QTEST_MAIN(TestTextTools)
#include "test_texttools.moc"
