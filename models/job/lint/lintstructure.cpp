#include "models/job/files/convert.h"
#include "models/job/lint/lintrules.h"

/// The traps of the language: what parses and still cannot run. Measured on 2.3.8.
namespace sluice::job::rules {

namespace {

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

/// The array as blocks, where each of its entries is an object with a name and nothing else would be lost.
TextEdits arrayAsBlocks(const hocon::Tree &tree, const hocon::Definition &definition, const std::string &name)
{
    // Under another name the entries keep what they say; here they were read as lists.
    const std::string array = tree.text().substr(definition.value.offset, definition.value.length);
    const hocon::Tree read = hocon::Tree::parse("entries = " + array, hocon::Syntax::Conf);
    const bool plain = array.find('#') == std::string::npos && array.find("//") == std::string::npos &&
                       array.find("${") == std::string::npos;
    const auto entries = read.find("/entries");
    if (!plain || !read.errors().empty() || !entries || !entries->isList())
        return {};
    const std::string wrapped =
        "{\"" + name + "\":" + read.toJson().substr(std::string_view(R"({"entries":)").size());
    const auto blocks = job::jsonToConf(hocon::Tree::parse(wrapped, hocon::Syntax::Json));
    if (!blocks)
        return {};
    std::string text = blocks->text;
    while (text.ends_with('\n'))
        text.pop_back();
    return {{definition.whole.offset, definition.whole.length, text}};
}

/// What an entry of a stage list is called. Measured on 2.3.8 for sources, transforms and sinks alike:
/// without a name, with null or "" the answer is 500 "The 'plugin_name' option is not configured", for a list
/// or a block "has type LIST rather than STRING".
void pluginName(const Context &context, const std::string &stage, const hocon::Value &entry,
                const std::string &pointer)
{
    constexpr const char *code = "plugin-without-name";
    const auto member = ReadMembers(entry, pointer).find("plugin_name");
    const bool isText = !member || !(member->isBlock() || member->value.isList());
    if (member && isText && member->value.kind() != hocon::Kind::Null && !member->value.text().empty())
        return;
    TextSpan place{entry.span().offset, 1};
    if (member && member->value.span().length > 0)
        place = context.place(member->pointer);
    context.add(
        code, ProblemSeverity::Error, place, member ? member->pointer : pointer,
        isText ? Message{kProblemContext,
                         SLUICE_TRANSLATE_NOOP("Problem", "An entry of %1 has no plugin_name: the engine "
                                                          "refuses the job."),
                         {stage}}
               : Message{kProblemContext,
                         SLUICE_TRANSLATE_NOOP("Problem", "The plugin_name of an entry of %1 is %2: it "
                                                          "must be a text; the engine refuses the job."),
                         {stage, shown(context, member->value)}});
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
            Problem &problem = context.add(
                "array-form-in-conf", ProblemSeverity::Error, definitions.back().key, pointer,
                {kProblemContext,
                 SLUICE_TRANSLATE_NOOP(
                     "Problem", "%1 is written as an array: in a .conf file the engine cannot read it. "
                                "Write blocks, or save the job as .json."),
                 {name}});
            problem.fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Write it as blocks")},
                 [tree = context.tree, definition = definitions.back(), name] {
                     return arrayAsBlocks(tree, definition, name);
                 },
                 false});
            continue;
        }
        for (std::size_t i = 0; list->isList() && i < list->size(); ++i) {
            const std::string entry = pointer + "/" + std::to_string(i);
            if (list->at(i).isObject())
                pluginName(context, name, list->at(i), entry);
            if (list->at(i).isObject() || list->at(i).kind() == hocon::Kind::Unresolved)
                continue;
            context.add(
                "plugin-entry-not-object", ProblemSeverity::Error, context.place(entry), entry,
                {kProblemContext,
                 SLUICE_TRANSLATE_NOOP(
                     "Problem", "An entry of %1 is not a plugin block: write it as NAME { … }; the engine "
                                "cannot read it."),
                 {name}});
        }
        if (definitions.size() > 1 && context.tree.syntax() == hocon::Syntax::Conf) {
            for (std::size_t i = 0; i + 1 < definitions.size(); ++i)
                context.add(
                    "root-block-overridden", ProblemSeverity::Warning, definitions[i].key, pointer,
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP("Problem",
                                           "This %1 block is lost: a later one replaces it entirely. Put all "
                                           "plugins into one block."),
                     {name}});
        }
    }
}

} // namespace sluice::job::rules
