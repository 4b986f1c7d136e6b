#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/lintrules.h"
#include "models/job/lint/removal.h"

#include <utility>

/// Checkpoint rules. Facts: JobMaster.createJobCheckpointConfig and CheckpointCoordinator, measured on 2.3.8.
namespace sluice::job::rules {

namespace {

constexpr std::string_view kInterval = "checkpoint.interval";
constexpr std::string_view kTimeout = "checkpoint.timeout";
constexpr std::string_view kNested = "/env/checkpoint";
constexpr std::string_view kNestedInterval = "/env/checkpoint/interval";
constexpr std::string_view kNestedTimeout = "/env/checkpoint/timeout";
constexpr std::int64_t kRiskyTimeoutMs = 10000; ///< a slow sink needs longer than this to flush

/// The edits that take the checkpoint keys out of env, flat and nested. A block goes when nothing is left in
/// it.
TextEdits removeAllKeys(const hocon::Tree &tree)
{
    std::vector<std::string> pointers;
    const ReadMembers env = readEnv(tree);
    for (const std::string_view name : {kInterval, kTimeout})
        for (const ReadMember &member : env.all(name))
            pointers.push_back(member.pointer);
    pointers.insert(pointers.end(), {std::string(kNestedInterval), std::string(kNestedTimeout)});
    Removal removal(tree);
    for (const std::string &pointer : pointers)
        removal.removeValue(pointer);
    if (!removal.edits().empty())
        removal.removeEmptyBlock(kNested);
    return removal.edits();
}

/// The edits that write the nested keys flat, each on a line of its own, and leave the rest of the block.
TextEdits moveKeysOut(const hocon::Tree &tree)
{
    Removal moved(tree);
    for (const auto &[nested, flat] : {std::pair{kNestedInterval, kInterval}, {kNestedTimeout, kTimeout}}) {
        const auto value = tree.find(nested);
        if (!value)
            continue;
        const auto set = hocon::setValue(moved.tree(), "/env/" + std::string(flat), value->text());
        if (!set)
            return {};
        moved.edit(*set);
        if (!moved.removeValue(nested))
            return {};
    }
    moved.removeEmptyBlock(kNested);
    return moved.edits();
}

/// Safe where the text itself says BATCH: a job that gets its mode from a variable may be either.
Fix removeFix(const Context &context)
{
    return {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Remove all checkpoint keys")},
            [tree = context.tree] { return removeAllKeys(tree); },
            !context.mode.filled};
}

void batch(const Context &context)
{
    const auto interval = context.env.members().find(kInterval);
    const auto timeout = context.env.members().find(kTimeout);
    if (interval) {
        Problem &problem = context.add(
            "batch-checkpoint", ProblemSeverity::Warning, context.place(interval->pointer), interval->pointer,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem",
                                   "This BATCH job sets checkpoint.interval, so its last checkpoint must end "
                                   "within the timeout; when it does not, the engine restores the job and "
                                   "writes its rows again.")});
        problem.fixes.push_back(removeFix(context));
        if (canStream(context.tree) && !context.mode.filled) {
            const std::string pointer = context.mode.pointer.empty() ? "/env/job.mode" : context.mode.pointer;
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Switch the job to STREAMING")},
                 setting(context.tree, pointer, "STREAMING"),
                 false});
        }
    } else if (timeout) {
        Problem &problem = context.add(
            "batch-checkpoint-timeout-alone", ProblemSeverity::Hint, context.place(timeout->pointer),
            timeout->pointer,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "checkpoint.timeout has no effect in a BATCH job without "
                                              "checkpoint.interval: checkpoints are off.")});
        problem.fixes.push_back(removeFix(context));
    }
}

void nested(const Context &context)
{
    const auto object = context.tree.find(kNested);
    if (!object || !object->isObject())
        return;
    bool named = false;
    for (const std::string_view key : {"interval", "timeout"}) {
        if (!object->find(key))
            continue;
        named = true;
    }
    if (!named)
        return;
    Problem &problem = context.add(
        "checkpoint-nested", ProblemSeverity::Warning, context.place(kNested), std::string(kNested),
        {kProblemContext,
         SLUICE_TRANSLATE_NOOP("Problem",
                               "The SeaTunnel engine reads only the flat keys checkpoint.interval and "
                               "checkpoint.timeout; inside checkpoint { } they are ignored.")});
    // In BATCH the flat keys would do harm, and the block does nothing.
    if (context.mode.mode == Mode::Batch) {
        problem.fixes.push_back(removeFix(context));
        return;
    }
    // Where nothing else stands in it, the block is replaced in its place.
    const std::vector<hocon::Definition> definitions = context.tree.definitions(kNested);
    if (definitions.size() != 1 || context.tree.syntax() != hocon::Syntax::Conf)
        return;
    const TextSpan whole = definitions[0].whole;
    const std::string_view block = std::string_view(context.tree.text()).substr(whole.offset, whole.length);
    const auto has = [block](std::string_view what) {
        return block.find(what) != std::string_view::npos;
    };
    bool alone = !has("#") && !has("//") && !has("include") && block.ends_with('}') &&
                 block.find('{') == block.rfind('{');
    bool open = false;
    std::string lines;
    for (std::size_t i = 0; i < object->size(); ++i) {
        const hocon::Value value = object->at(i);
        const std::string key = object->key(i);
        if (key != "interval" && key != "timeout") {
            alone = false;
            continue;
        }
        const std::string flat = "checkpoint." + key;
        const bool taken = context.tree.find("/env/" + hocon::pointerSegment(flat)).has_value();
        if (taken || value.isObject() || value.isList() || value.span().length == 0)
            return;
        if (!lines.empty())
            lines += ", ";
        lines += flat + " = " + context.tree.text().substr(value.span().offset, value.span().length);
        open = open || value.kind() == hocon::Kind::Unresolved;
    }
    if (!alone && open)
        return;
    problem.fixes.push_back(
        {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write the keys flat")},
         [tree = context.tree, whole, lines, alone] {
             return alone ? TextEdits{{whole.offset, whole.length, lines}} : moveKeysOut(tree);
         },
         context.mode.mode == Mode::Streaming});
}

