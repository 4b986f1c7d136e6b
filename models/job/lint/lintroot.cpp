#include "models/core/nearest.h"
#include "models/core/textcompose.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>
#include <array>

/// What a job has to have at its root. Measured on 2.3.8, submitted over REST: without env it says "No
/// configuration setting found for key 'env'" (its command line takes it), without source or sink (or with
/// null) `"sources" is null` and
/// `"sinks" is null`, for an empty list "Miss <Source> config!", for anything else that is no list "cannot be
/// cast to class java.util.ArrayList" and "has type OBJECT rather than LIST". transform may be left out, be
/// null or empty. What else stands at the root is not looked at.
namespace sluice::job::rules {

namespace {

constexpr std::array<std::string_view, 4> kRootKeys{"env", "source", "transform", "sink"};
/// Whoever has more keys at the root did not misspell one of them; each costs a comparison with the names.
constexpr std::size_t kMostRootKeys = 1000;

bool isRootKey(std::string_view key)
{
    return std::find(kRootKeys.begin(), kRootKeys.end(), key) != kRootKeys.end();
}

/// True for a key that the text defines, whatever its value.
bool isThere(const Context &context, std::string_view key)
{
    return context.tree.find("/" + std::string(key)).has_value();
}

/// The one of `names` that the key was meant to be; empty when there is none.
std::string_view meantBy(std::string key, const std::vector<std::string_view> &names)
{
    // sources, Source: three letters of six would be too far.
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return nearestWord(key, names);
}

bool isBlock(const hocon::Value &value)
{
    return value.isObject() || value.isList();
}

/// The key at the root that was meant to be `name`; empty when there is none.
std::string misspelt(const Context &context, std::string_view name)
{
    const hocon::Value root = context.tree.root();
    std::vector<std::string_view> open;
    for (const std::string_view each : kRootKeys) {
        if (each == name || !isThere(context, each))
            open.push_back(each);
    }
    for (std::size_t i = 0; i < std::min(root.size(), kMostRootKeys); ++i) {
        std::string key = root.key(i);
        if (!isRootKey(key) && isBlock(root.at(i)) && meantBy(key, open) == name)
            return key;
    }
    return {};
}

/// True when a ${} of the text names the key: then it is no block of the job, but something to fill in.
bool isFilledIn(const Context &context, const std::string &key)
{
    const std::string &text = context.tree.text();
    return text.find("${" + key) != std::string::npos || text.find("${?" + key) != std::string::npos;
}

/// Where the job begins: its first block, or the first line where there is none.
TextSpan beginning(const Context &context)
{
    TextSpan first;
    for (const std::string_view key : kRootKeys) {
        const auto definitions = context.tree.definitions("/" + std::string(key));
        if (!definitions.empty() && (first.length == 0 || definitions.front().key.offset < first.offset))
            first = definitions.front().key;
    }
    if (first.length > 0)
        return first;
    const std::string &text = context.tree.text();
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    return {begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin};
}

TextSpan keyOf(const Context &context, const std::string &pointer)
{
    const auto definitions = context.tree.definitions(pointer);
    return definitions.empty() || definitions.back().key.length == 0 ? beginning(context)
                                                                     : definitions.back().key;
}

/// A block that stands inside env, because a } is missing there, is told by envOptionNames().
bool isInsideEnv(const Context &context, std::string_view key)
{
    return context.tree.find("/env/" + std::string(key)).has_value();
}

/// Writes the right name over the wrong one. hocon::rename() would refuse: under the right name the engine
/// reads the block as a list of plugins, so that it is another tree.
TextEdits renamed(const hocon::Tree &tree, const std::string &pointer, std::string_view name)
{
    TextEdits edits;
    for (const hocon::Definition &each : tree.definitions(pointer)) {
        std::string_view key = std::string_view(tree.text()).substr(each.key.offset, each.key.length);
        const std::size_t quotes = key.size() > 2 && key.front() == '"' && key.back() == '"' ? 1 : 0;
        key = key.substr(quotes, key.size() - 2 * quotes);
        if (pointer != "/" + hocon::pointerSegment(std::string(key)))
            return {}; // a path, or an escape in it
        edits.push_back({each.key.offset + quotes, key.size(), std::string(name)});
    }
    return edits;
}

Fix renaming(const Context &context, const std::string &pointer, std::string_view name)
{
    return {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Rename it to %1"), {std::string(name)}},
            [tree = context.tree, pointer, name = std::string(name)] { return renamed(tree, pointer, name); },
            false};
}

/// A block that may be left out stands there under a wrong name: the engine runs the job without it.
void ignored(const Context &context, std::string_view name)
{
    const std::string meant = misspelt(context, name);
    if (meant.empty())
        return;
    const std::string pointer = "/" + hocon::pointerSegment(meant);
    context
        .add("root-key-unknown", ProblemSeverity::Warning, keyOf(context, pointer), pointer,
             {kProblemContext,
              SLUICE_TRANSLATE_NOOP("Problem", "The engine knows no %1 at the root and runs the job without "
                                               "it. Did you mean %2?"),
              {meant, std::string(name)}})
        .fixes.push_back(renaming(context, pointer, name));
}

/// The problem at the place of the key that was meant, or of what stands there now; the beginning where
/// nothing does.
Problem &missing(const Context &context, std::string_view name, ProblemSeverity severity, Message message)
{
    const std::string pointer = "/" + std::string(name);
    const std::string meant = misspelt(context, name);
    const std::string code = std::string(name) + "-missing";
    if (meant.empty())
        return context.add(code, severity, keyOf(context, pointer), pointer, std::move(message));
    const std::string wrong = "/" + hocon::pointerSegment(meant);
    Problem &problem =
        context.add(code, severity, keyOf(context, wrong), wrong,
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP("Problem", "The job has no %1 block, and the engine knows no %2. "
                                                      "Did you mean %1?"),
                     {std::string(name), meant}});
    problem.fixes.push_back(renaming(context, wrong, name));
    return problem;
}

void env(const Context &context, bool hasStrayOption)
{
    const auto value = context.tree.find("/env");
    if (!value) {
        Problem &problem =
            missing(context, "env", ProblemSeverity::Hint,
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP("Problem", "The job has no env block: the engine's command "
                                                      "line and a submit from here give it an empty one; "
                                                      "REST by itself refuses it.")});
        if (!problem.fixes.empty())
            problem.severity = ProblemSeverity::Warning; // options stand under the wrong name
        else if (!hasStrayOption)
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Add env with job.mode BATCH")},
                 setting(context.tree, "/env/job.mode", "BATCH"),
                 false});
        return;
    }
    if (value->isObject() || value->kind() == hocon::Kind::Unresolved)
        return;
    context.add(
        "env-not-object", ProblemSeverity::Error, context.place("/env"), "/env",
        {kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "env is not a block of options: the engine "
                                                           "refuses the job. Write env { … }.")});
}

