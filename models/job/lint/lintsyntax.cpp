#include "models/job/lint/lintrules.h"

#include <algorithm>
#include <array>

/// Mistakes that the original parser stops at, with the fix where it is obvious.
namespace sluice::job::rules {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::size_t lineEnd(std::string_view text, std::size_t offset)
{
    return std::min(text.find('\n', offset), text.size());
}

constexpr std::size_t kFarthest = 4096; ///< bytes from a mistake to the beginning of its value

/// The = or : of the field that `offset` is in the value of; npos when it does not show on its line.
std::size_t separatorBefore(std::string_view text, std::size_t lineStart, std::size_t offset)
{
    const std::size_t from = std::max(lineStart, offset - std::min(offset, kFarthest));
    const std::string_view before = text.substr(from, offset - from);
    const std::size_t bracket = before.find_last_of(",{[");
    const std::size_t separator = before.find_first_of("=:", bracket == before.npos ? 0 : bracket);
    return separator == before.npos ? text.npos : from + separator;
}

/// A comma ends a value when a name with a separator or nothing at all follows; in decimal(10, 2) it does
/// not.
bool endsValue(std::string_view behindComma)
{
    const std::size_t word = behindComma.find_first_not_of(" \t");
    if (word == std::string_view::npos)
        return true;
    const std::size_t end = behindComma.find_first_of("=:{ \t", word);
    const std::size_t next = behindComma.find_first_not_of(" \t", end);
    return end != std::string_view::npos && next != std::string_view::npos &&
           std::string_view("=:{").find(behindComma[next]) != std::string_view::npos;
}

/// From the separator to where the value must end: before a comment, the next field, or a closing bracket of
/// what is around it.
TextSpan valueOn(std::string_view text, std::size_t separator, std::size_t end)
{
    std::size_t begin = text.find_first_not_of(kBlanks, separator + 1);
    if (begin == std::string_view::npos || begin >= end)
        return {};
    int open = 0;
    std::size_t stop = begin;
    for (; stop < end; ++stop) {
        const char c = text[stop];
        const bool afterBlank = stop > begin && kBlanks.find(text[stop - 1]) != std::string_view::npos;
        if (afterBlank && (c == '#' || text.substr(stop, 2) == "//"))
            break;
        if (c == ',' && endsValue(text.substr(stop + 1, end - stop - 1)))
            break;
        open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (open < 0)
            break;
    }
    while (stop > begin && kBlanks.find(text[stop - 1]) != std::string_view::npos)
        --stop;
    return {begin, stop - begin};
}

class Repairs
{
public:
    Repairs(const Context &context, const hocon::SyntaxError &error, Problem &problem)
        : context_(context)
        , text_(context.tree.text())
        , error_(error)
        , problem_(problem)
    {
    }

    void add()
    {
        const std::size_t at = error_.span.offset;
        switch (error_.repair) {
        case hocon::Repair::QuoteValue:
            return quoteValue();
        case hocon::Repair::QuoteSpan:
            return quoteSpan();
        case hocon::Repair::EscapeMark:
            return escape();
        case hocon::Repair::CloseQuote:
            return closeQuote();
        case hocon::Repair::CloseBlock:
            return error_.span.length > 0 ? closeBefore("}") : closeAtEnd("}");
        case hocon::Repair::CloseList:
            return error_.span.length > 0 ? closeBefore("]") : closeAtEnd("]");
        case hocon::Repair::CloseVariable:
            return closeVariable(at);
        case hocon::Repair::RemoveComma: {
            const std::size_t comma = text_[at] == ',' ? at : contentBefore(at);
            if (comma < text_.size() && text_[comma] == ',')
                fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove the comma")},
                    {{comma, 1, {}}});
            return;
        }
        case hocon::Repair::AddComma:
            if (const std::size_t before = contentBefore(at); before != std::string_view::npos)
                fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Add the comma")},
                    {{before + 1, 0, ","}});
            return;
        case hocon::Repair::None:
            return;
        }
    }

    void quoteSpan()
    {
        const std::string_view what = text_.substr(error_.span.offset, error_.span.length);
        if (what.empty() || what.find_first_of("\n\r\"") != std::string_view::npos || what.starts_with('#') ||
            what.starts_with("//"))
            return;
        fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Put it in double quotes")},
            {{error_.span.offset, error_.span.length, quoted(meant(what))}});
    }

