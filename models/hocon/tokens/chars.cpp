#include "models/hocon/tokens/chars.h"

#include <cstring>
#include <string>

namespace sluice::hocon::detail {

namespace {

std::uint8_t byteAt(const char *at)
{
    return static_cast<std::uint8_t>(*at);
}

/// Bytes of the well formed character at `at`, or 0 and in `bad` how many bytes belong to the malformed one.
std::size_t characterLength(const char *at, const char *end, std::size_t &bad)
{
    bad = 1;
    const std::uint8_t lead = byteAt(at);
    std::size_t length = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        low = lead == 0xE0 ? 0xA0 : 0x80;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i == end || byteAt(at + i) < low || byteAt(at + i) > high) {
            bad = i;
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    if (lead == 0xED && byteAt(at + 1) > 0x9F) {
        bad = 3; // half a surrogate pair: one malformed character for Java's decoder, not three
        return 0;
    }
    return length;
}

} // namespace

std::size_t wideBlank(const char *at, const char *end)
{
    const auto left = static_cast<std::size_t>(end - at);
    const std::uint8_t lead = byteAt(at);
    if (lead == 0xC2)
        return left >= 2 && byteAt(at + 1) == 0xA0 ? 2 : 0; // U+00A0
    if (left < 3)
        return 0;
    const std::uint8_t second = byteAt(at + 1);
    const std::uint8_t third = byteAt(at + 2);
    switch (lead) {
    case 0xE1: // U+1680
        return second == 0x9A && third == 0x80 ? 3 : 0;
    case 0xE2: // U+2000 .. U+200A, U+2028, U+2029, U+202F, U+205F
        if (second == 0x80)
            return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3
                                                                                                       : 0;
        return second == 0x81 && third == 0x9F ? 3 : 0;
    case 0xE3: // U+3000
        return second == 0x80 && third == 0x80 ? 3 : 0;
    case 0xEF: // U+FEFF
        return second == 0xBB && third == 0xBF ? 3 : 0;
    default:
        return 0;
    }
}

bool isValidUtf8(std::string_view text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        while (end - at >= 16) {
            std::uint64_t words[2];
            std::memcpy(words, at, sizeof words);
            if (((words[0] | words[1]) & 0x8080808080808080ULL) != 0)
                break;
            at += 16;
        }
        // At most one character per step from here; the fast loop takes over again after it.
        std::size_t bad = 0;
        for (int i = 0; i < 16 && at != end; ++i) {
            const std::size_t length = characterLength(at, end, bad);
            if (length == 0)
                return false;
            at += length;
        }
    }
    return true;
}

std::string sanitized(std::string_view bytes)
{
    std::string result;
    result.reserve(bytes.size());
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        std::size_t bad = 0;
        const std::size_t length = characterLength(at, end, bad);
        if (length == 0) {
            result += "\xEF\xBF\xBD";
            at += bad;
        } else {
            result.append(at, length);
            at += length;
        }
    }
    return result;
}

} // namespace sluice::hocon::detail