void stage(const Context &context, StageKind kind)
{
    const std::string name(stageKindName(kind));
    const std::string pointer = "/" + name;
    const auto value = context.tree.find(pointer);
    const bool isOptional = kind == StageKind::Transform;
    if (!value || value->kind() == hocon::Kind::Null || (value->isList() && value->size() == 0)) {
        if (isInsideEnv(context, name))
            return;
        if (isOptional) {
            ignored(context, name);
            return;
        }
        missing(context, name, ProblemSeverity::Error,
                kind == StageKind::Source
                    ? Message{kProblemContext,
                              SLUICE_TRANSLATE_NOOP("Problem",
                                                    "The job has no source: it reads nothing, and the "
                                                    "engine refuses it. Add a source block with a plugin.")}
                    : Message{kProblemContext,
                              SLUICE_TRANSLATE_NOOP("Problem",
                                                    "The job has no sink: it writes nothing, and the engine "
                                                    "refuses it. Add a sink block with a plugin.")});
        return;
    }
    if (value->isList() || value->kind() == hocon::Kind::Unresolved)
        return;
    context.add("stage-not-list", ProblemSeverity::Error, context.place(pointer), pointer,
                context.tree.syntax() == hocon::Syntax::Json
                    ? Message{kProblemContext,
                              SLUICE_TRANSLATE_NOOP("Problem",
                                                    "%1 is not a list of plugins: the engine cannot read it. "
                                                    "Write [ { \"plugin_name\": … } ]."),
                              {name}}
                    : Message{kProblemContext,
                              SLUICE_TRANSLATE_NOOP("Problem", "%1 is not a block of plugins: the engine "
                                                               "cannot read it. Write %1 { NAME { … } }."),
                              {name}});
}

