#include "models/job/lint/lintrules.h"
#include "models/job/variables.h"

#include <algorithm>
#include <iterator>
#include <string_view>

/// Variables that nobody gives a value. Measured on 2.3.8: outside of quotes the engine refuses the job, in
/// quotes the text stays as it is.
namespace sluice::job::rules {

namespace {

/// The quoted form with an empty default: "${name:}".
Fix withDefault(const TextSpan &place, const std::string &name, bool quoted)
{
    const std::string text = "${" + name + ":}";
    return {{kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "Give it an empty default: %1"),
             {"\"" + text + "\""}},
            [place, text, quoted] {
                return TextEdits{{place.offset, place.length, quoted ? text : "\"" + text + "\""}};
            },
            false};
}

/// Whether the option at `pointer` is a number, which an empty text is not.
bool wantsNumber(const Context &context, std::string_view pointer)
{
    if (constexpr std::string_view env = "/env/"; pointer.starts_with(env)) {
        const catalog::OptionRule *const rule =
            context.options.catalogue->env().find(pointer.substr(env.size()));
        if (rule != nullptr)
            return rule->type == catalog::OptionType::Integer;
    }
    const std::string_view name = pointer.substr(pointer.rfind('/') + 1);
    constexpr std::string_view ends[] = {".num",  ".port",     "_port",   "parallelism",
                                         ".size", ".interval", ".timeout"};
    return name == "port" || std::any_of(std::begin(ends), std::end(ends),
                                         [name](std::string_view end) { return name.ends_with(end); });
}

/// A reserved name where sinks fill it in.
bool isAsItShouldBe(const VariablePlace &place)
{
    return place.quoted && place.pointer.starts_with("/sink/");
}

void reserved(const Context &context, const Variable &variable, const VariablePlace &place)
{
    Problem &problem = context.add(
        "reserved-variable", place.quoted ? ProblemSeverity::Warning : ProblemSeverity::Error, place.span,
        place.pointer,
        place.quoted ? Message{kProblemContext,
                               SLUICE_TRANSLATE_NOOP(
                                   "Problem", "Only sinks fill in ${%1}, for each of their tables: here "
                                              "it stays as text."),
                               {variable.name}}
                     : Message{kProblemContext,
                               SLUICE_TRANSLATE_NOOP("Problem",
                                                     "The name %1 is reserved: sinks fill it in, inside of "
                                                     "quotes only, and -i must not give it a value. Without "
                                                     "one the engine refuses the job."),
                               {variable.name}});
    if (!place.quoted)
        problem.fixes.push_back(
            {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Put it in double quotes")},
             [span = place.span, text = "\"${" + variable.name + "}\""] {
                 return TextEdits{{span.offset, span.length, text}};
             },
             false});
}

void unresolved(const Context &context, const Variable &variable, const VariablePlace &place)
{
    Problem &problem = context.add(
        "unresolved-variable", ProblemSeverity::Warning, place.span, place.pointer,
        place.quoted
            ? Message{kProblemContext,
                      SLUICE_TRANSLATE_NOOP("Problem", "The variable %1 has no value here: when -i gives "
                                                       "it none either, it stays as text."),
                      {variable.name}}
            : Message{kProblemContext,
                      SLUICE_TRANSLATE_NOOP("Problem", "The variable %1 has no value here: when -i gives "
                                                       "it none either, the engine refuses the job."),
                      {variable.name}});
    if (!wantsNumber(context, place.pointer))
        problem.fixes.push_back(withDefault(place.span, variable.name, place.quoted));
}

} // namespace

void variables(const Context &context)
{
    Room room(context);
    for (const Variable &variable : job::variables(context.tree, {context.options.variables, std::nullopt})) {
        const bool isReserved = job::isReservedVariable(variable.name);
        for (const VariablePlace &place : variable.places) {
            if (place.hasValue || (place.atRunTime && !isReserved))
                continue;
            const bool told =
                isReserved ? !isAsItShouldBe(place) : place.reached && (place.quoted || variable.required);
            if (!told || !room.take())
                continue;
            if (isReserved)
                reserved(context, variable, place);
            else
                unresolved(context, variable, place);
        }
    }
}

} // namespace sluice::job::rules
