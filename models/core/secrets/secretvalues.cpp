#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

namespace sluice::detail {

namespace {

bool isCloser(char c)
{
    return std::string_view(",;.:)]}>&/(\"'`").find(c) != std::string_view::npos;
}

bool endsWord(std::string_view text, std::size_t at)
{
    return at >= text.size() || isSpace(text[at]) || isCloser(text[at]);
}

/// What ends a value without quotes depends on what it stands in.
enum class Surroundings
{
    Parameters, ///< ?a=b&c=d
    Semicolons, ///< ;a=b;c=d
    Line,       ///< the first on its line
    List,       ///< anything else: {a=b, c=d}, prose
};

Surroundings surroundingsOf(std::string_view text, std::size_t nameStart)
{
    std::size_t at = nameStart;
    if (at > 0 && (text[at - 1] == '?' || text[at - 1] == '&'))
        return Surroundings::Parameters;
    if (at > 0 && text[at - 1] == ';')
        return Surroundings::Semicolons;
    for (std::size_t near = 0; near < kLongestName && at > 0 && isBlank(text[at - 1]); ++near)
        --at;
    return at == 0 || isLineEnd(text[at - 1]) ? Surroundings::Line : Surroundings::List;
}

/// `next` becomes where to look next when it does not.
bool endsBareValue(std::string_view text, std::size_t at, Surroundings around, std::size_t &next)
{
    const char c = text[at];
    next = at + 1;
    if (isLineEnd(c))
        return true;
    if (isSpace(c)) {
        if (around != Surroundings::Line)
            return true;
        next = std::max(next, behindBlanks(text, at));
        return startsPair(text, next) || byteAt(text, next) == '#' || text.substr(next).starts_with("//");
    }
    // A quote or a bracket inside a password does not end it, one that closes what is around it does.
    if (isQuote(c) || c == '\\') {
        next = std::min(text.find_first_not_of("\\\"'`", at), text.size());
        return endsWord(text, next);
    }
    const bool last = at + 1 >= text.size() || isSpace(text[at + 1]);
    if (last && std::string_view(")]}>,").find(c) != std::string_view::npos)
        return true;
    if (around == Surroundings::Parameters)
        return c == '&' || (c == ';' && startsPair(text, at + 1));
    if (around == Surroundings::Semicolons)
        return c == ';';
    if (c == ',' || c == ';' || c == '&')
        return at + 1 >= text.size() || isSpace(text[at + 1]) || isQuote(text[at + 1]) ||
               text[at + 1] == '{' || startsPair(text, at + 1);
    return std::string_view(")]}>").find(c) != std::string_view::npos && endsWord(text, at + 1);
}

/// True when a quote in front of `at` closes: what follows cannot go on with the value. The line end may be
/// written as "\n" where the text is quoted itself.
bool endsQuotes(std::string_view text, std::size_t at)
{
    const std::size_t after = std::min(text.find_first_not_of('\\', at), text.size());
    if (endsWord(text, after) || text[after] == '{' || text[after] == '<')
        return true;
    return after > at && std::string_view("nrt").find(text[after]) != std::string_view::npos;
}

/// Quotes side by side, each behind the backslashes of the first.
struct QuoteRun
{
    std::size_t count = 0;
    std::size_t end = 0; ///< behind the last
};

/// Those that begin with the one at `at`, which has `backslashes` in front.
QuoteRun quotesAt(std::string_view text, std::size_t at, std::size_t backslashes)
{
    QuoteRun run{1, at + 1};
    while (true) {
        const std::size_t next = run.end + backslashes;
        if (byteAt(text, next) != text[at] ||
            text.substr(run.end, backslashes).find_first_not_of('\\') != std::string_view::npos)
            return run;
        ++run.count;
        run.end = next + 1;
    }
}

/// True when the next quote of the line, not far on, closes what is in front of it and opens nothing.
bool isClosedBehind(std::string_view text, std::size_t at, char quote)
{
    constexpr std::size_t most = 256;
    const std::array<char, 2> ends{quote, '\n'};
    const std::string_view near = text.substr(at, most);
    const std::size_t end = near.find_first_of(std::string_view(ends.data(), ends.size()));
    if (end == std::string_view::npos || near[end] != quote)
        return false;
    const std::size_t last = near.substr(0, end).find_last_not_of('\\');
    return last != std::string_view::npos && !isSpace(near[last]) &&
           std::string_view(",:;=([{").find(near[last]) == std::string_view::npos &&
           endsQuotes(text, at + end + 1);
}

/// True for quotes that YAML, SQL and CSV write twice where one belongs to the value: it goes on behind them.
/// Two that close (a value in quotes at the end of a text in quotes) look alike, but for what follows.
bool isDoubledQuote(std::string_view text, const QuoteRun &quotes, char quote, bool opensDoubled)
{
    if (quotes.count < (opensDoubled ? 4 : 2))
        return false;
    if (!endsQuotes(text, quotes.end))
        return true;
    return !opensDoubled && quotes.count % 2 == 0 && isClosedBehind(text, quotes.end, quote);
}

} // namespace

bool startsPair(std::string_view text, std::size_t at)
{
    const std::size_t limit = std::min(text.size(), at + kLongestName);
    while (at < limit && (isBlank(text[at]) || isQuote(text[at]) || text[at] == '\\'))
        ++at;
    const std::size_t start = at;
    while (at < limit && isNameByte(text[at]))
        ++at;
    if (at == start)
        return false;
    while (at < limit && (isBlank(text[at]) || isQuote(text[at]) || text[at] == '\\'))
        ++at;
    return at < limit && (text[at] == '=' || text[at] == ':' || text[at] == '{');
}

std::size_t bareValueEnd(std::string_view text, std::size_t nameStart, std::size_t at)
{
    const Surroundings around = surroundingsOf(text, nameStart);
    std::size_t next = at;
    while (at < text.size() && !endsBareValue(text, at, around, next)) {
        if (text.substr(at).starts_with("${")) {
            const std::size_t close = text.substr(at, kLongestName).find_first_of("}\r\n");
            next = at + (close == std::string_view::npos ? 1 : close + 1);
        }
        at = next;
    }
    return at;
}

std::size_t bracketEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        const std::size_t quote = c == '\\' ? text.find_first_not_of('\\', at) : at;
        if (isQuote(byteAt(text, quote))) {
            const TextSpan inside = quotedValue(text, at);
            at = inside.end() < text.size() ? text.find_first_not_of("\\\"'`", inside.end()) : text.size();
            at = std::min(at, text.size());
            continue;
        }
        if (c == '\\') {
            at = std::min(quote, text.size());
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            break;
    }
    return at;
}

