#include "models/hocon/parser.h"

#include "models/core/message.h"
#include "models/hocon/chars.h"

#include <algorithm>

/// What the parser says about mistakes.
namespace sluice::hocon::detail {

namespace {

constexpr std::size_t kShown = 40; ///< bytes of the text that a message quotes

} // namespace

std::string Parser::shown(std::uint32_t begin, std::uint32_t end) const
{
    std::string_view text = store_.slice(begin, end);
    text = text.substr(0, text.find('\n'));
    bool cut = text.size() < end - begin;
    if (text.size() > kShown) {
        text = text.substr(0, kShown);
        while (!text.empty() &&
               (static_cast<unsigned char>(store_.text[begin + text.size()]) & 0xC0U) == 0x80U)
            text.remove_suffix(1);
        cut = true;
    }
    std::string clean = sanitized(text);
    for (char &c : clean) {
        if (hasClass(c, kControl))
            c = ' ';
    }
    return clean + (cut ? "…" : "");
}

std::string Parser::shown(const Token &token) const
{
    if (token.type == TokenType::End)
        return "end of file";
    if (token.type == TokenType::Newline)
        return "end of line";
    return "'" + shown(token.begin, token.end) + "'";
}

/// Counted from where it was asked last: a broken text of many megabytes asks for many lines.
std::string Parser::lineOf(std::uint32_t offset)
{
    const auto [from, to] = std::minmax(offset, counted_);
    const auto lines =
        static_cast<std::size_t>(std::count(store_.text.begin() + from, store_.text.begin() + to, '\n'));
    countedLine_ = offset < counted_ ? countedLine_ - lines : countedLine_ + lines;
    counted_ = offset;
    return std::to_string(countedLine_);
}

/// Whether a mistake that the original notices at the token may be told at `begin`. Further away its line is
/// kept, and the message names the other one.
bool Parser::isNear(std::uint32_t begin) const
{
    return std::count(store_.text.begin() + begin, store_.text.begin() + token_.begin, '\n') <= 1;
}

void Parser::failToken()
{
    const std::uint32_t at = token_.detail;
    const std::uint32_t next = std::min(at + 1, static_cast<std::uint32_t>(store_.text.size()));
    const auto size = static_cast<std::uint32_t>(store_.text.size());
    switch (token_.problem) {
    case LexProblem::BadEscape:
        fail(at, std::min(at + 2, size),
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found %1 in a quoted text, where a backslash may only stand before \" "
                                   "\\ / b f n r t u. Write \\\\ for a backslash."),
             {shown(at, std::min(at + 2, size))}, Repair::EscapeMark);
        return;
    case LexProblem::BadUnicodeEscape:
        fail(at, std::min(at + 6, size),
             SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected \\u and four hexadecimal digits."),
             {shown(at, std::min(at + 6, size))}, Repair::EscapeMark);
        return;
    case LexProblem::ControlCharacter:
        fail(at, next,
             store_.text[at] == '\t'
                 ? SLUICE_TRANSLATE_NOOP("Syntax", "Found a tab in a quoted text. Write \\t for it.")
                 : SLUICE_TRANSLATE_NOOP("Syntax",
                                         "Found a control character in a quoted text. Remove it or write "
                                         "it as \\u00XX."),
             {}, store_.text[at] == '\t' ? Repair::EscapeMark : Repair::None);
        return;
    case LexProblem::UnclosedQuote: {
        // Inside a ${ it is not what the token starts with.
        const auto quote =
            static_cast<std::uint32_t>(store_.text.rfind('"', at > token_.begin ? at - 1 : token_.begin));
        const std::uint32_t begin = store_.text[token_.begin] == '"' ? token_.begin : quote;
        fail(begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found the end of the line in %1, expected a closing quote. Add the \", "
                                   "or use \"\"\" around text of several lines."),
             {shown(begin, token_.end)}, Repair::CloseQuote);
        return;
    }
    case LexProblem::UnclosedTripleQuote:
        atEndTold_ = true;
        fail(size, size,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found the end of the file, expected \"\"\" to close the text that "
                                   "starts in line %1. Add the missing \"\"\"."),
             {lineOf(token_.begin)});
        return;
    case LexProblem::UnclosedSubstitution:
        fail(token_.begin, token_.begin + 2,
             SLUICE_TRANSLATE_NOOP("Syntax", "Found ${ without }. Add the missing }."), {},
             Repair::CloseVariable);
        return;
    case LexProblem::DollarWithoutBrace:
        fail(at, next,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found $ without {. Write ${name} for a variable, or put the text in "
                                   "double quotes."),
             {}, Repair::QuoteValue);
        return;
    default:
        fail(at, next,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found %1, which the language reserves. Put the text in double quotes."),
             {"'" + shown(at, next) + "'"}, Repair::QuoteValue);
        return;
    }
}

void Parser::failJsonToken()
{
    fail(token_.begin, token_.end,
         token_.type == TokenType::Substitution
             ? SLUICE_TRANSLATE_NOOP("Syntax",
                                     "Found %1, but JSON has no variables outside quotes. Put it in double "
                                     "quotes.")
             : SLUICE_TRANSLATE_NOOP("Syntax",
                                     "Found %1, but JSON has no comments and no text without quotes. Put it "
                                     "in double quotes or remove it."),
         {shown(token_)}, Repair::QuoteSpan);
}

/// decimal(10, 2) without quotes: the comma ends the value and "2)" looks like a name. Tells it when it is
/// so.
bool Parser::isTornValue(const Key &key)
{
    const Node &node = store_.tape[key.node];
    const char close = store_.text[node.end - 1];
    if ((close != ')' && close != '>') || stack_.empty())
        return false;
    const std::uint32_t origin = store_.origin(stack_.back().value);
    if (origin >= store_.tape.size() || store_.tape[origin].type != NodeType::Unquoted)
        return false;
    const Node &before = store_.tape[origin];
    if (before.end > node.begin)
        return false;
    const std::string_view value = store_.slice(before.begin, before.end);
    const std::string_view between = store_.slice(before.end, node.begin);
    if (value.find(close == ')' ? '(' : '<') == std::string_view::npos ||
        between.find(',') == std::string_view::npos || between.find('\n') != std::string_view::npos)
        return false;
    const std::string whole = "'" + shown(before.begin, node.end) + "'";
    if (isNear(before.begin)) {
        fail(before.begin, node.end,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found a comma in %1, where it ends the value. Put the value in double "
                                   "quotes."),
             {whole}, Repair::QuoteSpan);
    } else {
        fail(token_.begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found %1 where = is expected, because the comma in %2 in line %3 ends "
                                   "the value. Put that value in double quotes."),
             {shown(token_), whole, lineOf(before.begin)});
    }
    return true;
}

/// JSON refuses a name that was there already.
void Parser::repeatedJsonKeys(std::size_t base, std::uint32_t node)
{
    std::vector<std::uint32_t> firstOf;
    const auto members = std::span(stack_).subspan(base);
    if (members.size() < 2 || !values_.findRepeats(members, firstOf))
        return;
    std::uint32_t field = node + 1;
    for (std::uint32_t i = 0; i < members.size() && field < store_.tape.size();
         field = store_.tape[field].next) {
        const Node &key = store_.tape[field];
        if (key.type != NodeType::Field || key.has(kNoValue))
            continue;
        if (firstOf[i] != i) {
            failLater(key.begin, key.end, store_.tape[field + 1].end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found the name %1 again in the same JSON object. Rename or remove "
                                    "one of them."),
                      {shown(key.begin, key.end)});
        }
        ++i;
    }
}

} // namespace sluice::hocon::detail
