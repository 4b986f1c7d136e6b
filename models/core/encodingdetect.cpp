// Tells what the bytes of a file are, from the bytes alone.
#include "models/core/encoding.h"
#include "models/core/utf.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct Signature
{
    std::string_view bytes;
    std::string_view kind;
};

constexpr std::array signatures{
    Signature{{"\x1f\x8b", 2}, SLUICE_TRANSLATE_NOOP("File", "gzip data")},
    Signature{{"PK\x03\x04", 4}, SLUICE_TRANSLATE_NOOP("File", "a ZIP archive")},
    Signature{{"\x7f"
               "ELF",
               4},
              SLUICE_TRANSLATE_NOOP("File", "a program")},
    Signature{{"\x89PNG", 4}, SLUICE_TRANSLATE_NOOP("File", "a picture")},
    Signature{{"\xff\xd8\xff", 3}, SLUICE_TRANSLATE_NOOP("File", "a picture")},
    Signature{{"%PDF-", 5}, SLUICE_TRANSLATE_NOOP("File", "a PDF document")},
    Signature{{"\xca\xfe\xba\xbe", 4}, SLUICE_TRANSLATE_NOOP("File", "a Java class")},
    Signature{{"SQLite format 3\0", 16}, SLUICE_TRANSLATE_NOOP("File", "an SQLite database")},
    Signature{{"BZh9", 4}, SLUICE_TRANSLATE_NOOP("File", "bzip2 data")},
    Signature{{"\xfd"
               "7zXZ\0",
               6},
              SLUICE_TRANSLATE_NOOP("File", "xz data")},
    Signature{{"\x28\xb5\x2f\xfd", 4}, SLUICE_TRANSLATE_NOOP("File", "zstd data")},
};

unsigned byteAt(std::string_view bytes, std::size_t offset)
{
    return static_cast<unsigned char>(bytes[offset]);
}

bool startsWith(std::string_view bytes, std::string_view start)
{
    return bytes.substr(0, start.size()) == start;
}

/// A text of some length that consists of controls to a tenth or more is none.
bool isMostlyControls(std::string_view bytes)
{
    constexpr std::ptrdiff_t few = 8;
    const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b';
    });
    return controls > few && controls * 10 > static_cast<std::ptrdiff_t>(bytes.size());
}

using CharacterAt = char32_t (*)(std::string_view, std::size_t, bool, std::size_t &);

struct WideReading
{
    std::size_t characters = 0;
    std::size_t ascii = 0;
    std::optional<std::size_t> damage;
    bool hasNul = false;

    /// A few bytes can look like anything, so they must be ASCII for the larger part.
    bool isConvincing() const { return !damage && !hasNul && ascii * (characters < 8 ? 2 : 3) > characters; }
};

WideReading readWide(std::string_view bytes, CharacterAt at, bool bigEndian)
{
    WideReading reading;
    std::size_t length = 1;
    for (std::size_t i = 0; i < bytes.size(); i += length) {
        const char32_t character = at(bytes, i, bigEndian, length);
        if (character == utf::invalid) {
            reading.damage = i;
            return reading;
        }
        ++reading.characters;
        reading.ascii += character < 0x80 ? 1 : 0;
        reading.hasNul = reading.hasNul || character == 0;
    }
    return reading;
}

ByteContent textual(Encoding encoding, std::optional<std::size_t> damage = {})
{
    ByteContent content;
    content.encoding = encoding;
    content.damage = damage;
    return content;
}

ByteContent noText(std::string_view kind, std::optional<std::size_t> firstNul = {})
{
    ByteContent content;
    content.isText = false;
    content.kind = kind;
    content.damage = firstNul;
    return content;
}

std::optional<ByteContent> byMark(std::string_view bytes)
{
    const auto wide = [&](CharacterAt at, bool bigEndian, Encoding encoding) {
        return textual(encoding, readWide(bytes, at, bigEndian).damage);
    };
    if (startsWith(bytes, "\xEF\xBB\xBF")) {
        const std::size_t nul = bytes.find('\0');
        return nul != std::string_view::npos ? noText({}, nul)
                                             : textual(Encoding::Utf8, firstInvalidUtf8(bytes));
    }
    if (startsWith(bytes, {"\x00\x00\xFE\xFF", 4}))
        return wide(utf::utf32At, true, Encoding::Utf32Be);
    if (startsWith(bytes, {"\xFF\xFE\x00\x00", 4}))
        return wide(utf::utf32At, false, Encoding::Utf32Le);
    if (startsWith(bytes, "\xFE\xFF"))
        return wide(utf::utf16At, true, Encoding::Utf16Be);
    if (startsWith(bytes, "\xFF\xFE"))
        return wide(utf::utf16At, false, Encoding::Utf16Le);
    return std::nullopt;
}

