#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

#include <algorithm>
#include <utility>

/// Fields that are none.
namespace sluice::hocon::detail {

void FieldRecovery::unexpectedKey(bool braced, bool &done)
{
    const std::uint32_t begin = all_.in.token.begin;
    switch (all_.in.token.type) {
    case TokenType::CloseCurly:
        if (missingOpen_ > 0 && !all_.log.isEmpty())
            --missingOpen_;
        else
            all_.log.failBracket(begin, all_.in.token.end, kUnopenedBlock);
        all_.in.advance();
        return;
    case TokenType::CloseSquare:
        if (braced && all_.open.arrays > 0) {
            all_.log.failBracket(
                begin, all_.in.token.end,
                SLUICE_TRANSLATE_NOOP("Syntax",
                                      "Found ] where a block is still open, expected }. Add the missing } "
                                      "before it."),
                {}, Repair::CloseBlock);
            done = true;
            return;
        }
        all_.log.failBracket(begin, all_.in.token.end, kUnopenedList);
        all_.in.advance();
        return;
    case TokenType::Comma:
        all_.log.fail(begin, all_.in.token.end,
                      SLUICE_TRANSLATE_NOOP("Syntax", "Found a comma without a field before it. Remove it."),
                      {}, Repair::RemoveComma);
        all_.in.advance();
        return;
    case TokenType::Problem:
        all_.tokens.failToken();
        all_.skipper.skipRest();
        return;
    default:
        break;
    }
    if (all_.json &&
        (all_.in.token.type == TokenType::Unquoted || all_.in.token.type == TokenType::Substitution)) {
        all_.tokens.failJsonToken();
    } else {
        const bool opens =
            all_.in.token.type == TokenType::OpenCurly || all_.in.token.type == TokenType::OpenSquare;
        const auto tell = opens ? &MistakeLog::failBracket : &MistakeLog::fail;
        if (!opens || !all_.log.followsMistake(begin))
            (all_.log.*
             tell)(begin, all_.in.token.end,
                   all_.json
                       ? SLUICE_TRANSLATE_NOOP("Syntax", "Found %1, expected a field name in double quotes.")
                       : SLUICE_TRANSLATE_NOOP("Syntax",
                                               "Found %1, expected a field name. Names with other characters "
                                               "have to be in double quotes."),
                   {all_.excerpts.shown(all_.in.token)}, Repair::None);
    }
    all_.skipper.skipRest();
}

void FieldRecovery::unexpectedAfterKey(const FieldKey &key)
{
    Node &node = all_.store.tape[key.node];
    node.flags |= kNoValue;
    all_.open.told = true;
    const std::uint32_t begin = node.begin;
    const std::uint32_t end = node.end;
    const auto newlines =
        std::count(all_.store.text.begin() + end, all_.store.text.begin() + all_.in.token.begin, '\n');
    const bool endsHere = all_.in.token.type == TokenType::CloseCurly ||
                          all_.in.token.type == TokenType::CloseSquare ||
                          all_.in.token.type == TokenType::Comma || all_.in.token.type == TokenType::End;
    if (isTornValue(key)) {
        if (newlines == 0)
            all_.skipper.skipRest();
        return;
    }
    const bool openText =
        all_.in.token.type == TokenType::Problem && all_.in.token.problem == LexProblem::UnclosedTripleQuote;
    if ((newlines > 0 && !openText) || endsHere) {
        nameWithoutValue(begin, end, newlines > 0 && !endsHere);
        return;
    }
    if (all_.in.token.type == TokenType::Problem) {
        all_.tokens.failToken();
    } else if (all_.json &&
               (all_.in.token.type == TokenType::Unquoted || all_.in.token.type == TokenType::Substitution)) {
        all_.tokens.failJsonToken();
    } else {
        all_.log.fail(
            all_.in.token.begin, all_.in.token.end,
            all_.json ? SLUICE_TRANSLATE_NOOP("Syntax", "Found %2 after the name %1, expected a colon.")
                      : SLUICE_TRANSLATE_NOOP("Syntax",
                                              "Found %2 after the name %1, expected =, : or {. Add the =, or "
                                              "put the text in double quotes."),
            {"'" + all_.excerpts.shown(begin, end) + "'", all_.excerpts.shown(all_.in.token)});
    }
    all_.skipper.skipRest();
}

void FieldRecovery::unexpectedAfterValue(bool &done)
{
    const bool separates =
        all_.in.token.type == TokenType::Equals || all_.in.token.type == TokenType::Colon ||
        all_.in.token.type == TokenType::PlusEquals || all_.in.token.type == TokenType::OpenCurly;
    if (separates && all_.open.last.node != kNoNode && lastIsOnNewLine()) {
        // The value was looked for on the next line and the next field was taken for it.
        const Mark mark = all_.open.last.mark;
        const std::uint32_t node = all_.open.last.node;
        const Node key = all_.store.tape[node];
        const std::string name = "'" + all_.excerpts.shown(key.begin, key.end) + "'";
        if (all_.excerpts.isNear(key.begin, all_.in.token.begin)) {
            all_.log.fail(key.begin, key.end,
                          SLUICE_TRANSLATE_NOOP(
                              "Syntax", "Found the end of the line after %1 =, expected a value. Add it; an "
                                        "empty text is \"\"."),
                          {name});
        } else {
            all_.log.fail(
                all_.in.token.begin, all_.in.token.end,
                SLUICE_TRANSLATE_NOOP("Syntax",
                                      "Found %1 in the value of %2, which is missing in line %3, so that the "
                                      "next name was taken for it. Add it there; an empty text is \"\"."),
                {all_.excerpts.shown(all_.in.token), name, all_.excerpts.lineOf(key.begin)});
        }
        all_.tape.rewind({all_.open.last.value, node + std::size_t(1), mark.members, mark.items});
        all_.store.tape[node].flags |= kNoValue;
        all_.store.tape[node].next = node + 1;
        return;
    }
    const std::size_t before = all_.store.slice(0, all_.in.token.begin).find_last_not_of(" \t");
    if (before != std::string_view::npos && all_.store.text[before] == '}' && !separates &&
        all_.in.token.type != TokenType::CloseCurly && all_.in.token.type != TokenType::CloseSquare)
        ++missingOpen_; // that brace may be one too many
    switch (all_.in.token.type) {
    case TokenType::Problem:
        all_.tokens.failToken();
        break;
    case TokenType::CloseCurly:
        return; // a brace too many: the loop sees it again
    case TokenType::CloseSquare:
        unexpectedKey(true, done);
        return;
    case TokenType::OpenCurly:
    case TokenType::OpenSquare:
        all_.log.failBracket(
            all_.in.token.begin, all_.in.token.end,
            SLUICE_TRANSLATE_NOOP("Syntax",
                                  "Found %1 after the end of a field, expected a new line or a comma. Put "
                                  "it on a new line with a name."),
            {all_.excerpts.shown(all_.in.token)});
        break;
    case TokenType::Colon:
    case TokenType::Equals:
    case TokenType::PlusEquals:
        all_.skipper.skipAddress();
        all_.log.fail(all_.in.token.begin, all_.in.token.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found %1 in a value without quotes. Put the value in double quotes, or "
                                    "start a new line before the next name."),
                      {all_.excerpts.shown(all_.in.token)}, Repair::QuoteValue);
        break;
    default:
        if (all_.json &&
            (all_.in.token.type == TokenType::Unquoted || all_.in.token.type == TokenType::Substitution)) {
            all_.tokens.failJsonToken();
            break;
        }
        all_.log.fail(
            all_.in.token.begin, all_.in.token.end,
            all_.json ? SLUICE_TRANSLATE_NOOP("Syntax",
                                              "Found %1 after a field, expected a comma or }. Add the comma.")
                      : SLUICE_TRANSLATE_NOOP("Syntax",
                                              "Found %1 after the end of a field, expected a new line or a "
                                              "comma. Add a comma before it."),
            {all_.excerpts.shown(all_.in.token)}, Repair::AddComma);
        return; // it reads as the next field
    }
    all_.skipper.skipRest();
    all_.blocks.separator();
}

