#include "models/hocon/tokens/scan.h"

#include "models/hocon/tokens/lexer.h"

#include <algorithm>

namespace sluice::hocon {
namespace {

/// The end of a "…" that starts at `start`.
std::size_t quotedEnd(std::string_view text, std::size_t start)
{
    std::size_t at = start + 1;
    while (at < text.size() && text[at] != '\n') {
        if (text[at] == '"')
            return at + 1;
        at += text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n' ? 2 : 1;
    }
    return at;
}

/// The end of a """…""": quotes beyond the third belong to the text.
std::size_t tripleEnd(std::string_view text, std::size_t start)
{
    std::size_t at = text.find("\"\"\"", start + 3);
    if (at == std::string_view::npos)
        return text.size();
    at += 3;
    while (at < text.size() && text[at] == '"')
        ++at;
    return at;
}

/// The end of a ${…}; quotes may hide a brace. An open one ends with its line.
std::size_t substitutionEnd(std::string_view text, std::size_t start)
{
    std::size_t at = start + 2;
    while (at < text.size() && text[at] != '\n') {
        if (text[at] == '}')
            return at + 1;
        at = text[at] == '"' ? quotedEnd(text, at) : at + 1;
    }
    return at;
}

} // namespace

std::vector<Piece> scan(std::string_view text)
{
    std::vector<Piece> pieces;
    std::size_t at = 0;
    const auto push = [&](PieceType type, std::size_t end) {
        pieces.push_back({type, {at, end - at}});
        at = end;
    };
    while ((at = text.find_first_of("\"#/$+", at)) != std::string_view::npos) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("\"\"\""))
            push(PieceType::TripleQuoted, tripleEnd(text, at));
        else if (rest.starts_with('"'))
            push(PieceType::Quoted, quotedEnd(text, at));
        else if (rest.starts_with('#') || rest.starts_with("//"))
            push(PieceType::Comment, std::min(text.find('\n', at), text.size()));
        else if (rest.starts_with("${"))
            push(PieceType::Substitution, substitutionEnd(text, at));
        else if (rest.starts_with("+="))
            push(PieceType::PlusEquals, at + 2);
        else
            ++at;
    }
    return pieces;
}

std::vector<TextSpan> commentSpans(std::string_view text, Syntax syntax)
{
    std::vector<TextSpan> comments;
    Lexer lexer(text, syntax);
    Token token;
    for (lexer.next(token); token.type != TokenType::End; lexer.next(token)) {
        if (token.type != TokenType::Comment)
            continue;
        std::size_t end = token.end;
        while (end > token.begin && text[end - 1] == '\r')
            --end;
        comments.push_back({token.begin, end - token.begin});
    }
    return comments;
}

std::vector<TextSpan> halfCharacters(std::string_view text)
{
    std::vector<TextSpan> halves;
    for (const Piece &piece : scan(text)) {
        if (piece.type != PieceType::Quoted)
            continue;
        const char *const end = text.data() + piece.span.end();
        TextSpan high; // a first half that waits for its second
        const auto flush = [&] {
            if (high.length > 0)
                halves.push_back(high);
            high = {};
        };
        std::size_t length = 1;
        for (std::size_t at = piece.span.offset + 1; at < piece.span.end(); at += length) {
            std::uint32_t unit = 0;
            length = 1;
            if (text[at] != '\\' || !detail::readEscape(text.data() + at + 1, end, length, unit)) {
                flush();
                continue;
            }
            ++length; // the backslash
            const bool second = unit >= 0xDC00 && unit <= 0xDFFF;
            if (second && high.length > 0) {
                high = {};
                continue;
            }
            flush();
            if (unit >= 0xD800 && unit <= 0xDBFF)
                high = {at, length};
            else if (second)
                halves.push_back({at, length});
        }
        flush();
    }
    return halves;
}

std::vector<Placeholder> placeholders(std::string_view text)
{
    std::vector<Placeholder> found;
    std::size_t at = 0;
    while ((at = text.find("${", at)) != std::string_view::npos) {
        const std::size_t start = at;
        at += 2;
        const std::size_t nameEnd = text.find_first_of(":{}", at);
        if (nameEnd == std::string_view::npos || nameEnd == at || text[nameEnd] == '{')
            continue;
        const std::size_t end = text.find('}', nameEnd);
        if (end == std::string_view::npos)
            continue;
        Placeholder placeholder{{start, end + 1 - start}, text.substr(at, nameEnd - at)};
        if (text[nameEnd] == ':') {
            placeholder.hasDefault = true;
            placeholder.fallback = text.substr(nameEnd + 1, end - nameEnd - 1);
        }
        found.push_back(placeholder);
        at = end + 1;
    }
    return found;
}

} // namespace sluice::hocon
