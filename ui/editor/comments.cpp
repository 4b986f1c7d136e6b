#include "ui/editor/comments.h"

#include <algorithm>
#include <optional>

namespace sluice::editor {

namespace {

struct Line
{
    std::size_t begin;
    std::size_t code; ///< first byte that is no blank
};

/// The lines with something on them.
std::vector<Line> filledLines(std::string_view text, const TextSpan &selection)
{
    std::vector<Line> lines;
    const std::size_t from = std::min(selection.offset, text.size());
    // A selection that ends at the start of a line does not mean that line.
    const std::size_t to =
        std::max(from, std::min(selection.end(), text.size()) - (selection.length > 0 ? 1 : 0));
    std::size_t begin = from == 0 ? std::string_view::npos : text.rfind('\n', from - 1);
    begin = begin == std::string_view::npos ? 0 : begin + 1;
    while (begin <= to && begin < text.size()) {
        const std::size_t code = text.find_first_not_of(" \t", begin);
        if (code != std::string_view::npos && text[code] != '\n' && text[code] != '\r')
            lines.push_back({begin, code});
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    return lines;
}

/// How many bytes of a line's start are the comment sign and the blank after it; 0: it is no comment.
std::size_t signLength(std::string_view rest, CommentSign kind)
{
    const std::size_t sign = kind == CommentSign::Dashes ? (rest.substr(0, 2) == "--" ? 2 : 0)
                             : rest.substr(0, 1) == "#"  ? 1
                             : rest.substr(0, 2) == "//" ? 2
                                                         : 0;
    return sign > 0 && rest.substr(sign, 1) == " " ? sign + 1 : sign;
}

} // namespace

TextEdits toggleComments(std::string_view text, const TextSpan &selection, CommentSign sign)
{
    const std::vector<Line> lines = filledLines(text, selection);
    const bool allComments = std::all_of(lines.begin(), lines.end(), [&](const Line &line) {
        return signLength(text.substr(line.code), sign) > 0;
    });
    TextEdits edits;
    if (allComments) {
        for (const Line &line : lines)
            edits.push_back({line.code, signLength(text.substr(line.code), sign), {}});
        return edits;
    }
    std::size_t indent = std::string_view::npos;
    for (const Line &line : lines)
        indent = std::min(indent, line.code - line.begin);
    for (const Line &line : lines)
        edits.push_back({line.begin + indent, 0, sign == CommentSign::Dashes ? "-- " : "# "});
    return edits;
}

} // namespace sluice::editor