/// A word where a field is expected, and nothing behind it that makes it one.
void FieldRecovery::nameWithoutValue(std::uint32_t begin, std::uint32_t end, bool wordFollows)
{
    const bool near = all_.excerpts.isNear(begin, all_.in.token.begin);
    const std::uint32_t from = near ? begin : all_.in.token.begin;
    const std::uint32_t to = near ? end : all_.in.token.end;
    const std::string_view name = all_.store.slice(begin, end);
    if (all_.in.token.type == TokenType::End)
        all_.log.setAtEndTold();
    if (name == "...") {
        all_.log.fail(
            from, to,
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
    if (!all_.log.isSameMistake(begin, text) && !all_.log.followsMistake(begin) &&
        !(likeBrace && all_.log.isUnbalanced()))
        all_.log.fail(from, to, text,
                      {"'" + all_.excerpts.shown(begin, end) + "'", all_.excerpts.shown(all_.in.token)});
    // It may be a block without its brace; then a closing one has no partner.
    if (wordFollows)
        ++missingOpen_;
    if (likeBrace)
        all_.log.setUnbalanced();
}

/// decimal(10, 2) without quotes: the comma ends the value and "2)" looks like a name. Tells it when it is
/// so.
bool FieldRecovery::isTornValue(const FieldKey &key)
{
    const Node &node = all_.store.tape[key.node];
    const char close = all_.store.text[node.end - 1];
    if ((close != ')' && close != '>') || all_.open.members.empty())
        return false;
    const std::uint32_t origin = all_.store.origin(all_.open.members.back().value);
    if (origin >= all_.store.tape.size() || all_.store.tape[origin].type != NodeType::Unquoted)
        return false;
    const Node &before = all_.store.tape[origin];
    if (before.end > node.begin)
        return false;
    const std::string_view value = all_.store.slice(before.begin, before.end);
    const std::string_view between = all_.store.slice(before.end, node.begin);
    if (value.find(close == ')' ? '(' : '<') == std::string_view::npos ||
        between.find(',') == std::string_view::npos || between.find('\n') != std::string_view::npos)
        return false;
    const std::string whole = "'" + all_.excerpts.shown(before.begin, node.end) + "'";
    if (all_.excerpts.isNear(before.begin, all_.in.token.begin)) {
        all_.log.fail(before.begin, node.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found a comma in %1, where it ends the value. Put the value in double "
                                    "quotes."),
                      {whole}, Repair::QuoteSpan);
    } else {
        all_.log.fail(all_.in.token.begin, all_.in.token.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found %1 where = is expected, because the comma in %2 in line %3 ends "
                                    "the value. Put that value in double quotes."),
                      {all_.excerpts.shown(all_.in.token), whole, all_.excerpts.lineOf(before.begin)});
    }
    return true;
}

