#include "models/job/lintrules.h"

/// The traps of the language: what parses and still cannot run. Measured on 2.3.8.
namespace sluice::job::rules {

namespace {

constexpr const char *kContext = "Problem";

/// True when the block is written `source = [ … ]`: in a .conf its objects become lists and nothing can read
/// them.
bool isArrayForm(const Context &context, const std::string &pointer)
{
    const std::vector<hocon::Definition> definitions = context.tree.definitions(pointer);
    if (definitions.empty())
        return false;
    const TextSpan value = definitions.back().value;
    return value.length > 0 && context.tree.text()[value.offset] == '[';
}

} // namespace

void structure(const Context &context)
{
    for (const StageKind kind : {StageKind::Source, StageKind::Transform, StageKind::Sink}) {
        const std::string name(stageKindName(kind));
        const std::string pointer = "/" + name;
        const auto list = context.tree.find(pointer);
        if (!list)
            continue;
        const std::vector<hocon::Definition> definitions = context.tree.definitions(pointer);
        if (context.tree.syntax() == hocon::Syntax::Conf && isArrayForm(context, pointer) &&
            list->size() > 0) {
            context.add(
                "array-form-in-conf", ProblemSeverity::Error, definitions.back().key, pointer,
                {kContext,
                 SLUICE_TRANSLATE_NOOP(
                     "Problem", "%1 is written as an array: in a .conf file the engine cannot read it. "
                                "Write blocks, or save the job as .json."),
                 {name}});
            continue;
        }
        for (std::size_t i = 0; list->isList() && i < list->size(); ++i) {
            if (list->at(i).isObject() || list->at(i).kind() == hocon::Kind::Unresolved)
                continue;
            const std::string entry = pointer + "/" + std::to_string(i);
            context.add(
                "plugin-entry-not-object", ProblemSeverity::Error, context.place(entry), entry,
                {kContext,
                 SLUICE_TRANSLATE_NOOP(
                     "Problem", "An entry of %1 is not a plugin block: write it as NAME { … }; the engine "
                                "cannot read it."),
                 {name}});
        }
        if (definitions.size() > 1 && context.tree.syntax() == hocon::Syntax::Conf) {
            for (std::size_t i = 0; i + 1 < definitions.size(); ++i)
                context.add(
                    "root-block-overridden", ProblemSeverity::Warning, definitions[i].key, pointer,
                    {kContext,
                     SLUICE_TRANSLATE_NOOP("Problem",
                                           "This %1 block is lost: a later one replaces it entirely. Put all "
                                           "plugins into one block."),
                     {name}});
        }
    }
}

} // namespace sluice::job::rules
