#include "models/core/encoding.h"

#include "models/core/utf.h"

#include <array>
#include <cerrno>
#include <iconv.h>

namespace sluice {

namespace {

constexpr bool isUtf16(Encoding encoding)
{
    return encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
}

constexpr bool isUtf32(Encoding encoding)
{
    return encoding == Encoding::Utf32Le || encoding == Encoding::Utf32Be;
}

constexpr bool isBigEndian(Encoding encoding)
{
    return encoding == Encoding::Utf16Be || encoding == Encoding::Utf32Be;
}

/// Both by the larger table: GBK proper is its one and two byte part.
const char *tableName(Encoding encoding)
{
    return encoding == Encoding::Windows1252 ? "CP1252" : "GB18030";
}

/// A conversion of the C library, closed with its owner.
class Table
{
public:
    Table(const char *to, const char *from)
        : handle_(iconv_open(to, from))
    {
    }
    ~Table()
    {
        if (isOpen())
            iconv_close(handle_);
    }
    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;

    // The C interface says "none" as (iconv_t)-1.
    bool isOpen() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

    /// Converts as much as there is; gives the offset of the first byte that could not be, or the size.
    std::size_t convert(std::string_view from, std::string &to)
    {
        std::array<char, 8192> room{};
        auto *in = const_cast<char *>(from.data()); // iconv(3) writes the pointer, never the bytes
        std::size_t left = from.size();
        while (left > 0) {
            char *out = room.data();
            std::size_t space = room.size();
            const std::size_t done = iconv(handle_, &in, &left, &out, &space);
            const int reason = errno;
            to.append(room.data(), room.size() - space);
            if (done == static_cast<std::size_t>(-1) && reason != E2BIG)
                break;
        }
        return from.size() - left;
    }

private:
    iconv_t handle_;
};

tl::unexpected<Error> noTable(Encoding encoding)
{
    return fail(
        ErrorCode::Unsupported,
        SLUICE_MESSAGE("File", "This computer cannot convert %1 (the C library's table is not installed).")
            .with(encodingName(encoding)));
}

tl::unexpected<Error> misfit(Encoding encoding, std::size_t offset)
{
    return fail(ErrorCode::Parse,
                SLUICE_MESSAGE("File", "The text is not whole %1.").with(encodingName(encoding)),
                "byte " + std::to_string(offset));
}

tl::unexpected<Error> notInEncoding(std::string_view text, std::size_t offset, Encoding encoding)
{
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < offset; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n') {
            ++line;
            column = 1;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    // Not the character itself: it may be one of a password.
    return fail(ErrorCode::InvalidArgument,
                SLUICE_MESSAGE("File", "The character in line %1, column %2 does not exist in %3: convert "
                                       "the text to UTF-8, or take the character out.")
                    .with(line, column, encodingName(encoding)),
                std::to_string(line) + ":" + std::to_string(column));
}

Result<std::string> decodeByTable(std::string_view bytes, Encoding encoding)
{
    Table table("UTF-8", tableName(encoding));
    Table back(tableName(encoding), "UTF-8");
    if (!table.isOpen() || !back.isOpen())
        return noTable(encoding);
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    if (const std::size_t end = table.convert(bytes, text); end != bytes.size())
        return misfit(encoding, end);
    // Some tables give two codes one character: such a text could not be saved as it was.
    std::string again;
    again.reserve(bytes.size());
    back.convert(text, again);
    if (again != bytes)
        return misfit(encoding, 0);
    return text;
}

/// The offset of the first character that takes four bytes, and so is not in GBK.
std::optional<std::size_t> firstFourBytes(std::string_view bytes)
{
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80)
            continue;
        if (bytes[i + 1] >= '0' && bytes[i + 1] <= '9')
            return i;
        ++i;
    }
    return std::nullopt;
}

Result<std::string> encodeByTable(std::string_view text, Encoding encoding)
{
    Table table(tableName(encoding), "UTF-8");
    if (!table.isOpen())
        return noTable(encoding);
    std::string bytes;
    bytes.reserve(text.size());
    if (const std::size_t end = table.convert(text, bytes); end != text.size())
        return notInEncoding(text, end, encoding);
    if (encoding != Encoding::Gbk)
        return bytes;
    if (const auto four = firstFourBytes(bytes)) {
        std::string before;
        Table("UTF-8", tableName(encoding)).convert(std::string_view(bytes).substr(0, *four), before);
        return notInEncoding(text, before.size(), encoding);
    }
    return bytes;
}

} // namespace

std::string_view encodingName(Encoding encoding)
{
    static constexpr std::array<std::string_view, 9> names{"UTF-8",    "UTF-16LE",     "UTF-16BE",
                                                           "UTF-32LE", "UTF-32BE",     "GBK",
                                                           "GB18030",  "Windows-1252", "ISO-8859-1"};
    return names.at(static_cast<std::size_t>(encoding));
}

Result<std::string> decodeText(std::string_view bytes, Encoding encoding)
{
    if (encoding == Encoding::Utf8)
        return std::string(bytes);
    if (encoding == Encoding::Gbk || encoding == Encoding::Gb18030 || encoding == Encoding::Windows1252)
        return decodeByTable(bytes, encoding);
    std::string text;
    text.reserve(bytes.size());
    std::size_t length = 1;
    for (std::size_t i = 0; i < bytes.size(); i += length) {
        char32_t character = static_cast<unsigned char>(bytes[i]);
        if (isUtf16(encoding))
            character = utf::utf16At(bytes, i, isBigEndian(encoding), length);
        else if (isUtf32(encoding))
            character = utf::utf32At(bytes, i, isBigEndian(encoding), length);
        if (character == utf::invalid)
            return misfit(encoding, i);
        utf::appendUtf8(text, character);
    }
    return text;
}

Result<std::string> encodeText(std::string_view text, Encoding encoding)
{
    if (encoding == Encoding::Utf8)
        return std::string(text);
    if (const auto broken = firstInvalidUtf8(text))
        return notInEncoding(text, *broken, encoding);
    if (encoding == Encoding::Gbk || encoding == Encoding::Gb18030 || encoding == Encoding::Windows1252)
        return encodeByTable(text, encoding);
    std::string bytes;
    bytes.reserve(text.size() * 2);
    std::size_t length = 1;
    for (std::size_t i = 0; i < text.size(); i += length) {
        const char32_t character = utf::utf8At(text, i, length);
        if (isUtf16(encoding))
            utf::appendUtf16(bytes, character, isBigEndian(encoding));
        else if (isUtf32(encoding))
            utf::appendUtf32(bytes, character, isBigEndian(encoding));
        else if (character > 0xFF)
            return notInEncoding(text, i, encoding);
        else
            bytes += static_cast<char>(static_cast<unsigned char>(character));
    }
    return bytes;
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    std::size_t length = 1;
    for (std::size_t i = 0; i < text.size(); i += length) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            length = 1;
            continue;
        }
        if (utf::utf8At(text, i, length) == utf::invalid)
            return i;
    }
    return std::nullopt;
}

} // namespace sluice
