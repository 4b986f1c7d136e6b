#include "models/hocon/parser.h"

#include "models/core/message.h"

/// Where the parser goes on when a value or an element of a list is not what was expected.
namespace sluice::hocon::detail {

void Parser::unexpectedValue()
{
    if (token_.type == TokenType::Problem) {
        // A broken text in quotes is still the value, as far as it can be read.
        failToken();
        skipsBrackets();
        const bool quoted = store_.text[token_.begin] == '"';
        advance();
        if (!quoted)
            skipRest();
        return;
    }
    if (json_ && (token_.type == TokenType::Unquoted || token_.type == TokenType::Substitution)) {
        failJsonToken();
        skipRest();
        return;
    }
    fail(token_.begin, token_.end,
         SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected a value. Add it; an empty text is \"\"."),
         {shown(token_)});
    if (token_.type == TokenType::CloseSquare)
        unbalanced_ = true; // and is met again
    const bool stays = token_.type == TokenType::Comma || token_.type == TokenType::CloseCurly ||
                       token_.type == TokenType::CloseSquare || token_.type == TokenType::End;
    if (!stays) {
        advance();
        skipRest();
    }
}

void Parser::unexpectedElement(bool &done)
{
    if (token_.type == TokenType::Comma) {
        fail(token_.begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax", "Found a comma without an element before it. Remove it."), {},
             Repair::RemoveComma);
        advance();
        return;
    }
    if (token_.type == TokenType::CloseCurly) {
        failBracket(token_.begin, token_.end,
                    SLUICE_TRANSLATE_NOOP(
                        "Syntax", "Found } where a list is still open, expected ]. Add the missing ] before "
                                  "it."),
                    {}, Repair::CloseList);
        done = true;
        return;
    }
    unexpectedValue();
    if (!separator() && !json_ && startsValue())
        skipRest();
}

void Parser::unexpectedAfterElement(const Mark &mark, std::uint32_t open, bool onNewLine, bool &done)
{
    const bool separates = token_.type == TokenType::Equals || token_.type == TokenType::Colon ||
                           token_.type == TokenType::PlusEquals;
    const std::uint32_t begin = mark.text;
    const std::string_view name = store_.slice(begin, token_.begin);
    if (separates && onNewLine && depth_ > 1 && name.find_first_of("\n{[") == std::string_view::npos) {
        failBracket(begin, token_.end,
                    SLUICE_TRANSLATE_NOOP(
                        "Syntax", "Found a field in the list that starts in line %1, expected ]. Add the "
                                  "missing ] before it."),
                    {lineOf(open)}, Repair::CloseList);
        rewind(mark);
        told_ = true; // what follows is the next field
        done = true;
        return;
    }
    if (token_.type == TokenType::CloseCurly) {
        unexpectedElement(done);
        return;
    }
    if (separates && (unbalanced_ || isOnLineOfMistake(token_.begin))) {
        unbalanced_ = true; // fields in a list that was to end before them
    } else if (token_.type == TokenType::Problem) {
        failToken();
    } else if (json_ && (token_.type == TokenType::Unquoted || token_.type == TokenType::Substitution)) {
        failJsonToken();
    } else {
        fail(token_.begin, token_.end,
             SLUICE_TRANSLATE_NOOP("Syntax",
                                   "Found %1 after an element of a list, expected a comma or ]. Add a comma, "
                                   "or put the text in double quotes."),
             {shown(token_)}, Repair::AddComma);
        if (startsValue())
            return; // it reads as the next element
    }
    skipRest();
    separator();
}

} // namespace sluice::hocon::detail
