#include "models/core/columns.h"
#include "models/core/message.h"
#include "models/core/text.h"

#include <QTest>

#include <random>

using namespace sluice;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesEditsInOneGo();
    void refusesOverlapAndOutside();
    void inverseRestoresTheText();
    void differenceIsMinimalAndKeepsCharactersWhole();
    void placesAreCountedLikeTheEngineDoes();
    void columnsCountCharacters();
    void messageFillsArguments();
    void sentencesInsideOfSentences();
    void messageArgumentsDoNoHarm();
};

void TestText::appliesEditsInOneGo()
{
    const TextEdits edits{{0, 1, "A"}, {2, 0, "--"}, {3, 1, ""}};
    QVERIFY(isValid(edits, 4));
    QCOMPARE(applied("abcd", edits), std::string("Ab--c"));
}

void TestText::refusesOverlapAndOutside()
{
    QVERIFY(!isValid({{0, 2, ""}, {1, 1, ""}}, 4));
    QVERIFY(!isValid({{3, 2, ""}}, 4));
    QVERIFY(!isValid({{5, 0, "x"}}, 4));
    QVERIFY(!isValid({{1, static_cast<std::size_t>(-1), ""}}, 4));
    QVERIFY(isValid({{4, 0, "x"}}, 4));
}

void TestText::inverseRestoresTheText()
{
    std::mt19937 random(20261121); // fixed: a failure must come back
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (unsigned i = random() % 40; i > 0; --i)
            text += static_cast<char>('a' + random() % 26);
        TextEdits edits;
        for (std::size_t at = 0; at < text.size(); at += 1 + random() % 6) {
            const std::size_t length = random() % std::min<std::size_t>(3, text.size() - at + 1);
            edits.push_back({at, length, std::string(random() % 4, '#')});
            at += length;
        }
        QVERIFY(isValid(edits, text.size()));
        const std::string after = applied(text, edits);
        const TextEdits back = inverse(text, edits);
        QVERIFY(isValid(back, after.size()));
        QCOMPARE(applied(after, back), text);
    }
}

void TestText::differenceIsMinimalAndKeepsCharactersWhole()
{
    QVERIFY(difference("same", "same").empty());
    QCOMPARE(difference("a = 1\n", "a = 12\n"), (TextEdits{{5, 0, "2"}}));
    QCOMPARE(difference("aaa", "aaaa").size(), std::size_t(1));
    // U+00E9 and U+00E8 share their first byte: the edit must hold both bytes.
    QCOMPARE(difference("\xC3\xA9", "\xC3\xA8"), (TextEdits{{0, 2, "\xC3\xA8"}}));
    // U+00A9 and U+00E9 share their last byte.
    QCOMPARE(difference("x\xC2\xA9y", "x\xC3\xA9y"), (TextEdits{{1, 2, "\xC3\xA9"}}));
}

void TestText::placesAreCountedLikeTheEngineDoes()
{
    const LineIndex index("a\r\nb\rc\n");
    QCOMPARE(index.at(0), (LineColumn{1, 1}));
    QCOMPARE(index.at(3), (LineColumn{2, 1}));
    QCOMPARE(index.at(5), (LineColumn{2, 3}));
    QCOMPARE(index.at(99), (LineColumn{3, 1}));
    QCOMPARE(index.lineStart(2), std::size_t(3));
    QCOMPARE(index.lineStart(9), std::size_t(7));
    QCOMPARE(index.lineCount(), std::size_t(3));
}

void TestText::columnsCountCharacters()
{
    const std::string text = "\xEF\xBB\xBF"
                             "a = \"\xE6\x97\xA5\xF0\x9F\x98\x80\" b\n\xFFx";
    QCOMPARE(characterPlace(text, 3), (LineColumn{1, 1})); // behind the byte order mark
    QCOMPARE(characterPlace(text, 16), (LineColumn{1, 9}));
    const TextIndex places(text);
    QCOMPARE(places.characters(0), (LineColumn{1, 1}));
    QCOMPARE(places.characters(8), (LineColumn{1, 6}));
    QCOMPARE(places.characters(11), (LineColumn{1, 7}));
    QCOMPARE(places.characters(20), (LineColumn{2, 2}));
    QCOMPARE(places.characters(11), (LineColumn{1, 7}));
    QCOMPARE(places.characters(999), (LineColumn{2, 3}));
    QCOMPARE(places.utf16(11), (LineColumn{1, 7}));
    QCOMPARE(places.utf16(15), (LineColumn{1, 9})); // behind a pair
    QCOMPARE(places.bytes(15), (LineColumn{1, 16}));
}

void TestText::messageArgumentsDoNoHarm()
{
    const Message message{
        "", "Job %1 failed: %2", {"a\x1b[31m\nb", "Access denied for jdbc:mysql://root:hidden@h/d"}};
    QCOMPARE(message.english(),
             std::string("Job a\u241b[31m\u240ab failed: Access denied for jdbc:mysql://root:******@h/d"));
}

void TestText::messageFillsArguments()
{
    const Message message{"test", "%2 of %1, 100 % of %3", {"600", "2400"}};
    QCOMPARE(message.english(), std::string("2400 of 600, 100 % of %3"));
}

// An error that is told inside of another is told in the same language, and masked once.
void TestText::sentencesInsideOfSentences()
{
    const Message why = Message("test", "no rights for %1").with("jdbc:mysql://root:hidden@h/d");
    const Message message = Message("test", "%2: %1 (%3)").with(why, "a\x1b", 7);
    QCOMPARE(message.english(), std::string("a\u241b: no rights for jdbc:mysql://root:******@h/d (7)"));
    const auto shout = [](const Message &one) {
        return one.text == "%2: %1 (%3)" ? std::string("%3! %1!") : "NONE FOR %1";
    };
    QCOMPARE(message.said(shout), std::string("7! NONE FOR jdbc:mysql://root:******@h/d!"));
    QVERIFY(message == Message("test", "%2: %1 (%3)").with(why, "a\x1b", 7));
    QVERIFY(!(message == Message("test", "%2: %1 (%3)").with(why.english(), "a\x1b", 7)));
    QCOMPARE(verbatim("100 %1").english(), std::string("100 %1"));
}

QTEST_APPLESS_MAIN(TestText)
#include "test_text.moc"
