#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

/// Values and elements of a list that are none.
namespace sluice::hocon::detail {

void ValueRecovery::unexpectedValue()
{
    if (all_.in.token.type == TokenType::Problem) {
        // A broken text in quotes is still the value, as far as it can be read.
        all_.tokens.failToken();
        all_.skipper.skipsBrackets();
        const bool quoted = all_.store.text[all_.in.token.begin] == '"';
        all_.in.advance();
        if (!quoted)
            all_.skipper.skipRest();
        return;
    }
    if (all_.json &&
        (all_.in.token.type == TokenType::Unquoted || all_.in.token.type == TokenType::Substitution)) {
        all_.tokens.failJsonToken();
        all_.skipper.skipRest();
        return;
    }
    all_.log.fail(
        all_.in.token.begin, all_.in.token.end,
        SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected a value. Add it; an empty text is \"\"."),
        {all_.excerpts.shown(all_.in.token)});
    if (all_.in.token.type == TokenType::CloseSquare)
        all_.log.setUnbalanced(); // and is met again
    const bool stays = all_.in.token.type == TokenType::Comma ||
                       all_.in.token.type == TokenType::CloseCurly ||
                       all_.in.token.type == TokenType::CloseSquare || all_.in.token.type == TokenType::End;
    if (!stays) {
        all_.in.advance();
        all_.skipper.skipRest();
    }
}

void ValueRecovery::unexpectedElement(bool &done)
{
    if (all_.in.token.type == TokenType::Comma) {
        all_.log.fail(
            all_.in.token.begin, all_.in.token.end,
            SLUICE_TRANSLATE_NOOP("Syntax", "Found a comma without an element before it. Remove it."), {},
            Repair::RemoveComma);
        all_.in.advance();
        return;
    }
    if (all_.in.token.type == TokenType::CloseCurly) {
        all_.log.failBracket(
            all_.in.token.begin, all_.in.token.end,
            SLUICE_TRANSLATE_NOOP("Syntax",
                                  "Found } where a list is still open, expected ]. Add the missing ] before "
                                  "it."),
            {}, Repair::CloseList);
        done = true;
        return;
    }
    unexpectedValue();
    if (!all_.blocks.separator() && !all_.json && all_.in.startsValue())
        all_.skipper.skipRest();
}

void ValueRecovery::unexpectedAfterElement(const Mark &mark, std::uint32_t open, bool onNewLine, bool &done)
{
    const bool separates = all_.in.token.type == TokenType::Equals ||
                           all_.in.token.type == TokenType::Colon ||
                           all_.in.token.type == TokenType::PlusEquals;
    const std::uint32_t begin = mark.text;
    const std::string_view name = all_.store.slice(begin, all_.in.token.begin);
    if (separates && onNewLine && all_.open.depth > 1 &&
        name.find_first_of("\n{[") == std::string_view::npos) {
        all_.log.failBracket(
            begin, all_.in.token.end,
            SLUICE_TRANSLATE_NOOP("Syntax",
                                  "Found a field in the list that starts in line %1, expected ]. Add the "
                                  "missing ] before it."),
            {all_.excerpts.lineOf(open)}, Repair::CloseList);
        all_.tape.rewind(mark);
        all_.open.told = true; // what follows is the next field
        done = true;
        return;
    }
    if (all_.in.token.type == TokenType::CloseCurly) {
        unexpectedElement(done);
        return;
    }
    if (separates && (all_.log.isUnbalanced() || all_.log.isOnLineOfMistake(all_.in.token.begin))) {
        all_.log.setUnbalanced(); // fields in a list that was to end before them
    } else if (all_.in.token.type == TokenType::Problem) {
        all_.tokens.failToken();
    } else if (all_.json &&
               (all_.in.token.type == TokenType::Unquoted || all_.in.token.type == TokenType::Substitution)) {
        all_.tokens.failJsonToken();
    } else {
        all_.log.fail(
            all_.in.token.begin, all_.in.token.end,
            SLUICE_TRANSLATE_NOOP("Syntax",
                                  "Found %1 after an element of a list, expected a comma or ]. Add a comma, "
                                  "or put the text in double quotes."),
            {all_.excerpts.shown(all_.in.token)}, Repair::AddComma);
        if (all_.in.startsValue())
            return; // it reads as the next element
    }
    all_.skipper.skipRest();
    all_.blocks.separator();
}

} // namespace sluice::hocon::detail
