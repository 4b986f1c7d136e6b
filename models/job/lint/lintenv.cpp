#include "models/core/nearest.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/envschema.h"
#include "models/job/lint/lint.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>
#include <vector>

namespace sluice::job::rules {

namespace {

constexpr const char *kContext = "Problem";
/// Whoever has more of them did not mean to write options; each costs a look through env.
constexpr std::size_t kMostUnknownOptions = kMostProblems;

std::string upper(std::string text)
{
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

/// Removes an option; its comments go, too.
Fix removal(const hocon::Tree &tree, const std::string &pointer, const std::string &key)
{
    return {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove %1"), {key}},
            [tree, pointer] { return hocon::remove(tree, pointer).value_or(TextEdits()); },
            false};
}

Fix renaming(const hocon::Tree &tree, const std::string &pointer, std::string_view name)
{
    return {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Rename it to %1"), {std::string(name)}},
            [tree, pointer, name] { return hocon::rename(tree, pointer, name).value_or(TextEdits()); },
            false};
}

/// Whether the engine reads a whole number there. What a variable will stand for is not known here.
bool isWhole(const hocon::Value &value)
{
    if (value.kind() == hocon::Kind::Unresolved || value.kind() == hocon::Kind::Null)
        return true;
    if (value.kind() != hocon::Kind::String && value.kind() != hocon::Kind::Number)
        return false;
    const std::string text = value.text();
    if (text.find("${") != std::string::npos || value.integer())
        return true;
    std::string_view digits = text;
    if (digits.starts_with('+') || digits.starts_with('-'))
        digits.remove_prefix(1);
    // 2.0 is 2 for the engine's parser, where it stands without quotes.
    if (value.kind() == hocon::Kind::Number) {
        const std::size_t point = std::min(digits.find('.'), digits.size());
        const std::string_view fraction = digits.substr(std::min(point + 1, digits.size()));
        if (fraction.find_first_not_of('0') == std::string_view::npos)
            digits = digits.substr(0, point);
    }
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A block of the job that stands inside env, because the } of env is missing or stands too late.
bool isJobBlock(std::string_view key)
{
    return key == "source" || key == "transform" || key == "sink" || key == "env";
}

} // namespace

void mode(const Context &context)
{
    const ModeDecision &decision = context.mode;
    const auto env = context.tree.find("/env");
    if (decision.origin == ModeOrigin::Defaulted) {
        if (!env || !env->isObject())
            return;
        Problem &problem = context.add(
            "mode-missing", ProblemSeverity::Hint, context.place("/env"), "/env",
            {kContext, SLUICE_TRANSLATE_NOOP("Problem", "env sets no job.mode: the engine assumes BATCH.")});
        // The whole block would be underlined: mark its key only.
        if (const auto definitions = context.tree.definitions("/env"); !definitions.empty())
            problem.span = definitions.back().key;
        problem.place = context.lines.at(problem.span.offset);
        for (const char *word : {"BATCH", "STREAMING"})
            problem.fixes.push_back(
                {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Set job.mode to %1"), {word}},
                 setting(context.tree, "/env/job.mode", word),
                 false});
        return;
    }
    if (decision.mode == Mode::Variable)
        return;
    if (decision.mode == Mode::Invalid) {
        Problem &problem = context.add(
            "bad-choice", ProblemSeverity::Error, context.place(decision.pointer), decision.pointer,
            {kContext,
             SLUICE_TRANSLATE_NOOP("Problem", "job.mode is \"%1\"; it must be BATCH or STREAMING."),
             {decision.text}});
        static const std::vector<std::string_view> kModes{"BATCH", "STREAMING"};
        const std::string_view meant = nearestWord(upper(decision.text), kModes);
        for (const std::string_view word : kModes) {
            if (meant.empty() || word == meant)
                problem.fixes.push_back(
                    {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Set job.mode to %1"), {std::string(word)}},
                     setting(context.tree, decision.pointer, std::string(word)),
                     false});
        }
        return;
    }
    if (decision.text != upper(decision.text)) {
        Problem &problem = context.add(
            "mode-case", ProblemSeverity::Warning, context.place(decision.pointer), decision.pointer,
            {kContext,
             SLUICE_TRANSLATE_NOOP("Problem",
                                   "job.mode is \"%1\": the SeaTunnel engine accepts it, Flink and Spark "
                                   "accept only upper case."),
             {decision.text}});
        problem.fixes.push_back({{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Write it in upper case")},
                                 setting(context.tree, decision.pointer, upper(decision.text))});
    }
}

void envOptionNames(const Context &context)
{
    const auto env = context.tree.find("/env");
    if (!env || !env->isObject())
        return;
    std::vector<std::string_view> known;
    for (const EnvOption &option : envOptions())
        known.push_back(option.key);
    std::size_t left = kMostUnknownOptions;
    for (std::size_t i = 0; i < env->size(); ++i) {
        const std::string key = env->key(i);
        if (findEnvOption(key) != nullptr || isForeignEnvKey(key))
            continue;
        if (left == 0) {
            ++context.notListed;
            continue;
        }
        --left;
        const std::string pointer = "/env/" + hocon::pointerSegment(key);
        const hocon::Value value = env->at(i);
        const bool holds = value.isObject() || value.isList();
        if (holds && isJobBlock(key)) {
            context.add(
                "unknown-env-option", ProblemSeverity::Hint, context.place(pointer), pointer,
                {kContext,
                 SLUICE_TRANSLATE_NOOP("Problem", "%1 stands inside of env, where the engine does not "
                                                  "look for it. Close env with } before it."),
                 {key}});
            continue;
        }
        const std::string_view close = nearestWord(key, known);
        const Message message =
            !close.empty()
                ? Message{kContext,
                          SLUICE_TRANSLATE_NOOP(
                              "Problem", "The engine ignores the env option %1 silently; did you mean %2?"),
                          {key, std::string(close)}}
                : Message{kContext,
                          SLUICE_TRANSLATE_NOOP("Problem", "The engine ignores the env option %1 silently."),
                          {key}};
        Problem &problem = context.add("unknown-env-option", ProblemSeverity::Hint, context.place(pointer),
                                       pointer, message);
        if (!close.empty())
            problem.fixes.push_back(renaming(context.tree, pointer, close));
        // Nobody loses a block for a hint.
        if (!holds)
            problem.fixes.push_back(removal(context.tree, pointer, key));
    }
}

void envOptionTypes(const Context &context)
{
    for (const EnvOption &option : envOptions()) {
        const std::string pointer = "/env/" + hocon::pointerSegment(option.key);
        const auto value = option.type == OptionType::Integer ? context.tree.find(pointer) : std::nullopt;
        if (value && !isWhole(*value))
            context.add(
                "wrong-type", ProblemSeverity::Error, context.place(pointer), pointer,
                {kContext,
                 SLUICE_TRANSLATE_NOOP("Problem", "%1 takes a whole number, and this is none: the engine "
                                                  "cannot read it."),
                 {std::string(option.key)}});
    }
}

} // namespace sluice::job::rules
