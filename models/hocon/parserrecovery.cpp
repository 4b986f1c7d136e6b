#include "models/hocon/parser.h"

#include "models/core/message.h"

#include <algorithm>
#include <utility>

/// Where the parser goes on after a mistake, so that the rest of the file can still be used.
namespace sluice::hocon::detail {

/// To the end of the field or element: a line end, a comma or a closing bracket.
void Parser::skipRest()
{
    while (token_.type != TokenType::End && token_.type != TokenType::Newline &&
           token_.type != TokenType::Comma && token_.type != TokenType::CloseCurly &&
           token_.type != TokenType::CloseSquare) {
        if (token_.type == TokenType::OpenCurly || token_.type == TokenType::OpenSquare) {
            skipBalanced();
            continue;
        }
        skipsBrackets();
        advance();
    }
}

/// Words in open quotes may hide brackets.
void Parser::skipsBrackets()
{
    if (token_.type == TokenType::Problem &&
        store_.slice(token_.begin, token_.end).find_first_of("{}[]") != std::string_view::npos)
        unbalanced_ = true;
}

/// http://host/path without quotes: // starts a comment there, which may hide a closing brace.
void Parser::skipAddress()
{
    const std::string_view text = store_.text;
    if (text.substr(token_.begin, 3) != "://")
        return;
    std::size_t end = std::min(text.find_first_of(" \t\r\n,}]", token_.begin), text.size());
    if (text.substr(token_.begin, end - token_.begin).find_first_of("{[") != text.npos)
        end = std::min(text.find_first_of(" \t\r\n", end), text.size());
    lexer_ = Lexer(text, options_.syntax, static_cast<std::uint32_t>(end));
}

void Parser::skipBalanced()
{
    std::size_t open = 0;
    do {
        if (token_.type == TokenType::OpenCurly || token_.type == TokenType::OpenSquare)
            ++open;
        else if (token_.type == TokenType::CloseCurly || token_.type == TokenType::CloseSquare)
            --open;
        advance();
    } while (open > 0 && token_.type != TokenType::End);
    if (open > 0)
        atEndTold_ = true; // whatever made it skip has been told
}

/// At a bracket that opens one level too many: tells it and goes on behind the closing one. The node for all
/// between them, which reads as empty: a field or a concatenation counts on a node for each of its values.
std::uint32_t Parser::tooDeep(NodeType type)
{
    const std::uint32_t begin = token_.begin;
    fail(begin, token_.end,
         SLUICE_TRANSLATE_NOOP("Syntax",
                               "Blocks and lists are nested more than %1 deep here. Make them flatter."),
         {std::to_string(kMaxDepth)});
    skipBalanced();
    return addNode(type, begin, token_.gap);
}

void Parser::unexpectedKey(bool braced, bool &done)
{
    const std::uint32_t begin = token_.begin;
    switch (token_.type) {
    case TokenType::CloseCurly:
        if (missingOpen_ > 0 && !errors_.empty())
            --missingOpen_;
        else
            failBracket(begin, token_.end, kUnopenedBlock);
        advance();
        return;
    case TokenType::CloseSquare:
        if (braced && arrays_ > 0) {
            failBracket(begin, token_.end,
                        SLUICE_TRANSLATE_NOOP(
                            "Syntax", "Found ] where a block is still open, expected }. Add the missing } "
                                      "before it."),
                        {}, Repair::CloseBlock);
            done = true;
            return;
        }
        failBracket(begin, token_.end, kUnopenedList);
        advance();
        return;
    case TokenType::Comma:
        fail(begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax", "Found a comma without a field before it. Remove it."), {},
             Repair::RemoveComma);
        advance();
        return;
    case TokenType::Problem:
        failToken();
        skipRest();
        return;
    default:
        break;
    }
    if (json_ && (token_.type == TokenType::Unquoted || token_.type == TokenType::Substitution)) {
        failJsonToken();
    } else {
        const bool opens = token_.type == TokenType::OpenCurly || token_.type == TokenType::OpenSquare;
        const auto tell = opens ? &Parser::failBracket : &Parser::fail;
        if (!opens || !followsMistake(begin))
            (this->*tell)(
                begin, token_.end,
                json_ ? SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected a field name in double quotes.")
                      : SLUICE_TRANSLATE_NOOP("Syntax",
                                              "Found %1, expected a field name. Names with other characters "
                                              "have to be in double quotes."),
                {shown(token_)}, Repair::None);
    }
    skipRest();
}

/// A word where a field is expected, and nothing behind it that makes it one.
void Parser::nameWithoutValue(std::uint32_t begin, std::uint32_t end, bool wordFollows)
{
    const bool near = isNear(begin);
    const std::uint32_t from = near ? begin : token_.begin;
    const std::uint32_t to = near ? end : token_.end;
    const std::string_view name = store_.slice(begin, end);
    if (token_.type == TokenType::End)
        atEndTold_ = true;
    if (name == "...") {
        fail(from, to,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found ... where a field is expected. Write the options it stands for, or "
                                   "make it a comment with #."));
        return;
    }
    const char *const text = SLUICE_TRANSLATE_NOOP(
        "Syntax", "Found %2 after the name %1, expected = and a value. Add them, or put the "
                  "name into the value before it with double quotes.");
    constexpr std::string_view kLikeBraces = "()<>";
    const bool likeBrace =
        kLikeBraces.find(name.back()) != name.npos || kLikeBraces.find(name.front()) != name.npos;
    if (!isSameMistake(begin, text) && !followsMistake(begin) && !(likeBrace && unbalanced_))
        fail(from, to, text, {"'" + shown(begin, end) + "'", shown(token_)});
    // It may be a block without its brace; then a closing one has no partner.
    if (wordFollows)
        ++missingOpen_;
    unbalanced_ = unbalanced_ || likeBrace;
}

