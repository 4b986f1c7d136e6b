#include "models/core/textcompose.h"

#include <QTest>

#include <random>

using namespace sluice;

class TestTextCompose : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOutWhatTheSecondRemovesOfTheFirst();
    void keepsEditsApartThatDoNotTouch();
    void nothingIsNeutral();
    void isTheSecondAfterTheFirst();
    void groupingDoesNotMatter();
    void growsWithTheEdits();
};

namespace {

std::string randomText(std::mt19937 &random)
{
    std::string text;
    for (unsigned i = random() % 40; i > 0; --i)
        text += static_cast<char>('a' + random() % 26);
    return text;
}

/// Valid for the text; also insertions at one place, empty edits and edits that touch.
TextEdits randomEdits(std::mt19937 &random, const std::string &text, char letter)
{
    TextEdits edits;
    for (std::size_t at = random() % 4; at <= text.size(); at += random() % 6) {
        const std::size_t length = random() % std::min<std::size_t>(4, text.size() - at + 1);
        edits.push_back({at, length, std::string(random() % 4, letter)});
        at += length;
        if (edits.size() > 12)
            break;
    }
    return edits;
}

} // namespace

void TestTextCompose::takesOutWhatTheSecondRemovesOfTheFirst()
{
    // ab -> aXYZb -> aXb: what was put in and taken out again never happened.
    QCOMPARE(composed({{1, 0, "XYZ"}}, {{2, 2, ""}}), (TextEdits{{1, 0, "X"}}));
    QCOMPARE(composed({{1, 0, "XYZ"}}, {{1, 3, ""}}), TextEdits());
    QCOMPARE(composed({{0, 2, "new"}}, {{0, 3, "newer"}}), (TextEdits{{0, 2, "newer"}}));
}

void TestTextCompose::keepsEditsApartThatDoNotTouch()
{
    // The second's place is that of the text after the first.
    QCOMPARE(composed({{0, 1, "long"}}, {{6, 1, "x"}}), (TextEdits{{0, 1, "long"}, {3, 1, "x"}}));
    QCOMPARE(composed({{3, 1, "x"}}, {{0, 1, "long"}}), (TextEdits{{0, 1, "long"}, {3, 1, "x"}}));
}

void TestTextCompose::nothingIsNeutral()
{
    const TextEdits edits{{1, 2, "x"}, {5, 0, "y"}};
    QCOMPARE(composed(edits, {}), edits);
    QCOMPARE(composed({}, edits), edits);
}

void TestTextCompose::isTheSecondAfterTheFirst()
{
    std::mt19937 random(20261128); // fixed: a failure must come back
    for (int round = 0; round < 5000; ++round) {
        const std::string text = randomText(random);
        const TextEdits first = randomEdits(random, text, '#');
        const std::string between = applied(text, first);
        const TextEdits second = randomEdits(random, between, '+');
        const TextEdits both = composed(first, second);
        QVERIFY(isValid(both, text.size()));
        QCOMPARE(applied(text, both), applied(between, second));
    }
}

void TestTextCompose::groupingDoesNotMatter()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::string text = randomText(random);
        const TextEdits first = randomEdits(random, text, '#');
        const std::string between = applied(text, first);
        const TextEdits second = randomEdits(random, between, '+');
        const TextEdits third = randomEdits(random, applied(between, second), '!');
        const TextEdits left = composed(composed(first, second), third);
        const TextEdits right = composed(first, composed(second, third));
        QCOMPARE(applied(text, left), applied(text, right));
    }
}

void TestTextCompose::growsWithTheEdits()
{
    TextEdits first;
    TextEdits second;
    constexpr std::size_t count = 200'000;
    for (std::size_t i = 0; i < count; ++i) {
        first.push_back({2 * i, 1, "ab"});
        second.push_back({3 * i, 1, ""});
    }
    // Each pair becomes one replacement; work that is squared in their number would not end here.
    QCOMPARE(composed(first, second).size(), count);
}

QTEST_APPLESS_MAIN(TestTextCompose)
#include "test_textcompose.moc"
