#include "models/hocon/syntax/parsermistakes.h"

#include "models/hocon/tokens/lexer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sluice::hocon::detail {

namespace {

constexpr const char *kContext = "Syntax";
constexpr std::size_t kMaxErrors = 1000;

/// Brackets that do not match, and the same with the line that makes it so.
struct Hint
{
    const char *text;
    const char *withLine;
};

constexpr Hint kHints[] = {
    {kUnclosedBlock,
     SLUICE_TRANSLATE_NOOP("Syntax", "Found the end of the file, expected } for the { of line %1. "
                                     "Look at line %2 first; otherwise add the missing }.")},
    {kUnclosedList,
     SLUICE_TRANSLATE_NOOP("Syntax", "Found the end of the file, expected ] for the [ of line %1. "
                                     "Look at line %2 first; otherwise add the missing ].")},
    {kUnopenedBlock, SLUICE_TRANSLATE_NOOP("Syntax", "Found } without a { before it. Look at line %1 first; "
                                                     "otherwise remove it, or add the { that it closes.")},
    {kUnopenedList, SLUICE_TRANSLATE_NOOP("Syntax", "Found ] without a [ before it. Look at line %1 first; "
                                                    "otherwise remove it, or add the [ that it closes.")},
};

} // namespace

void dropBeforeFirst(std::vector<SyntaxError> &errors)
{
    if (errors.empty())
        return;
    const std::size_t first = errors.front().span.offset;
    std::erase_if(errors, [first](const SyntaxError &error) { return error.span.offset < first; });
}

void MistakeLog::fail(std::uint32_t begin, std::uint32_t end, const char *text,
                      std::vector<std::string> arguments, Repair repair)
{
    if (end == store_.text.size())
        atEndTold_ = true; // nothing that is missing there is a mistake of its own
    mistakeBegin_ = begin;
    sameLineUntil_ = begin;
    mistakeEnd_ = end;
    mistakeText_ = text;
    SyntaxError error{{begin, end - begin}, {kContext, text, std::move(arguments)}, repair};
    if (errors_.size() <= kMaxErrors) {
        errors_.push_back(std::move(error));
    } else {
        // The one place beyond the limit is for the last: what comes next may be the same mistake.
        errors_.back() = std::move(error);
        ++moreErrors_;
    }
}

void MistakeLog::failLater(std::uint32_t begin, std::uint32_t end, std::uint32_t seen, std::string text,
                           std::vector<std::string> arguments, Repair repair)
{
    addLater(begin, end, seen, Message{kContext, std::move(text), std::move(arguments)}, repair);
}

void MistakeLog::addLater(std::uint32_t begin, std::uint32_t end, std::uint32_t seen, Message message,
                          Repair repair)
{
    if (late_.size() < kMaxErrors)
        late_.push_back({seen, {{begin, end - begin}, std::move(message), repair}});
    else
        moreLate_.push_back(begin);
}

void MistakeLog::failBracket(std::uint32_t begin, std::uint32_t end, const char *text,
                             std::vector<std::string> arguments, Repair repair)
{
    if (!std::exchange(unbalanced_, true) || errors_.empty())
        fail(begin, end, text, std::move(arguments), repair);
}

void MistakeLog::unclosed(const char *text, std::uint32_t open)
{
    if (atEndTold_)
        return;
    atEndTold_ = true;
    const auto end = static_cast<std::uint32_t>(store_.text.size());
    failBracket(end, end, text, {excerpts_.lineOf(open)},
                text == std::string_view(kUnclosedBlock) ? Repair::CloseBlock : Repair::CloseList);
}

bool MistakeLog::isSameMistake(std::uint32_t begin, const char *text) const
{
    return isOnLineOfMistake(begin) && mistakeText_ == std::string_view(text);
}

bool MistakeLog::followsMistake(std::uint32_t begin) const
{
    if (mistakeBegin_ == kNoNode)
        return false;
    return mistakeEnd_ <= begin &&
           store_.slice(mistakeEnd_, begin).find_first_not_of(" \t,") == std::string_view::npos;
}

