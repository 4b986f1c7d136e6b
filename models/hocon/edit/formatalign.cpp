#include "models/hocon/edit/formatalign.h"

#include "models/core/displaywidth.h"

#include <algorithm>
#include <span>

namespace sluice::hocon::detail {
namespace {

bool isOpening(TokenType type)
{
    return type == TokenType::OpenCurly || type == TokenType::OpenSquare;
}

bool isClosing(TokenType type)
{
    return type == TokenType::CloseCurly || type == TokenType::CloseSquare;
}

/// One field that has its line to itself.
struct Line
{
    std::uint32_t separator; ///< offset of its token
    std::size_t key;         ///< columns
    std::size_t least;       ///< columns from the end of the key to the sign that is put in a row
    std::size_t sign;        ///< columns before that sign in the separator: 1 for "+="
};

enum class LineType
{
    Field,
    Comment,
    Other
};

/// Whether the field whose value starts the span ends in it, with nothing but a comma and a comment behind.
bool endsHere(std::string_view text, std::span<const Token> value)
{
    int depth = 0;
    bool any = false;
    bool comma = false;
    for (const Token &token : value) {
        if (token.type == TokenType::Comment)
            continue;
        if (comma || text.substr(token.begin, token.end - token.begin).find('\n') != std::string_view::npos)
            return false;
        if (token.type == TokenType::Comma && depth == 0) {
            comma = true;
            continue;
        }
        depth += isOpening(token.type) ? 1 : isClosing(token.type) ? -1 : 0;
        if (depth < 0)
            return false;
        any = true;
    }
    return any && depth == 0;
}

LineType lineOf(std::string_view text, std::span<const Token> tokens, Line &line)
{
    if (tokens.size() == 1 && tokens.front().type == TokenType::Comment)
        return LineType::Comment;
    const auto separator =
        std::find_if(tokens.begin(), tokens.end(), [](const Token &token) { return !token.isKeyPart(); });
    if (separator == tokens.begin() || separator == tokens.end())
        return LineType::Other;
    switch (separator->type) {
    case TokenType::Equals:
        line.least = 1;
        line.sign = 0;
        break;
    case TokenType::Colon:
        line.least = 0;
        line.sign = 0;
        break;
    case TokenType::PlusEquals:
        line.least = 2;
        line.sign = 1;
        break;
    default:
        return LineType::Other;
    }
    const std::uint32_t begin = tokens.front().begin;
    const std::string_view key = text.substr(begin, std::prev(separator)->end - begin);
    if (key.find('\n') != std::string_view::npos || !endsHere(text, {std::next(separator), tokens.end()}))
        return LineType::Other;
    line.separator = separator->begin;
    line.key = displayWidth(key);
    return LineType::Field;
}

} // namespace

std::unordered_map<std::uint32_t, std::size_t> alignedSeparators(std::string_view text,
                                                                 const std::vector<Token> &tokens)
{
    std::unordered_map<std::uint32_t, std::size_t> blanks;
    std::vector<Line> group;
    const auto finish = [&] {
        std::size_t column = 0;
        for (const Line &line : group)
            column = std::max(column, line.key + line.least);
        for (const Line &line : group)
            blanks.emplace(line.separator, column - line.key - line.sign);
        group.clear();
    };
    auto start = tokens.begin();
    while (start != tokens.end()) {
        const auto end = std::find_if(start, tokens.end(), [](const Token &token) {
            return token.type == TokenType::Newline || token.type == TokenType::End;
        });
        Line line{};
        const LineType type = lineOf(text, {start, end}, line);
        if (type == LineType::Field)
            group.push_back(line);
        else if (type == LineType::Other)
            finish();
        start = end == tokens.end() ? end : std::next(end);
    }
    finish();
    return blanks;
}

} // namespace sluice::hocon::detail
