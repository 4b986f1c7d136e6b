#pragma once

#include "models/core/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How the characters of a text lie in a file. The engine reads UTF-8 whatever the file is (2.3.8: what is
/// not UTF-8 silently becomes U+FFFD), so both programs must know what they have in hand, and say it.
namespace sluice {

enum class Encoding : std::uint8_t
{
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    Gbk,         ///< of one and two bytes
    Gb18030,     ///< with characters of four bytes
    Windows1252, ///< Latin-1 with quotes and a Euro sign where Latin-1 has controls
    Latin1,      ///< any byte is a character
};

/// As people and iconv(1) call it: "UTF-8", "UTF-16LE", "GBK", "ISO-8859-1".
std::string_view encodingName(Encoding encoding);

/// What the bytes of a file are.
struct ByteContent
{
    bool isText = true;
    Encoding encoding = Encoding::Utf8; ///< of a text
    /// Nothing in the bytes proves this encoding (GBK and the Latin ones look alike); they all fit it,
    /// though.
    bool guessed = false;
    std::optional<Encoding> alternative; ///< what a guessed text could be instead
    /// The first byte that does not fit: of a text that is broken (UTF-8 with some bytes that are none, half
    /// a UTF-16 character), or the first NUL of what is no text.
    std::optional<std::size_t> damage;
    /// What a file that is no text is, with its article: "a ZIP archive"; empty where that is not known.
    std::string_view kind;
};

/// Total: whatever the bytes are, there is an answer. Linear in their number.
ByteContent detectContent(std::string_view bytes);

/// A text as this program has it, and where it comes from.
struct DecodedText
{
    std::string text; ///< UTF-8; with what is broken in it when the file is broken UTF-8
    Encoding encoding = Encoding::Utf8;
    std::optional<Encoding> alternative; ///< see ByteContent
    bool guessed = false;                ///< see ByteContent
};

/// The text that the bytes of a file are. Errors: NotText (NULs, a known format; the message says which),
/// Parse (half a character of UTF-16), Unsupported (this computer has no table for it).
Result<DecodedText> textFrom(std::string_view bytes);

/// The text as UTF-8. A byte order mark stays, as U+FEFF at the start, so that encodeText gives the same
/// bytes again; UTF-8 is taken as it is, broken or not. Errors: Parse (a byte does not fit: nothing is ever
/// substituted; the place is "byte N", from 0), Unsupported (this computer has no table for it).
Result<std::string> decodeText(std::string_view bytes, Encoding encoding);

/// The bytes of a UTF-8 text. Errors: InvalidArgument (a character that the encoding does not have; the place
/// is "LINE:COLUMN", in characters), Unsupported as above.
Result<std::string> encodeText(std::string_view text, Encoding encoding);

/// The offset of the first byte that is not part of well formed UTF-8.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

} // namespace sluice
