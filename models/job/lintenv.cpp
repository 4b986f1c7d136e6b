#include "models/core/nearest.h"
#include "models/hocon/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/envschema.h"
#include "models/job/lint.h"
#include "models/job/lintrules.h"

#include <algorithm>
#include <vector>

namespace sluice::job::rules {

namespace {

constexpr const char *kContext = "Problem";
/// Whoever has more of them did not mean to write options; each costs a look through env.
constexpr std::size_t kMostUnknownOptions = kMostProblems;

/// The known option that `key` most likely means; empty when none is close.
std::string_view nearest(std::string_view key)
{
    std::vector<std::string_view> keys;
    for (const EnvOption &option : envOptions())
        keys.push_back(option.key);
    return nearestWord(key, keys);
}

std::string upper(std::string text)
{
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
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
        context.add("bad-choice", ProblemSeverity::Error, context.place(decision.pointer), decision.pointer,
                    {kContext,
                     SLUICE_TRANSLATE_NOOP("Problem", "job.mode is \"%1\"; it must be BATCH or STREAMING."),
                     {decision.text}});
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
        const std::string_view close = nearest(key);
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
        problem.fixes.push_back(
            {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove %1"), {key}},
             [tree = context.tree, pointer] { return hocon::remove(tree, pointer).value_or(TextEdits()); },
             false});
    }
}

} // namespace sluice::job::rules
