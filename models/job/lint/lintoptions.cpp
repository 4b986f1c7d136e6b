#include "models/catalog/catalogue.h"
#include "models/catalog/fit.h"
#include "models/catalog/jaraddresses.h"
#include "models/core/ascii.h"
#include "models/core/nearest.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>

/// Values that do not fit their options. What the engine does with each is in the rules.
namespace sluice::job::rules {

namespace {

constexpr std::size_t kMostWritten = 60; ///< bytes of a value with variables in it that a sentence has

/// What is said of a value, its arguments the key, the value and a bound.
const char *wrongType(const catalog::OptionRule &rule)
{
    const bool fails = rule.wrongType == catalog::Misfit::FailsAtStart;
    if (rule.type == catalog::OptionType::Text)
        return SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2; the engine refuses the job.");
    if (rule.type == catalog::OptionType::Map)
        return SLUICE_TRANSLATE_NOOP(
            "Problem", "%1 is %2: it must be a block of names and values; the engine refuses the job.");
    return fails ? SLUICE_TRANSLATE_NOOP(
                       "Problem", "%1 is %2: it must be a whole number. The engine accepts the job, which "
                                  "fails before it reads a row.")
                 : SLUICE_TRANSLATE_NOOP("Problem",
                                         "%1 is %2: it must be a whole number; the engine refuses the job.");
}

const char *tooLarge(const catalog::OptionRule &rule)
{
    return rule.wrongType == catalog::Misfit::FailsAtStart
               ? SLUICE_TRANSLATE_NOOP("Problem",
                                       "%1 is %2: it must be at most %3. The engine accepts the job, "
                                       "which fails before it reads a row.")
               : SLUICE_TRANSLATE_NOOP("Problem",
                                       "%1 is %2: it must be at most %3; the engine refuses the job.");
}

const char *tooSmall(const catalog::OptionRule &rule)
{
    switch (rule.outOfRange) {
    case catalog::Misfit::FailsAtStart:
        return SLUICE_TRANSLATE_NOOP("Problem",
                                     "%1 is %2: it must be at least %3. The engine accepts the job, "
                                     "which fails before it reads a row.");
    case catalog::Misfit::TakenAsLeast:
        return SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2: the engine runs the job as if it were %3.");
    default:
        return SLUICE_TRANSLATE_NOOP("Problem",
                                     "%1 is %2: it must be at least %3; the engine refuses the job.");
    }
}

std::string listed(const std::vector<std::string> &choices)
{
    std::string text;
    for (const std::string &choice : choices)
        text += (text.empty() ? "" : ", ") + choice;
    return text;
}

/// Looks at the value of one option.
class OptionCheck
{
public:
    OptionCheck(const Context &context, const catalog::OptionRule &rule, const ReadMember &member,
                const ReadValue &value)
        : context_(context)
        , rule_(rule)
        , member_(member)
        , value_(value)
    {
    }

    void run() const
    {
        const catalog::Fitting found = catalog::fitting(rule_, value_.shape, value_.text);
        switch (found.fit) {
        case catalog::Fit::Fits:
            members();
            return;
        case catalog::Fit::WrongType:
            if (rule_.wrongType != catalog::Misfit::Passed)
                removable(add("wrong-type", ProblemSeverity::Error, wrongType(rule_)));
            return;
        case catalog::Fit::TooLarge:
            if (rule_.wrongType != catalog::Misfit::Passed)
                removable(add("wrong-type", ProblemSeverity::Error, tooLarge(rule_),
                              std::to_string(rule_.maximum.value_or(0))));
            return;
        case catalog::Fit::TooSmall:
            small();
            return;
        case catalog::Fit::TooLow:
            removable(add("wrong-type", ProblemSeverity::Error,
                          SLUICE_TRANSLATE_NOOP(
                              "Problem", "%1 is %2: it must be at least %3; the engine refuses the job."),
                          std::to_string(-rule_.maximum.value_or(0) - 1)));
            return;
        case catalog::Fit::NotAChoice:
            if (rule_.wrongType != catalog::Misfit::Passed)
                choice();
            return;
        case catalog::Fit::PassedOver:
            add("jar-address", ProblemSeverity::Hint,
                SLUICE_TRANSLATE_NOOP(
                    "Problem",
                    "%1 is %2: the engine leaves out, without a word, what does not end in .jar."));
            return;
        case catalog::Fit::Misread:
            addressable(
                add("jar-address", ProblemSeverity::Warning,
                    SLUICE_TRANSLATE_NOOP(
                        "Problem", "%1 is %2: the engine takes addresses, in which characters that are not "
                                   "ASCII stand as %XX; it refuses the job, or looks for another file.")));
            return;
        case catalog::Fit::NoAddress:
            addressable(add(
                "jar-address", ProblemSeverity::Error,
                SLUICE_TRANSLATE_NOOP("Problem",
                                      "%1 is %2: every jar must be an address such as "
                                      "file:///opt/lib/x.jar, with ; between them; the engine refuses the "
                                      "job.")));
            return;
        case catalog::Fit::Cut:
            settable(add("out-of-range", ProblemSeverity::Hint,
                         SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2: the engine takes it as %3."),
                         std::to_string(found.taken)),
                     std::to_string(found.taken));
            return;
        }
    }

private:
    Problem &add(const char *code, ProblemSeverity severity, const char *text, std::string bound = {}) const
    {
        std::vector<std::string> arguments{rule_.key, shown(context_, member_, value_)};
        if (!bound.empty())
            arguments.push_back(std::move(bound));
        return context_.add(code, severity, context_.place(member_, value_), member_.pointer,
                            {kProblemContext, text, std::move(arguments)});
    }

