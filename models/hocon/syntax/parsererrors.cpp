#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

#include <algorithm>

/// What the parser says about tokens.
namespace sluice::hocon::detail {

void TokenMistakes::failToken()
{
    const std::uint32_t at = all_.in.token.detail;
    const std::uint32_t next = std::min(at + 1, static_cast<std::uint32_t>(all_.store.text.size()));
    const auto size = static_cast<std::uint32_t>(all_.store.text.size());
    switch (all_.in.token.problem) {
    case LexProblem::BadEscape:
        all_.log.fail(at, std::min(at + 2, size),
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found %1 in a quoted text, where a backslash may only stand before \" "
                                    "\\ / b f n r t u. Write \\\\ for a backslash."),
                      {all_.excerpts.shown(at, std::min(at + 2, size))}, Repair::EscapeMark);
        return;
    case LexProblem::BadUnicodeEscape:
        all_.log.fail(at, std::min(at + 6, size),
                      SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected \\u and four hexadecimal digits."),
                      {all_.excerpts.shown(at, std::min(at + 6, size))}, Repair::EscapeMark);
        return;
    case LexProblem::ControlCharacter:
        all_.log.fail(at, next,
                      all_.store.text[at] == '\t'
                          ? SLUICE_TRANSLATE_NOOP("Syntax", "Found a tab in a quoted text. Write \\t for it.")
                          : SLUICE_TRANSLATE_NOOP(
                                "Syntax", "Found a control character in a quoted text. Remove it or write "
                                          "it as \\u00XX."),
                      {}, all_.store.text[at] == '\t' ? Repair::EscapeMark : Repair::None);
        return;
    case LexProblem::UnclosedQuote: {
        // Inside a ${ it is not what the token starts with.
        const auto quote = static_cast<std::uint32_t>(
            all_.store.text.rfind('"', at > all_.in.token.begin ? at - 1 : all_.in.token.begin));
        const std::uint32_t begin = all_.store.text[all_.in.token.begin] == '"' ? all_.in.token.begin : quote;
        all_.log.fail(begin, all_.in.token.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found the end of the line in %1, expected a closing quote. Add the \", "
                                    "or use \"\"\" around text of several lines."),
                      {all_.excerpts.shown(begin, all_.in.token.end)}, Repair::CloseQuote);
        return;
    }
    case LexProblem::UnclosedTripleQuote:
        all_.log.setAtEndTold();
        all_.log.fail(size, size,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found the end of the file, expected \"\"\" to close the text that "
                                    "starts in line %1. Add the missing \"\"\"."),
                      {all_.excerpts.lineOf(all_.in.token.begin)});
        return;
    case LexProblem::UnclosedSubstitution:
        all_.log.fail(all_.in.token.begin, all_.in.token.begin + 2,
                      SLUICE_TRANSLATE_NOOP("Syntax", "Found ${ without }. Add the missing }."), {},
                      Repair::CloseVariable);
        return;
    case LexProblem::DollarWithoutBrace:
        all_.log.fail(at, next,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found $ without {. Write ${name} for a variable, or put the text in "
                                    "double quotes."),
                      {}, Repair::QuoteValue);
        return;
    default:
        all_.log.fail(at, next,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found %1, which the language reserves. Put the text in double quotes."),
                      {"'" + all_.excerpts.shown(at, next) + "'"}, Repair::QuoteValue);
        return;
    }
}

void TokenMistakes::failJsonToken()
{
    all_.log.fail(all_.in.token.begin, all_.in.token.end,
                  all_.in.token.type == TokenType::Substitution
                      ? SLUICE_TRANSLATE_NOOP(
                            "Syntax", "Found %1, but JSON has no variables outside quotes. Put it in double "
                                      "quotes.")
                      : SLUICE_TRANSLATE_NOOP(
                            "Syntax", "Found %1, but JSON has no comments and no text without quotes. Put it "
                                      "in double quotes or remove it."),
                  {all_.excerpts.shown(all_.in.token)}, Repair::QuoteSpan);
}

} // namespace sluice::hocon::detail