/// A value of env under a key of its own, such as env.job.mode = BATCH in .json or beside an env block.
Fix moving(const Context &context, const std::string &pointer, const std::string &option,
           const hocon::Value &value)
{
    return {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Move it into env"), {}},
            [tree = context.tree, pointer, option, text = value.text()] {
                const auto removed = hocon::remove(tree, pointer);
                if (!removed)
                    return TextEdits();
                const hocon::Tree without = tree.with(applied(tree.text(), *removed));
                const auto set = hocon::setValue(without, "/env/" + hocon::pointerSegment(option), text);
                return set ? composed(*removed, *set) : TextEdits();
            },
            false};
}

/// A key such as "env.job.mode": the engine looks for it in env only.
bool dotted(const Context &context, const std::string &key, const hocon::Value &value)
{
    const std::size_t dot = key.find('.');
    if (dot == std::string::npos || dot + 1 == key.size() || !isRootKey(key.substr(0, dot)))
        return false;
    const std::string pointer = "/" + hocon::pointerSegment(key);
    Problem &problem = context.add(
        "root-key-unknown", ProblemSeverity::Warning, keyOf(context, pointer), pointer,
        {kProblemContext,
         SLUICE_TRANSLATE_NOOP("Problem", "The engine does not read %1 here: it belongs into the block %2."),
         {key, key.substr(0, dot)}});
    if (key.starts_with("env.") && !isBlock(value) && value.kind() != hocon::Kind::Unresolved)
        problem.fixes.push_back(moving(context, pointer, key.substr(dot + 1), value));
    return true;
}

/// Blocks that the engine leaves out although they look like parts of the job. True when an option of env is
/// among them.
bool strangers(const Context &context)
{
    const hocon::Value root = context.tree.root();
    const std::vector<std::string_view> names(kRootKeys.begin(), kRootKeys.end());
    bool hasEnvOption = false;
    for (std::size_t i = 0; i < std::min(root.size(), kMostRootKeys); ++i) {
        const std::string key = root.key(i);
        if (isRootKey(key))
            continue;
        if (dotted(context, key, root.at(i))) {
            hasEnvOption = hasEnvOption || key.starts_with("env.");
            continue;
        }
        const std::string_view meant = isBlock(root.at(i)) ? meantBy(key, names) : std::string_view();
        if (meant.empty() || !isThere(context, meant) || isFilledIn(context, key))
            continue;
        const std::string pointer = "/" + hocon::pointerSegment(key);
        context.add("root-key-unknown", ProblemSeverity::Warning, keyOf(context, pointer), pointer,
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP("Problem", "The engine knows no %1 at the root and runs the job "
                                                      "without it. If it belongs to %2, put it in there."),
                     {key, std::string(meant)}});
    }
    return hasEnvOption;
}

} // namespace

void rootBlocks(const Context &context)
{
    // What cannot be read is told by syntax(); what includes bring in is not known without a path.
    const hocon::Tree &tree = context.tree;
    if (!tree.errors().empty() || !tree.root().isObject() || (tree.path().empty() && tree.hasIncludes()))
        return;
    const bool isJob = std::any_of(kRootKeys.begin(), kRootKeys.end(), [&context](std::string_view key) {
        return isThere(context, key) || !misspelt(context, key).empty();
    });
    if (!isJob) {
        context.add(
            "no-job", ProblemSeverity::Error, beginning(context), {},
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP(
                 "Problem", "There is no job here: source and sink are missing, and the engine refuses the "
                            "file. A part that other files include may say: # sluice: ignore no-job")});
        return;
    }
    env(context, strangers(context));
    for (const StageKind kind : {StageKind::Source, StageKind::Transform, StageKind::Sink})
        stage(context, kind);
}

} // namespace sluice::job::rules
