#include "app/ctl/cells.h"

#include "models/core/displaywidth.h"
#include "models/core/utf.h"

#include <vector>

namespace sluice::ctl {

namespace {

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
    return !opens(before) && !closes(after) && (displayWidth(before) == 2 || displayWidth(after) == 2);
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
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < text.size(); at += bytes) {
        const char32_t next = utf::utf8At(text, at, bytes);
        if (next != ' ' && next != '\n' && next != '\t') {
            if (pieces.empty() || before == ' ' || mayBreak(before, next))
                pieces.push_back({{}, before == ' '});
            pieces.back().text += text.substr(at, bytes);
            before = next;
        } else {
            before = ' ';
        }
    }
    return pieces;
}

} // namespace

std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t own = displayWidth(text);
    return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

std::string wrapped(std::string_view paragraph, std::size_t width)
{
    std::string result;
    std::string line;
    std::size_t used = 0;
    for (const Piece &piece : piecesOf(paragraph)) {
        const std::size_t blank = piece.blankBefore && !line.empty() ? 1 : 0;
        const std::size_t own = displayWidth(piece.text);
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