private:
    /// Who writes 'x' means the text x; no quotes of this kind are known to either language.
    static std::string_view meant(std::string_view what)
    {
        const bool single = what.size() >= 2 && what.front() == '\'' && what.back() == '\'' &&
                            what.find('\'', 1) == what.size() - 1;
        return single ? what.substr(1, what.size() - 2) : what;
    }

    void fix(Message title, TextEdits edits, bool safe = true)
    {
        problem_.fixes.push_back({std::move(title), [edits] { return edits; }, safe});
    }

    std::size_t lineStart() const { return context_.lines.lineStart(problem_.place.line); }
    /// The last character before `offset` that is no blank and no line end.
    std::size_t contentBefore(std::size_t offset) const
    {
        return offset == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", offset - 1);
    }

    void quoteValue()
    {
        const std::size_t end = lineEnd(text_, error_.span.offset);
        const std::size_t separator = separatorBefore(text_, lineStart(), error_.span.offset);
        if (separator == std::string_view::npos)
            return;
        const TextSpan value = valueOn(text_, separator, end);
        const std::string_view what = text_.substr(value.offset, value.length);
        if (what.empty() || what.find_first_of("\r\"") != std::string_view::npos)
            return;
        fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Put the value in double quotes")},
            {{value.offset, value.length, quoted(meant(what))}});
    }

    void escape()
    {
        const std::size_t at = error_.span.offset;
        if (text_[at] == '\\')
            fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write the backslash twice")},
                {{at, 0, "\\"}});
        else if (text_[at] == '\t')
            fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write the tab as \\t")},
                {{at, 1, "\\t"}});
    }

    void closeQuote()
    {
        std::size_t end = lineEnd(text_, error_.span.offset);
        while (end > error_.span.offset + 1 &&
               std::string_view(" \t\r,").find(text_[end - 1]) != std::string_view::npos)
            --end;
        // Lines that end in a carriage return alone are one line here: what belongs into the quotes is
        // unknown.
        if (text_.substr(error_.span.offset, end - error_.span.offset).find('\r') != std::string_view::npos)
            return;
        fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Close the quote at the end of the line")},
            {{end, 0, "\""}});
    }

    void closeBefore(const char *bracket)
    {
        const std::size_t at = error_.span.offset;
        const std::size_t start = lineStart();
        const std::string_view before = text_.substr(start, at - start);
        const bool ownLine = before.find_first_not_of(kBlanks) == std::string_view::npos;
        const Message title{kProblemContext,
                            SLUICE_TRANSLATE_NOOP("Problem", "Add the missing %1 in line %2"),
                            {bracket, std::to_string(problem_.place.line)}};
        if (ownLine)
            fix(title, {{start, 0, std::string(before) + "  " + bracket + "\n"}}, false);
        else
            fix(title, {{at, 0, std::string(bracket) + " "}}, false);
    }

    std::string_view line(std::size_t number) const
    {
        const std::size_t start = context_.lines.lineStart(number);
        return text_.substr(start, lineEnd(text_, start) - start);
    }
    static std::size_t indentOf(std::string_view line)
    {
        return std::min(line.find_first_not_of(" \t"), line.size());
    }

    /// A line that cannot be inside of the block that is open: a block of the job, indented no deeper.
    static bool startsBlock(std::string_view line, std::size_t indent)
    {
        const std::size_t at = indentOf(line);
        if (at > indent)
            return false;
        for (const std::string_view name : {"env", "source", "transform", "sink"}) {
            const std::string_view rest = line.substr(at);
            if (!rest.starts_with(name))
                continue;
            const std::size_t next = rest.find_first_not_of(" \t", name.size());
            if (next != std::string_view::npos &&
                std::string_view("{=:").find(rest[next]) != std::string_view::npos)
                return true;
        }
        return false;
    }

    /// The line that is to be looked at first has a ${ that takes the bracket of a later one.
    void closeVariableIn(std::size_t number)
    {
        const std::string_view all = line(number);
        const std::size_t variable = all.rfind("${");
        if (variable != std::string_view::npos && all.find('}', variable) == std::string_view::npos)
            closeVariable(context_.lines.lineStart(number) + variable);
    }

    void closeVariable(std::size_t variable)
    {
        const std::size_t end = text_.find_first_of(" \t\r\n\"',;{}[]()$", variable + 2);
        fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Close the variable with }")},
            {{std::min(end, text_.size()), 0, "}"}});
    }

    /// Before the first block that cannot belong to the open one, otherwise at the end of the text.
    void closeAtEnd(const char *bracket)
    {
        if (error_.message.arguments.empty())
            return;
        if (error_.message.arguments.size() > 1)
            return closeVariableIn(std::stoul(error_.message.arguments[1]));
        const std::size_t open = std::stoul(error_.message.arguments.front());
        const std::string indent(line(open).substr(0, indentOf(line(open))));
        for (std::size_t number = open + 1; number <= context_.lines.lineCount(); ++number) {
            if (!startsBlock(line(number), indent.size()))
                continue;
            // Comments and empty lines above it are its own.
            const auto leads = [this](std::size_t each) {
                const std::string_view said = line(each).substr(indentOf(line(each)));
                return said.empty() || said == "\r" || said.starts_with('#') || said.starts_with("//");
            };
            while (number > open + 1 && leads(number - 1))
                --number;
            fix({kProblemContext,
                 SLUICE_TRANSLATE_NOOP("Problem", "Add the missing %1 before line %2"),
                 {bracket, std::to_string(number)}},
                {{context_.lines.lineStart(number), 0, indent + bracket + "\n"}}, false);
            return;
        }
        const bool newLine = text_.empty() || text_.back() == '\n';
        fix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Add the missing %1 at the end"), {bracket}},
            {{text_.size(), 0, (newLine ? "" : "\n") + indent + bracket + "\n"}}, false);
    }

    const Context &context_;
    const std::string_view text_;
    const hocon::SyntaxError &error_;
    Problem &problem_;
};

