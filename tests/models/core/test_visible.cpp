#include "models/core/utf.h"
#include "models/core/visible.h"

#include <QTest>

using namespace sluice;

class TestVisible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void ordinaryTextStays_data();
    void ordinaryTextStays();
    void everyCharacterEndsVisible();
    void jsonMeansTheSame();
};

void TestVisible::marks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const QByteArray &text, const char *line, const char *lines) {
        QTest::newRow(name) << text << QByteArray(line) << QByteArray(lines);
    };
    row("colour", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m", "␛[31mred␛[0m");
    row("title", "\x1b]0;x\x07", "␛]0;x␇", "␛]0;x␇");
    row("carriage return", "ok\rno", "ok␍no", "ok␍no");
    row("line ends", "a\r\nb\nc", "a␍␊b␊c", "a\nb\nc");
    row("tab", "a\tb", "a␉b", "a\tb");
    row("NUL", QByteArray("a\0b", 3), "a␀b", "a␀b");
    row("DEL", "a\x7f", "a␡", "a␡");
    row("C1",
        "\xC2\x9B"
        "31m",
        "\\u{9b}31m", "\\u{9b}31m");
    row("8-bit CSI", "\x9B", "\\x9b", "\\x9b");
    row("right to left",
        "a\xE2\x80\xAE"
        "b",
        "a\\u{202e}b", "a\\u{202e}b");
    row("isolate", "\xE2\x81\xA6", "\\u{2066}", "\\u{2066}");
    row("zero width",
        "a\xE2\x80\x8B"
        "b",
        "a\\u{200b}b", "a\\u{200b}b");
    row("BOM", "\xEF\xBB\xBFx", "\\u{feff}x", "\\u{feff}x");
    row("line separator", "\xE2\x80\xA8", "\\u{2028}", "\\u{2028}");
    row("soft hyphen", "\xC2\xAD", "\\u{ad}", "\\u{ad}");
    row("tag", "\xF3\xA0\x81\x81", "\\u{e0041}", "\\u{e0041}");
    row("not UTF-8", "a\xFF\xC3", "a\\xff\\xc3", "a\\xff\\xc3");
    row("overlong", "\xC0\xAF", "\\xc0\\xaf", "\\xc0\\xaf");
    row("surrogate", "\xED\xA0\x80", "\\xed\\xa0\\x80", "\\xed\\xa0\\x80");
    row("beyond Unicode", "\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", "\\xf4\\x90\\x80\\x80");
    row("cut off", "\xF0\x9F\x98", "\\xf0\\x9f\\x98", "\\xf0\\x9f\\x98");
}

void TestVisible::marks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, lines);
    QCOMPARE(QByteArray::fromStdString(visible(text.toStdString())), line);
    QCOMPARE(QByteArray::fromStdString(visible(text.toStdString(), Lines::Many)), lines);
    QVERIFY(!isVisible(text.toStdString()));
}

void TestVisible::ordinaryTextStays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "plain", "ünïcödé", "日本語 订单", "Привет", "שלום", "é", "😀", "☺️", "␛ \\u{202e}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestVisible::ordinaryTextStays()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(visible(text.toStdString())), text);
    QVERIFY(isVisible(text.toStdString()));
    QCOMPARE(QByteArray::fromStdString(visibleJson(text.toStdString())), text);
}

void TestVisible::everyCharacterEndsVisible()
{
    for (char32_t code = 0; code < 0x110000; ++code) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        std::string text;
        utf::appendUtf8(text, code);
        const std::string shown = visible(text);
        QCOMPARE(shown != text, isInvisible(code));
        if (shown != text)
            QVERIFY(isVisible(shown));
    }
}

void TestVisible::jsonMeansTheSame()
{
    QCOMPARE(visibleJson("{\"a\":\"\x7f\xC2\x9B\xE2\x80\xAE\xF3\xA0\x81\x81\"}\r\n"),
             std::string("{\"a\":\"\\u007f\\u009b\\u202e\\udb40\\udc41\"} \n"));
    QCOMPARE(visibleJson("\"\xFF\""), std::string("\"\\ufffd\""));
}

QTEST_GUILESS_MAIN(TestVisible)
#include "test_visible.moc"
