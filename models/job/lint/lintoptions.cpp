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

constexpr const char *kContext = "Problem";

catalog::ValueShape shapeOf(const hocon::Value &value)
{
    switch (value.kind()) {
    case hocon::Kind::Null:
        return catalog::ValueShape::Null;
    case hocon::Kind::List:
        return catalog::ValueShape::List;
    case hocon::Kind::Object:
        return catalog::ValueShape::Object;
    default:
        return catalog::ValueShape::Scalar;
    }
}

/// A value that a variable will bring cannot be judged yet.
bool isOpen(const hocon::Value &value)
{
    return value.kind() == hocon::Kind::Unresolved || value.text().find("${") != std::string::npos;
}

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
    OptionCheck(const Context &context, const catalog::OptionRule &rule, const hocon::Value &value,
                std::string pointer)
        : context_(context)
        , rule_(rule)
        , value_(value)
        , pointer_(std::move(pointer))
    {
    }

    void run() const
    {
        const catalog::Fitting found = catalog::fitting(rule_, shapeOf(value_), value_.text());
        switch (found.fit) {
        case catalog::Fit::Fits:
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
        std::vector<std::string> arguments{rule_.key, shown(context_, value_)};
        if (!bound.empty())
            arguments.push_back(std::move(bound));
        return context_.add(code, severity, context_.place(pointer_), pointer_,
                            {kContext, text, std::move(arguments)});
    }

    void removable(Problem &problem) const
    {
        problem.fixes.push_back(removing(context_.tree, pointer_, rule_.key));
    }

    void addressable(Problem &problem) const
    {
        const std::string addresses = catalog::jarAddresses(value_.text());
        if (!addresses.empty())
            problem.fixes.push_back(
                {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Write each path as an address")},
                 setting(context_.tree, pointer_, addresses)});
    }

    void settable(Problem &problem, const std::string &value) const
    {
        problem.fixes.push_back(
            {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Set %1 to %2"), {rule_.key, value}},
             setting(context_.tree, pointer_, value),
             false});
    }

    void small() const
    {
        // checkpoint() says more of a number that is too small, where it reads one.
        if (rule_.outOfRange == catalog::Misfit::Passed ||
            (rule_.key.starts_with("checkpoint.") && value_.integer()))
            return;
        const std::string least = std::to_string(rule_.minimum.value_or(0));
        const bool runs = rule_.outOfRange == catalog::Misfit::TakenAsLeast;
        settable(add("out-of-range", runs ? ProblemSeverity::Hint : ProblemSeverity::Error, tooSmall(rule_),
                     least),
                 least);
    }

    void choice() const
    {
        Problem &problem =
            add("bad-choice", ProblemSeverity::Error,
                SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2; it must be one of %3."), listed(rule_.choices));
        const std::vector<std::string_view> words(rule_.choices.begin(), rule_.choices.end());
        const std::string_view meant = nearestWord(ascii::uppered(value_.text()), words);
        for (const std::string &word : rule_.choices) {
            if (meant.empty() || word == meant)
                settable(problem, word);
        }
    }

    const Context &context_;
    const catalog::OptionRule &rule_;
    const hocon::Value &value_;
    std::string pointer_;
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

Fix removing(const hocon::Tree &tree, const std::string &pointer, const std::string &key)
{
    return {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove %1"), {key}},
            [tree, pointer] { return hocon::remove(tree, pointer).value_or(TextEdits()); },
            false};
}

void optionValues(const Context &context)
{
    const auto env = context.tree.find("/env");
    if (!env || !env->isObject())
        return;
    for (const catalog::OptionRule &rule : context.options.catalogue->env().options()) {
        const auto value = env->find(rule.key);
        if (!value || isOpen(*value) || rule.key == "job.mode") // of which mode() says more
            continue;
        OptionCheck(context, rule, *value, "/env/" + hocon::pointerSegment(rule.key)).run();
    }
}

} // namespace sluice::job::rules