/// An option that is a number of milliseconds.
struct Size
{
    std::optional<ReadMember> member;
    ReadValue value;
    std::optional<std::int64_t> number;
};

Size sizeOf(const Context &context, std::string_view name)
{
    Size size{context.env.members().find(name), {}, {}};
    if (!size.member)
        return size;
    size.value = context.env.value(*size.member);
    if (size.value.isVariable())
        size.number = size.value.integer();
    else if (size.member->rest.empty())
        size.number = size.member->value.integer();
    return size;
}

/// The number for a sentence.
std::string shown(const Context &context, const Size &size)
{
    return withVariable(context, *size.member, size.value, std::to_string(*size.number));
}

void addTooSmall(const Context &context, ProblemSeverity severity, const Size &size, Message message)
{
    context.add("checkpoint-too-small", severity, context.place(*size.member, size.value),
                size.member->pointer, std::move(message));
}

void sizes(const Context &context)
{
    const Size interval = sizeOf(context, kInterval);
    const Size timeout = sizeOf(context, kTimeout);
    const auto leastOf = [&](std::string_view name) {
        const catalog::OptionRule *const rule = context.options.catalogue->env().find(name);
        return rule == nullptr ? 0 : rule->minimum.value_or(0);
    };
    for (const auto &[name, size] : {std::pair{kInterval, &interval}, std::pair{kTimeout, &timeout}}) {
        const std::int64_t least = leastOf(name);
        if (size->number && *size->number < least)
            addTooSmall(context, ProblemSeverity::Error, *size,
                        {kProblemContext,
                         SLUICE_TRANSLATE_NOOP(
                             "Problem", "%1 is %2 ms: the engine refuses a job below %3 ms (the unit is "
                                        "milliseconds)."),
                         {std::string(name), shown(context, *size), std::to_string(least)}});
    }
    const bool enabled = context.mode.mode == Mode::Streaming || interval.number.has_value();
    if (!enabled || !timeout.number || *timeout.number < leastOf(kTimeout))
        return;
    if (interval.number && *timeout.number < *interval.number)
        addTooSmall(context, ProblemSeverity::Warning, timeout,
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP(
                         "Problem", "checkpoint.timeout (%1 ms) is shorter than checkpoint.interval (%2 ms): "
                                    "a slow checkpoint fails the job although there would be time for it."),
                     {shown(context, timeout), shown(context, interval)}});
    else if (*timeout.number < kRiskyTimeoutMs)
        addTooSmall(
            context, ProblemSeverity::Warning, timeout,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem",
                                   "checkpoint.timeout is %1 ms: a sink that needs longer to flush makes the "
                                   "checkpoint fail and the job start again. 60000 is the shipped value."),
             {shown(context, timeout)}});
}

} // namespace

void checkpoint(const Context &context)
{
    if (context.mode.mode == Mode::Batch)
        batch(context);
    nested(context);
    sizes(context);
    const auto env = context.tree.find("/env");
    if (context.mode.mode == Mode::Streaming && !context.env.members().find(kInterval) && env &&
        env->isObject()) {
        Problem &problem =
            context.add("streaming-without-checkpoint", ProblemSeverity::Hint,
                        context.place(context.mode.pointer), context.mode.pointer,
                        {kProblemContext,
                         SLUICE_TRANSLATE_NOOP(
                             "Problem", "This STREAMING job sets no checkpoint.interval: the default of the "
                                        "engine it runs on applies (10 s as shipped).")});
        problem.fixes.push_back(
            {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Set checkpoint.interval to 10000 ms")},
             setting(context.tree, "/env/" + std::string(kInterval), "10000"),
             false});
    }
}

} // namespace sluice::job::rules