/// Texts of two or four bytes a character have NULs beside their ASCII; other texts have none.
ByteContent withNul(std::string_view bytes, std::size_t firstNul)
{
    for (const bool bigEndian : {false, true}) {
        if (readWide(bytes, utf::utf32At, bigEndian).isConvincing())
            return textual(bigEndian ? Encoding::Utf32Be : Encoding::Utf32Le);
    }
    const WideReading little = readWide(bytes, utf::utf16At, false);
    const WideReading big = readWide(bytes, utf::utf16At, true);
    if (little.isConvincing() && (!big.isConvincing() || little.ascii >= big.ascii))
        return textual(Encoding::Utf16Le);
    return big.isConvincing() ? textual(Encoding::Utf16Be) : noText({}, firstNul);
}

/// UTF-8 that was damaged (cut, or joined with something else) has more characters that are right than bytes
/// that are not.
bool isDamagedUtf8(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = 0;
    std::size_t length = 1;
    for (std::size_t i = 0; i < bytes.size(); i += length) {
        const char32_t character = utf::utf8At(bytes, i, length);
        good += character != utf::invalid && length > 1 ? 1 : 0;
        bad += character == utf::invalid ? 1 : 0;
    }
    return good > bad;
}

bool isIn(unsigned byte, unsigned first, unsigned last)
{
    return byte >= first && byte <= last;
}

struct ChineseReading
{
    bool fits = true;
    bool hasFourBytes = false;
    std::size_t usual =
        0;               ///< characters of everyday Chinese: punctuation, the 3,755 of GB 2312's first level
    std::size_t odd = 0; ///< two bytes that are a rare character, or two Latin ones
};

ChineseReading readChinese(std::string_view bytes)
{
    ChineseReading reading;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned lead = byteAt(bytes, i);
        if (lead < 0x80)
            continue;
        const unsigned second = i + 1 < bytes.size() ? byteAt(bytes, i + 1) : 0;
        const bool two = isIn(second, 0x40, 0x7E) || isIn(second, 0x80, 0xFE);
        const bool four = isIn(second, 0x30, 0x39) && i + 3 < bytes.size() &&
                          isIn(byteAt(bytes, i + 2), 0x81, 0xFE) && isIn(byteAt(bytes, i + 3), 0x30, 0x39);
        if (!isIn(lead, 0x81, 0xFE) || (!two && !four)) {
            reading.fits = false;
            return reading;
        }
        const bool usual = (isIn(lead, 0xA1, 0xA3) || isIn(lead, 0xB0, 0xD7)) && isIn(second, 0xA1, 0xFE);
        // Four bytes that fit by chance do not come about in Latin texts.
        reading.usual += usual || four ? 1 : 0;
        reading.odd += usual || four ? 0 : 1;
        reading.hasFourBytes = reading.hasFourBytes || four;
        i += four ? 3 : 1;
    }
    return reading;
}

Encoding latinOf(std::string_view bytes)
{
    const bool hasHighControls = std::any_of(
        bytes.begin(), bytes.end(), [](char c) { return isIn(static_cast<unsigned char>(c), 0x80, 0x9F); });
    return hasHighControls && decodeText(bytes, Encoding::Windows1252) ? Encoding::Windows1252
                                                                       : Encoding::Latin1;
}

/// Bytes over 0x7F that are no UTF-8: Chinese or western European, as far as this program knows.
ByteContent eightBit(std::string_view bytes)
{
    ByteContent content;
    content.guessed = true;
    content.encoding = latinOf(bytes);
    const ChineseReading chinese = readChinese(bytes);
    if (!chinese.fits)
        return content;
    const Encoding gb = chinese.hasFourBytes ? Encoding::Gb18030 : Encoding::Gbk;
    const auto text = decodeText(bytes, gb);
    if (!text && text.error().code != ErrorCode::Unsupported)
        return content;
    content.alternative = gb;
    if (chinese.usual > chinese.odd)
        std::swap(content.encoding, *content.alternative);
    return content;
}

} // namespace

ByteContent detectContent(std::string_view bytes)
{
    if (const auto marked = byMark(bytes))
        return *marked;
    for (const Signature &signature : signatures) {
        if (startsWith(bytes, signature.bytes))
            return noText(signature.kind);
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
        return withNul(bytes, nul);
    if (isMostlyControls(bytes))
        return noText({});
    const std::optional<std::size_t> notUtf8 = firstInvalidUtf8(bytes);
    if (!notUtf8)
        return {};
    if (isDamagedUtf8(bytes))
        return textual(Encoding::Utf8, notUtf8);
    return eightBit(bytes);
}

Result<DecodedText> textFrom(std::string_view bytes)
{
    const ByteContent content = detectContent(bytes);
    if (!content.isText && !content.kind.empty())
        return fail(ErrorCode::NotText, SLUICE_MESSAGE("File", "This is %1, not a text.")
                                            .with(Message("File", std::string(content.kind))));
    if (!content.isText && content.damage)
        return fail(ErrorCode::NotText,
                    SLUICE_MESSAGE("File", "This is not a text: it holds NUL bytes, the first at byte %1.")
                        .with(*content.damage));
    if (!content.isText)
        return fail(ErrorCode::NotText, SLUICE_MESSAGE("File", "This is not a text."));
    Result<std::string> text = decodeText(bytes, content.encoding);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return DecodedText{std::move(*text), content.encoding, content.alternative, content.guessed};
}

} // namespace sluice