std::size_t yamlBlockEnd(std::string_view text, std::size_t nameStart, std::size_t at)
{
    const std::size_t before = nameStart == 0 ? std::string_view::npos : text.rfind('\n', nameStart - 1);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t indent = behindBlanks(text, line) - line;
    std::size_t end = lineEnd(text, at);
    while (end < text.size()) {
        const std::size_t next = text.find_first_not_of("\r\n", end);
        if (next == std::string_view::npos || behindBlanks(text, next) - next <= indent)
            break;
        end = lineEnd(text, next);
    }
    return end;
}

TextSpan quotedValue(std::string_view text, std::size_t at)
{
    const std::size_t quoteAt = std::min(text.find_first_not_of('\\', at), text.size());
    if (quoteAt >= text.size())
        return {text.size(), 0};
    const char quote = text[quoteAt];
    if (quoteAt == at && text.substr(at).starts_with("\"\"\"")) {
        const std::size_t end = text.find("\"\"\"", at + 3);
        return {at + 3, std::min(end, text.size()) - at - 3};
    }
    // A text that is quoted once more has every quote behind 1, 3, 7 … backslashes, and twice as many and one
    // more where the inner text had escaped it.
    const std::size_t backslashes = quoteAt - at;
    std::size_t start = quoteAt + 1;
    // ''value'' in a text in single quotes.
    const QuoteRun opening = quotesAt(text, quoteAt, backslashes);
    const bool opensDoubled = opening.count == 2 && !endsQuotes(text, opening.end);
    if (opensDoubled)
        start = opening.end;
    std::size_t run = 0;
    for (std::size_t i = start; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '\\') {
            ++run;
            continue;
        }
        if (text[i] == quote && run % (2 * (backslashes + 1)) == backslashes) {
            const QuoteRun quotes = quotesAt(text, i, backslashes);
            if (isDoubledQuote(text, quotes, quote, opensDoubled))
                i = quotes.end - 1;
            else if (endsQuotes(text, i + 1))
                return {start, i - backslashes - start};
        }
        run = 0;
    }
    return {start, lineEnd(text, start) - start};
}

} // namespace sluice::detail
