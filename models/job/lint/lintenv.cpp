#include "models/catalog/catalogue.h"
#include "models/core/ascii.h"
#include "models/core/nearest.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/files/keyreading.h"
#include "models/job/lint/lint.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>
#include <vector>

namespace sluice::job::rules {

namespace {

Fix renaming(const hocon::Tree &tree, const std::string &pointer, std::string_view name)
{
    return {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Rename it to %1"), {std::string(name)}},
            [tree, pointer, name] { return hocon::rename(tree, pointer, name).value_or(TextEdits()); },
            false};
}

std::function<TextEdits()> settingMode(const Context &context, std::string word)
{
    return context.mode.origin == ModeOrigin::Set
               ? settingAs(context.tree, context.mode.pointer, "job.mode", std::move(word))
               : setting(context.tree, context.mode.pointer, std::move(word));
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
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "env sets no job.mode: the engine assumes BATCH.")});
        // The whole block would be underlined: mark its key only.
        if (const auto definitions = context.tree.definitions("/env"); !definitions.empty())
            problem.span = definitions.back().key;
        problem.place = context.lines.at(problem.span.offset);
        for (const char *word : {"BATCH", "STREAMING"})
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Set job.mode to %1"), {word}},
                 setting(context.tree, "/env/job.mode", word),
                 false});
        return;
    }
    if (decision.mode == Mode::Variable)
        return;
    const ReadMember member{decision.pointer, *context.tree.find(decision.pointer)};
    const ReadValue value = context.env.value(member);
    if (decision.mode == Mode::Invalid) {
        Problem &problem =
            context.add("bad-choice", ProblemSeverity::Error, context.place(member, value), decision.pointer,
                        {kProblemContext,
                         SLUICE_TRANSLATE_NOOP("Problem", "job.mode is %1; it must be BATCH or STREAMING."),
                         {shown(context, member, value)}});
        static const std::vector<std::string_view> kModes{"BATCH", "STREAMING"};
        const std::string_view meant = nearestWord(ascii::uppered(decision.text), kModes);
        for (const std::string_view word : kModes) {
            if (!decision.filled && (meant.empty() || word == meant))
                problem.fixes.push_back({{kProblemContext,
                                          SLUICE_TRANSLATE_NOOP("Problem", "Set job.mode to %1"),
                                          {std::string(word)}},
                                         settingMode(context, std::string(word)),
                                         false});
        }
        return;
    }
    const std::string word = decision.mode == Mode::Batch ? "BATCH" : "STREAMING";
    const bool isNumber = decision.text.find_first_not_of(" \t\r\n-0123456789") == std::string::npos;
    const bool isQuoted = decision.text.find('"') != std::string::npos; // then its case is right
    if (!isNumber && !isQuoted && decision.text != word) {
        Problem &problem = context.add(
            "mode-case", ProblemSeverity::Warning, context.place(member, value), decision.pointer,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "job.mode is %1: the SeaTunnel engine accepts it, Flink and "
                                              "Spark accept only upper case."),
             {shown(context, member, value)}});
        if (!decision.filled)
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write it in upper case")},
                 settingMode(context, word)});
    }
}

void envOptionNames(const Context &context)
{
    const auto env = context.tree.find("/env");
    if (!env || !env->isObject())
        return;
    std::vector<std::string_view> known;
    const catalog::RuleSet &rules = context.options.catalogue->env();
    for (const catalog::OptionRule &option : rules.options())
        known.push_back(option.key);
    Room room(context);
    for (std::size_t i = 0; i < env->size(); ++i) {
        const std::string key = env->key(i);
        std::string name = key;
        bool split = false;
        if (!isPlainKey(key)) {
            KeyReading reading = submittedKeyReading(key);
            // A key that the engine refuses is not ignored: keys() says more of it.
            if (reading.path.empty() || reading.fit == KeyFit::TooDeep)
                continue;
            split = reading.path.size() > 1;
            name = std::move(reading.path.front());
        }
        if (rules.find(name) != nullptr || rules.isForeign(name) || !room.take())
            continue;
        const std::string pointer = "/env/" + hocon::pointerSegment(key);
        const hocon::Value value = env->at(i);
        const bool holds = value.isObject() || value.isList();
        if (holds && isJobBlock(name)) {
            context.add(
                "unknown-env-option", ProblemSeverity::Hint, context.place(pointer), pointer,
                {kProblemContext,
                 SLUICE_TRANSLATE_NOOP("Problem", "%1 stands inside of env, where the engine does not "
                                                  "look for it. Close env with } before it."),
                 {name}});
            continue;
        }
        const std::string_view close = split ? std::string_view() : nearestWord(name, known);
        const Message message =
            !close.empty()
                ? Message{kProblemContext,
                          SLUICE_TRANSLATE_NOOP(
                              "Problem", "The engine ignores the env option %1 silently; did you mean %2?"),
                          {name, std::string(close)}}
                : Message{kProblemContext,
                          SLUICE_TRANSLATE_NOOP("Problem", "The engine ignores the env option %1 silently."),
                          {name}};
        Problem &problem = context.add("unknown-env-option", ProblemSeverity::Hint, context.place(pointer),
                                       pointer, message);
        if (!close.empty())
            problem.fixes.push_back(renaming(context.tree, pointer, close));
        // Nobody loses a block for a hint.
        if (!holds)
            problem.fixes.push_back(removing(context.tree, pointer, key));
    }
}

} // namespace sluice::job::rules