bool MistakeLog::isOnLineOfMistake(std::uint32_t begin) const
{
    if (mistakeBegin_ == kNoNode || begin < mistakeBegin_)
        return false;
    // Asked again and again for one line, which may be all of the text.
    if (begin > sameLineUntil_ && store_.slice(sameLineUntil_, begin).find('\n') == std::string_view::npos)
        sameLineUntil_ = begin;
    return begin <= sameLineUntil_;
}

void MistakeLog::orderErrors()
{
    if (errors_.size() > kMaxErrors) {
        errors_.pop_back();
        ++moreErrors_;
    }
    std::stable_sort(late_.begin(), late_.end(),
                     [](const LateError &a, const LateError &b) { return a.seen < b.seen; });
    if (!errors_.empty() && !late_.empty()) {
        // Names that repeat in JSON are found on the way.
        if (syntax_ == Syntax::Json && late_.front().seen <= errors_.front().span.offset) {
            errors_.insert(errors_.begin(), std::move(late_.front().error));
            late_.erase(late_.begin());
        } else if (!blamesVariable(errors_.front())) {
            hint(errors_.front(), late_.front().error.span.offset);
        }
    }
    if (unbalanced_) {
        late_.clear(); // what was read as a value may be none
        moreLate_.clear();
    }
    for (LateError &late : late_)
        errors_.push_back(std::move(late.error));
    late_.clear();
    if (!errors_.empty())
        moreErrors_ += static_cast<std::size_t>(
            std::count_if(moreLate_.begin(), moreLate_.end(),
                          [first = errors_.front().span.offset](auto begin) { return begin >= first; }));
    dropBeforeFirst(errors_);
}

/// A ${ that is not closed takes the next } of the text, so that brackets further on do not match. The
/// original does not count the lines in between. True when it is so; then the error says so.
bool MistakeLog::blamesVariable(SyntaxError &error)
{
    const std::string_view text = store_.text;
    const std::size_t at = error.span.offset;
    const auto variable = std::find_if(late_.rbegin(), late_.rend(), [&](const LateError &late) {
        const TextSpan &span = late.error.span;
        const std::string_view own = text.substr(span.offset, span.length);
        return span.offset + span.length <= at && own.starts_with("${") &&
               own.substr(0, own.find('\n')).find('}') == own.npos;
    });
    if (variable == late_.rend() || (at < text.size() && std::strchr("{}[]", text[at]) == nullptr))
        return false;
    const auto begin = static_cast<std::uint32_t>(variable->error.span.offset);
    const auto end = static_cast<std::uint32_t>(begin + variable->error.span.length);
    Lexer lexer(text.substr(0, at), syntax_, end);
    Token token;
    auto lines = std::count(text.begin() + begin, text.begin() + end, '\n');
    bool afterComma = false;
    for (lexer.next(token); token.type != TokenType::End; lexer.next(token)) {
        if (token.type > TokenType::CloseSquare)
            return false; // a word, whose line it knows
        if (token.type == TokenType::Newline && afterComma)
            lines = 0; // there it looks at the line again
        afterComma = token.type == TokenType::Comma;
    }
    std::size_t line = at;
    for (; lines >= 0; --lines)
        line = text.rfind('\n', line - 1);
    const std::size_t from = std::min(text.find_first_not_of(" \t", line + 1), text.size());
    error.span = {from, std::min(text.find('\n', from), text.size()) - from};
    error.message.text = SLUICE_TRANSLATE_NOOP(
        "Syntax",
        "The ${ in line %1 takes the } of line %2, which is missing where that one belongs. Add a } in "
        "line %1.");
    error.message.arguments = {excerpts_.lineOf(begin), excerpts_.lineOf(end)};
    error.repair = Repair::None;
    return true;
}

/// Says in a message about brackets that a mistake before it may be the cause.
void MistakeLog::hint(SyntaxError &error, std::size_t offset)
{
    if (offset >= error.span.offset)
        return;
    for (const Hint &each : kHints) {
        if (each.text != error.message.text)
            continue;
        error.message.text = each.withLine;
        error.message.arguments.push_back(excerpts_.lineOf(static_cast<std::uint32_t>(offset)));
        return;
    }
}

} // namespace sluice::hocon::detail