bool FieldRecovery::lastIsOnNewLine() const
{
    return all_.open.last.value > all_.open.last.separatorEnd &&
           all_.store.slice(all_.open.last.separatorEnd, all_.open.last.value).find('\n') !=
               std::string_view::npos;
}

/// JSON refuses a name that was there already.
void FieldRecovery::repeatedJsonKeys(std::size_t base, std::uint32_t node)
{
    std::vector<std::uint32_t> firstOf;
    const auto members = std::span(all_.open.members).subspan(base);
    if (members.size() < 2 || !all_.algebra.findRepeats(members, firstOf))
        return;
    std::uint32_t field = node + 1;
    for (std::uint32_t i = 0; i < members.size() && field < all_.store.tape.size();
         field = all_.store.tape[field].next) {
        const Node &key = all_.store.tape[field];
        if (key.type != NodeType::Field || key.has(kNoValue))
            continue;
        if (firstOf[i] != i) {
            all_.log.failLater(
                key.begin, key.end, all_.store.tape[field + 1].end,
                SLUICE_TRANSLATE_NOOP("Syntax",
                                      "Found the name %1 again in the same JSON object. Rename or remove "
                                      "one of them."),
                {all_.excerpts.shown(key.begin, key.end)});
        }
        ++i;
    }
}

} // namespace sluice::hocon::detail