    /// What a variable brought is not mended in the text.
    bool isMendable() const { return !value_.isVariable() && member_.rest.empty(); }

    void removable(Problem &problem) const
    {
        if (!value_.isVariable())
            problem.fixes.push_back(removing(context_.tree, member_.pointer, rule_.key));
    }

    void addressable(Problem &problem) const
    {
        const std::string addresses = isMendable() ? catalog::jarAddresses(value_.text) : std::string();
        if (!addresses.empty())
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write each path as an address")},
                 settingAs(context_.tree, member_.pointer, rule_.key, addresses)});
    }

    void settable(Problem &problem, const std::string &value) const
    {
        if (isMendable())
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Set %1 to %2"), {rule_.key, value}},
                 settingAs(context_.tree, member_.pointer, rule_.key, value),
                 false});
    }

    void small() const
    {
        // checkpoint() says more of a number that is too small, where it reads one.
        if (rule_.outOfRange == catalog::Misfit::Passed ||
            (rule_.key.starts_with("checkpoint.") && isNumber()))
            return;
        const std::string least = std::to_string(rule_.minimum.value_or(0));
        const bool runs = rule_.outOfRange == catalog::Misfit::TakenAsLeast;
        settable(add("out-of-range", runs ? ProblemSeverity::Hint : ProblemSeverity::Error, tooSmall(rule_),
                     least),
                 least);
    }

    /// The values in a block that takes texts alone.
    void members() const
    {
        const hocon::Value &block = member_.value;
        if (rule_.wrongMember == catalog::Misfit::Passed || !block.isObject() || !member_.rest.empty())
            return;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const hocon::Value each = block.at(i);
            if (!each.isString() && each.kind() != hocon::Kind::Unresolved)
                wrongMember(block.key(i), each);
        }
    }

    void wrongMember(const std::string &key, const hocon::Value &value) const
    {
        const std::string pointer = member_.pointer + "/" + hocon::pointerSegment(key);
        Problem &problem =
            context_.add("wrong-type", ProblemSeverity::Error, context_.place(pointer), pointer,
                         {kProblemContext,
                          SLUICE_TRANSLATE_NOOP(
                              "Problem", "%1 in %2 is %3: it must be a text. The engine accepts the job, "
                                         "which fails before it reads a row."),
                          {key, rule_.key, shown(context_, value)}});
        if (value.kind() == hocon::Kind::Number || value.kind() == hocon::Kind::Boolean)
            problem.fixes.push_back({{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Put it in quotes")},
                                     [tree = context_.tree, pointer, text = value.text()] {
                                         return hocon::setString(tree, pointer, text).value_or(TextEdits());
                                     },
                                     false});
        else
            problem.fixes.push_back(removing(context_.tree, pointer, key));
    }

    bool isNumber() const
    {
        return value_.isVariable() ? value_.integer().has_value() : member_.value.integer().has_value();
    }

    void choice() const
    {
        Problem &problem =
            add("bad-choice", ProblemSeverity::Error,
                SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2; it must be one of %3."), listed(rule_.choices));
        const std::vector<std::string_view> words(rule_.choices.begin(), rule_.choices.end());
        const std::string_view meant = nearestWord(ascii::uppered(value_.text), words);
        for (const std::string &word : rule_.choices) {
            if (meant.empty() || word == meant)
                settable(problem, word);
        }
    }

    const Context &context_;
    const catalog::OptionRule &rule_;
    const ReadMember &member_;
    const ReadValue &value_;
};

} // namespace

std::string shown(const Context &context, const hocon::Value &value)
{
    if (value.isList())
        return value.size() == 0 ? "[]" : "[…]";
    if (value.isObject())
        return value.size() == 0 ? "{}" : "{…}";
    return value.isString() && !isHugeNumber(context, value) ? '"' + value.text() + '"' : value.text();
}

std::string withVariable(const Context &context, const ReadMember &member, const ReadValue &value,
                         std::string shown)
{
    if (!value.isVariable())
        return shown;
    const TextSpan span = member.value.span();
    const std::string written = context.tree.text().substr(span.offset, span.length);
    return (written.size() <= kMostWritten
                ? written
                : context.tree.text().substr(value.variable.offset, value.variable.length)) +
           " = " + shown;
}

std::string shown(const Context &context, const ReadMember &member, const ReadValue &value)
{
    if (!member.rest.empty())
        return "{…}";
    if (!value.isVariable())
        return shown(context, member.value);
    const bool bare = value.shape != catalog::ValueShape::Scalar;
    return withVariable(context, member, value,
                        value.shape == catalog::ValueShape::List     ? "[…]"
                        : value.shape == catalog::ValueShape::Object ? "{…}"
                        : bare                                       ? value.text
                                                                     : '"' + value.text + '"');
}

Fix removing(const hocon::Tree &tree, const std::string &pointer, const std::string &key)
{
    return {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove %1"), {key}},
            [tree, pointer] { return hocon::remove(tree, pointer).value_or(TextEdits()); },
            false};
}

void optionValues(const Context &context)
{
    for (const catalog::OptionRule &rule : context.options.catalogue->env().options()) {
        const auto member = context.env.members().find(rule.key);
        if (!member || rule.key == "job.mode") // of which mode() says more
            continue;
        const ReadValue value = context.env.value(*member);
        if (!value.open)
            OptionCheck(context, rule, *member, value).run();
    }
}

} // namespace sluice::job::rules
