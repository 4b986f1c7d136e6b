#include "models/core/encoding.h"
#include "models/core/utf.h"

#include <QTest>

#include <array>
#include <random>

using namespace sluice;

namespace {

constexpr std::array allEncodings{Encoding::Utf8,    Encoding::Utf16Le,     Encoding::Utf16Be,
                                  Encoding::Utf32Le, Encoding::Utf32Be,     Encoding::Gbk,
                                  Encoding::Gb18030, Encoding::Windows1252, Encoding::Latin1};

const std::string plainJob = "env {\n  job.mode = \"BATCH\"\n}\n";
const std::string chineseJob = "env {\n  job.name = \"订单同步，每天\" # 一天一次\n}\n";
const std::string germanJob = "env {\n  job.name = \"Größe übertragen\" # für Käufe, 20 °C, ÄÖÜ\n}\n";

QByteArray shown(const std::string &bytes)
{
    return QByteArray::fromStdString(bytes).toPercentEncoding(" \n{}=\"#");
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreKnown()
    {
        for (const Encoding encoding : allEncodings)
            QVERIFY(!encodingName(encoding).empty());
        QCOMPARE(QByteArray::fromStdString(std::string(encodingName(Encoding::Gbk))), QByteArray("GBK"));
    }

    void whatIsWrittenIsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<bool>("mark");
        const auto row = [](const char *name, const std::string &text, Encoding encoding, bool mark = false) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(encoding) << mark;
        };
        row("UTF-8", chineseJob, Encoding::Utf8);
        row("UTF-8 with a mark", chineseJob, Encoding::Utf8, true);
        row("ASCII", plainJob, Encoding::Utf8);
        row("UTF-16LE", chineseJob, Encoding::Utf16Le);
        row("UTF-16LE with a mark", chineseJob, Encoding::Utf16Le, true);
        row("UTF-16BE", chineseJob, Encoding::Utf16Be);
        row("UTF-16BE with a mark", chineseJob, Encoding::Utf16Be, true);
        row("UTF-16LE of ASCII", plainJob, Encoding::Utf16Le);
        row("UTF-16BE of ASCII", plainJob, Encoding::Utf16Be);
        row("UTF-16 with surrogates", plainJob + "# \U0001F980\n", Encoding::Utf16Be);
        row("UTF-32LE", chineseJob, Encoding::Utf32Le);
        row("UTF-32BE with a mark", chineseJob, Encoding::Utf32Be, true);
        row("GBK", chineseJob, Encoding::Gbk);
        row("GB18030", chineseJob + "# \U0001F980\n", Encoding::Gb18030);
        row("Latin-1", germanJob, Encoding::Latin1);
        row("Windows-1252", germanJob + "# 5 €, „so“\n", Encoding::Windows1252);
    }

    void whatIsWrittenIsFound()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, encoding);
        QFETCH(bool, mark);
        const auto wanted = static_cast<Encoding>(encoding);
        const std::string all = (mark ? "\xEF\xBB\xBF" : "") + text.toStdString();
        const Result<std::string> bytes = encodeText(all, wanted);
        QVERIFY2(bytes, bytes ? "" : bytes.error().english().c_str());
        const ByteContent content = detectContent(*bytes);
        QVERIFY(content.isText);
        QCOMPARE(encodingName(content.encoding).data(), encodingName(wanted).data());
        QVERIFY(!content.damage);
        QCOMPARE(content.guessed, wanted >= Encoding::Gbk);
        const Result<std::string> again = decodeText(*bytes, content.encoding);
        QVERIFY(again);
        QCOMPARE(shown(*again), shown(all));
    }

    void everyByteSurvives_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray all;
        for (int i = 0x20; i < 256; ++i)
            all.append(static_cast<char>(i));
        QTest::newRow("all but controls") << all;
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one") << QByteArray("\xe9");
        QTest::newRow("half a Chinese character") << QByteArray("a = \"\xb6\"");
        QTest::newRow("half of a UTF-8 one") << QByteArray("# \xe8\xae\xa2 \xe5\x8d\x95 \xe5\x8d");
    }

    /// Whatever is taken for a text gives the same bytes back, in whichever encoding it is taken for.
    void everyByteSurvives()
    {
        QFETCH(QByteArray, bytes);
        const std::string raw = bytes.toStdString();
        const ByteContent content = detectContent(raw);
        QVERIFY(content.isText);
        const auto text = decodeText(raw, content.encoding);
        QVERIFY(text);
        const auto again = encodeText(*text, content.encoding);
        QVERIFY(again);
        QCOMPARE(shown(*again), shown(raw));
    }

    void randomBytesSurviveOrAreRefused()
    {
        std::mt19937 random(28); // the same bytes every time
        int texts = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string bytes(random() % 24, ' ');
            const bool full = round % 2 == 0;
            for (char &c : bytes)
                c = static_cast<char>(full ? random() % 256
                                           : (random() % 4 == 0 ? 0x80 : 0x20) + random() % 0x60);
            const ByteContent content = detectContent(bytes);
            if (!content.isText || (content.damage && content.encoding != Encoding::Utf8))
                continue;
            ++texts;
            const auto text = decodeText(bytes, content.encoding);
            QVERIFY2(text, shown(bytes).constData());
            const auto again = encodeText(*text, content.encoding);
            QVERIFY2(again && *again == bytes, shown(bytes).constData());
            if (content.encoding != Encoding::Utf8)
                QVERIFY2(!firstInvalidUtf8(*text), shown(bytes).constData());
        }
        QVERIFY(texts > 10000);
    }

    void gibberishThatFitsNothingIsNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("NUL") << QByteArray("a = 1\0b\n", 8) << QByteArray();
        QTest::newRow("NULs after a power cut")
            << QByteArray("a = 1\n") + QByteArray(4096, '\0') << QByteArray();
        QTest::newRow("only NULs") << QByteArray(4096, '\0') << QByteArray();
        QTest::newRow("NUL after a UTF-8 mark") << QByteArray("\xEF\xBB\xBF a\0", 6) << QByteArray();
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x08 abc") << QByteArray("gzip data");
        QTest::newRow("zip") << QByteArray("PK\x03\x04 abc") << QByteArray("a ZIP archive");
        QTest::newRow("controls") << QByteArray("\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10 ab")
                                  << QByteArray();
    }

    void gibberishThatFitsNothingIsNoText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, kind);
        const ByteContent content = detectContent(bytes.toStdString());
        QVERIFY(!content.isText);
        QCOMPARE(QByteArray::fromStdString(std::string(content.kind)), kind);
    }

    void aFieldDelimiterIsNoSignOfABinary()
    {
        QVERIFY(detectContent("sink { field_delimiter = \"\x01\" }").isText);
        QVERIFY(detectContent("\x01").isText);
    }

    void aGuessNamesWhatElseItCouldBe()
    {
        const std::string gbk = *encodeText(chineseJob, Encoding::Gbk);
        QVERIFY(detectContent(gbk).alternative == Encoding::Latin1);
        const auto asLatin = decodeText(gbk, Encoding::Latin1);
        QVERIFY(asLatin && *encodeText(*asLatin, Encoding::Latin1) == gbk);
        QVERIFY(detectContent(*encodeText("# \u00c4\u00d6\u00c4\u00d6\n", Encoding::Latin1)).alternative);
        QVERIFY(!detectContent(*encodeText(germanJob, Encoding::Latin1)).alternative);
        QVERIFY(!detectContent(chineseJob).alternative);
    }

    void aTextIsTakenOrItIsSaidWhyNot()
    {
        const auto text = textFrom(*encodeText(chineseJob, Encoding::Gbk));
        QVERIFY(text && text->text == chineseJob && text->encoding == Encoding::Gbk);
        const auto zip = textFrom("PK\x03\x04 abc");
        QVERIFY(!zip && zip.error().code == ErrorCode::NotText);
        QCOMPARE(zip.error().english().c_str(), "This is a ZIP archive, not a text.");
        const auto nul = textFrom({"a = 1\0b\n", 8});
        QVERIFY(!nul && nul.error().code == ErrorCode::NotText);
        QVERIFY(nul.error().english().find("byte 5") != std::string::npos);
        const auto half = textFrom({"\xff\xfe"
                                    "a",
                                    3});
        QVERIFY(!half && half.error().code == ErrorCode::Parse);
    }

    void damageIsPlaced()
    {
        const std::string cut = chineseJob.substr(0, chineseJob.size() / 2 - 1) + "\xe5\n}\n";
        const ByteContent content = detectContent(cut);
        QVERIFY(content.isText && content.encoding == Encoding::Utf8);
        QVERIFY(content.damage.has_value());
        QCOMPARE(*content.damage, *firstInvalidUtf8(cut));

        std::string wide = *encodeText("\xEF\xBB\xBF" + plainJob, Encoding::Utf16Le);
        wide.pop_back();
        const ByteContent odd = detectContent(wide);
        QVERIFY(odd.isText && odd.encoding == Encoding::Utf16Le);
        QCOMPARE(*odd.damage, wide.size() - 1);
        const auto text = decodeText(wide, Encoding::Utf16Le);
        QVERIFY(!text && text.error().code == ErrorCode::Parse);
        QCOMPARE(text.error().place.c_str(), ("byte " + std::to_string(wide.size() - 1)).c_str());
    }

    void whatAnEncodingDoesNotHaveIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *name, const char *text, Encoding encoding, const char *place) {
            QTest::newRow(name) << QByteArray(text) << static_cast<int>(encoding) << QByteArray(place);
        };
        row("Latin-1", "a\nöö = \"单\"\n", Encoding::Latin1, "2:7");
        row("Windows-1252", "öö单", Encoding::Windows1252, "1:3");
        row("GBK", "订单 \U0001F980", Encoding::Gbk, "1:4");
        row("GBK, far in the text", "订\n单\n  é\U0001F980", Encoding::Gbk, "3:4");
        row("broken UTF-8", "ab\xff", Encoding::Utf16Le, "1:3");
    }

    void whatAnEncodingDoesNotHaveIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, encoding);
        QFETCH(QByteArray, place);
        const auto bytes = encodeText(text.toStdString(), static_cast<Encoding>(encoding));
        QVERIFY(!bytes && bytes.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(QByteArray::fromStdString(bytes.error().place), place);
    }

    void longTextsCrossEveryBuffer()
    {
        std::string text;
        while (text.size() < 100000)
            text += "# 订单同步" + std::to_string(text.size()) + "\n";
        for (const Encoding encoding :
             {Encoding::Gbk, Encoding::Gb18030, Encoding::Utf16Be, Encoding::Utf32Le}) {
            const auto bytes = encodeText(text, encoding);
            QVERIFY(bytes);
            const auto again = decodeText(*bytes, encoding);
            QVERIFY(again && *again == text);
        }
    }

    void wellFormedIsStrict_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("too long") << QByteArray("\xc0\x80", 2);
        QTest::newRow("too long, three") << QByteArray("\xe0\x80\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("over the end") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("lone continuation") << QByteArray("\x80");
        QTest::newRow("cut") << QByteArray("\xf0\x9f\xa6");
    }

    void wellFormedIsStrict()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(firstInvalidUtf8("ab" + bytes.toStdString()), std::optional<std::size_t>(2));
    }
};

QTEST_APPLESS_MAIN(TestEncoding)
#include "test_encoding.moc"