/// ${name:default} without quotes.
bool isDefault(const Context &context, const hocon::SyntaxError &error)
{
    const std::string_view what =
        std::string_view(context.tree.text()).substr(error.span.offset, error.span.length);
    return context.tree.syntax() == hocon::Syntax::Conf && what.starts_with("${") && what.ends_with('}') &&
           what.find(':') != std::string_view::npos && what.find('\n') == std::string_view::npos;
}

} // namespace

void syntax(const Context &context)
{
    for (const hocon::SyntaxError &error : context.tree.errors()) {
        if (isDefault(context, error)) {
            Problem &problem =
                context.add("default-needs-quotes", ProblemSeverity::Error, error.span, {},
                            {kProblemContext,
                             SLUICE_TRANSLATE_NOOP(
                                 "Problem", "A default works only inside of double quotes: write \"%1\"."),
                             {context.tree.text().substr(error.span.offset, error.span.length)}});
            Repairs(context, error, problem).quoteSpan();
            continue;
        }
        Repairs(context, error, context.add("syntax", ProblemSeverity::Error, error.span, {}, error.message))
            .add();
    }
    context.notListed += context.tree.errorCount() - context.tree.errors().size();
}

bool isStructureSure(const Context &context)
{
    const std::vector<hocon::SyntaxError> &errors = context.tree.errors();
    return std::none_of(errors.begin(), errors.end(), [&](const hocon::SyntaxError &error) {
        const std::string_view text = context.tree.text();
        const bool atEnd = error.span.offset >= text.size();
        return atEnd || error.repair == hocon::Repair::CloseBlock ||
               error.repair == hocon::Repair::CloseList ||
               std::string_view("{}[]").find(text[error.span.offset]) != std::string_view::npos;
    });
}

} // namespace sluice::job::rules
