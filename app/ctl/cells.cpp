#include "app/ctl/cells.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sluice::ctl {

namespace {

struct Character
{
    char32_t code = 0;
    std::size_t bytes = 1;
};

/// The first character of a text that is not empty; a byte that is none stands for itself.
Character firstOf(std::string_view text)
{
    const auto byte = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(0);
    const std::size_t bytes = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    if (bytes == 1)
        return {lead, 1};
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {lead, 1};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    return {code, bytes};
}

struct Range
{
    char32_t first;
    char32_t last;
};

template <std::size_t size> bool isIn(const std::array<Range, size> &ranges, char32_t code)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](const Range &range) { return code >= range.first && code <= range.last; });
}

/// Wide and fullwidth in Unicode's East Asian Width, in whole blocks.
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x4DBF},
                          Range{0x4E00, 0xA4CF},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                          Range{0xFE30, 0xFE4F},   Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},
                          Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
/// Written over the character before.
constexpr std::array combining{Range{0x0300, 0x036F}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}};

std::size_t cellsOf(char32_t code)
{
    if (code < 0x300)
        return 1;
    return isIn(combining, code) ? 0 : isIn(wide, code) ? 2 : 1;
}

bool opens(char32_t code)
{
    return std::u32string_view(U"（《「『【“‘").find(code) != std::u32string_view::npos;
}

bool closes(char32_t code)
{
    return std::u32string_view(U"，。；：！？、）》」』】”’…").find(code) != std::u32string_view::npos;
}

/// Whether a line may end between two characters that no blank parts.
bool mayBreak(char32_t before, char32_t after)
{
    return !opens(before) && !closes(after) && (cellsOf(before) == 2 || cellsOf(after) == 2);
}

/// What stays together on a line.
struct Piece
{
    std::string text;
    bool blankBefore = false;
};

std::vector<Piece> piecesOf(std::string_view text)
{
    std::vector<Piece> pieces;
    char32_t before = ' ';
    while (!text.empty()) {
        const Character next = firstOf(text);
        if (next.code != ' ' && next.code != '\n' && next.code != '\t') {
            if (pieces.empty() || before == ' ' || mayBreak(before, next.code))
                pieces.push_back({{}, before == ' '});
            pieces.back().text += text.substr(0, next.bytes);
            before = next.code;
        } else {
            before = ' ';
        }
        text.remove_prefix(next.bytes);
    }
    return pieces;
}

} // namespace

std::size_t cells(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        const Character next = firstOf(text);
        count += cellsOf(next.code);
        text.remove_prefix(next.bytes);
    }
    return count;
}

std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t own = cells(text);
    return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

std::string wrapped(std::string_view paragraph, std::size_t width)
{
    std::string result;
    std::string line;
    std::size_t used = 0;
    for (const Piece &piece : piecesOf(paragraph)) {
        const std::size_t blank = piece.blankBefore && !line.empty() ? 1 : 0;
        const std::size_t own = cells(piece.text);
        if (!line.empty() && used + blank + own > width) {
            result += line + "\n";
            line.clear();
            used = 0;
        }
        if (!line.empty())
            line.append(blank, ' ');
        used += (line.empty() ? 0 : blank) + own;
        line += piece.text;
    }
    return result + line + "\n";
}

} // namespace sluice::ctl
