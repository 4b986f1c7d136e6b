#include "models/job/files/base64.h"

#include <cstdint>

namespace sluice::job::detail {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How many bytes from `at` on are one character, or minus the number of bytes that together are one mistake
/// (the longest start of a character that can be right, at least one byte).
int characterLength(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t ahead) -> unsigned {
        return at + ahead < bytes.size() ? static_cast<unsigned char>(bytes[at + ahead]) : 0;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return -1;
    const int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (first == 0xE0)
        low = 0xA0;
    else if (first == 0xED)
        high = 0x9F;
    else if (first == 0xF0)
        low = 0x90;
    else if (first == 0xF4)
        high = 0x8F;
    for (int i = 1; i < length; ++i) {
        const unsigned next = byte(static_cast<std::size_t>(i));
        if (next < low || next > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

} // namespace

std::string base64Encoded(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        const std::size_t count = bytes.size() - at < 3 ? bytes.size() - at : 3;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? kAlphabet[group >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

std::optional<std::string> base64Decoded(std::string_view text)
{
    std::string bytes;
    std::uint32_t group = 0;
    std::size_t digits = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] != '='; ++at) {
        const std::size_t value = kAlphabet.find(text[at]);
        if (value == std::string_view::npos)
            return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(value);
        if (++digits < 4)
            continue;
        for (const unsigned shift : {16U, 8U, 0U})
            bytes += static_cast<char>(group >> shift & 0xFFU);
        group = 0;
        digits = 0;
    }
    const std::string_view padding = text.substr(at);
    if (digits == 1 || (!padding.empty() && padding != (digits == 2 ? "==" : digits == 3 ? "=" : "")))
        return std::nullopt;
    if (digits >= 2)
        bytes += static_cast<char>(group >> (digits == 2 ? 4U : 10U) & 0xFFU);
    if (digits == 3)
        bytes += static_cast<char>(group >> 2U & 0xFFU);
    return bytes;
}

std::string asText(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const int length = characterLength(bytes, at);
        if (length > 0)
            text += bytes.substr(at, static_cast<std::size_t>(length));
        else
            text += kReplacement;
        at += static_cast<std::size_t>(length > 0 ? length : -length);
    }
    return text;
}

} // namespace sluice::job::detail