void Parser::unexpectedAfterKey(const Key &key)
{
    Node &node = store_.tape[key.node];
    node.flags |= kNoValue;
    told_ = true;
    const std::uint32_t begin = node.begin;
    const std::uint32_t end = node.end;
    const auto newlines = std::count(store_.text.begin() + end, store_.text.begin() + token_.begin, '\n');
    const bool endsHere = token_.type == TokenType::CloseCurly || token_.type == TokenType::CloseSquare ||
                          token_.type == TokenType::Comma || token_.type == TokenType::End;
    if (isTornValue(key)) {
        if (newlines == 0)
            skipRest();
        return;
    }
    const bool openText =
        token_.type == TokenType::Problem && token_.problem == LexProblem::UnclosedTripleQuote;
    if ((newlines > 0 && !openText) || endsHere) {
        nameWithoutValue(begin, end, newlines > 0 && !endsHere);
        return;
    }
    if (token_.type == TokenType::Problem) {
        failToken();
    } else if (json_ && (token_.type == TokenType::Unquoted || token_.type == TokenType::Substitution)) {
        failJsonToken();
    } else {
        fail(token_.begin, token_.end,
             json_ ? SLUICE_TRANSLATE_NOOP("Syntax", "Found %2 after the name %1, expected a colon.")
                   : SLUICE_TRANSLATE_NOOP("Syntax",
                                           "Found %2 after the name %1, expected =, : or {. Add the =, or "
                                           "put the text in double quotes."),
             {"'" + shown(begin, end) + "'", shown(token_)});
    }
    skipRest();
}

bool Parser::lastIsOnNewLine() const
{
    return lastValue_ > lastSeparatorEnd_ &&
           store_.slice(lastSeparatorEnd_, lastValue_).find('\n') != std::string_view::npos;
}

void Parser::unexpectedAfterValue(bool &done)
{
    const bool separates = token_.type == TokenType::Equals || token_.type == TokenType::Colon ||
                           token_.type == TokenType::PlusEquals || token_.type == TokenType::OpenCurly;
    if (separates && lastFieldNode_ != kNoNode && lastIsOnNewLine()) {
        // The value was looked for on the next line and the next field was taken for it.
        const Mark mark = lastField_;
        const std::uint32_t node = lastFieldNode_;
        const Node key = store_.tape[node];
        const std::string name = "'" + shown(key.begin, key.end) + "'";
        if (isNear(key.begin)) {
            fail(key.begin, key.end,
                 SLUICE_TRANSLATE_NOOP("Syntax",
                                       "Found the end of the line after %1 =, expected a value. Add it; an "
                                       "empty text is \"\"."),
                 {name});
        } else {
            fail(token_.begin, token_.end,
                 SLUICE_TRANSLATE_NOOP(
                     "Syntax", "Found %1 in the value of %2, which is missing in line %3, so that the "
                               "next name was taken for it. Add it there; an empty text is \"\"."),
                 {shown(token_), name, lineOf(key.begin)});
        }
        rewind({lastValue_, node + std::size_t(1), mark.stack, mark.items});
        store_.tape[node].flags |= kNoValue;
        store_.tape[node].next = node + 1;
        return;
    }
    const std::size_t before = store_.slice(0, token_.begin).find_last_not_of(" \t");
    if (before != std::string_view::npos && store_.text[before] == '}' && !separates &&
        token_.type != TokenType::CloseCurly && token_.type != TokenType::CloseSquare)
        ++missingOpen_; // that brace may be one too many
    switch (token_.type) {
    case TokenType::Problem:
        failToken();
        break;
    case TokenType::CloseCurly:
        return; // a brace too many: the loop sees it again
    case TokenType::CloseSquare:
        unexpectedKey(true, done);
        return;
    case TokenType::OpenCurly:
    case TokenType::OpenSquare:
        failBracket(token_.begin, token_.end,
                    SLUICE_TRANSLATE_NOOP(
                        "Syntax", "Found %1 after the end of a field, expected a new line or a comma. Put "
                                  "it on a new line with a name."),
                    {shown(token_)});
        break;
    case TokenType::Colon:
    case TokenType::Equals:
    case TokenType::PlusEquals:
        skipAddress();
        fail(token_.begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found %1 in a value without quotes. Put the value in double quotes, or "
                                   "start a new line before the next name."),
             {shown(token_)}, Repair::QuoteValue);
        break;
    default:
        if (json_ && (token_.type == TokenType::Unquoted || token_.type == TokenType::Substitution)) {
            failJsonToken();
            break;
        }
        fail(token_.begin, token_.end,
             json_ ? SLUICE_TRANSLATE_NOOP("Syntax",
                                           "Found %1 after a field, expected a comma or }. Add the comma.")
                   : SLUICE_TRANSLATE_NOOP("Syntax",
                                           "Found %1 after the end of a field, expected a new line or a "
                                           "comma. Add a comma before it."),
             {shown(token_)}, Repair::AddComma);
        return; // it reads as the next field
    }
    skipRest();
    separator();
}

} // namespace sluice::hocon::detail
