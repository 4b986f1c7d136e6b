#include "models/core/visible.h"
#include "models/hocon/tokens/scan.h"
#include "models/job/lint/lintrules.h"

/// Characters that stand for none, or that nobody sees. Measured on 2.3.8: "\ud800" arrives as a question
/// mark; a job.name of "", " ", "\u0000" or "\u200b" is taken as it is.
namespace sluice::job::rules {

namespace {

/// Of a name without invisible characters, which are marked otherwise: nothing but blanks of any width.
bool isBlank(std::string_view name)
{
    constexpr std::string_view blanks[] = {" ", "\u00A0", "\u3000"};
    while (!name.empty()) {
        const std::string_view before = name;
        for (const std::string_view blank : blanks)
            if (name.starts_with(blank))
                name.remove_prefix(blank.size());
        if (name.size() == before.size())
            return false;
    }
    return true;
}

} // namespace

void halfCharacters(const Context &context)
{
    Room room(context);
    for (const TextSpan &half : hocon::halfCharacters(context.tree.text())) {
        if (!room.take())
            continue;
        context.add("half-character", ProblemSeverity::Warning, half, {},
                    {"Problem", SLUICE_TRANSLATE_NOOP(
                                    "Problem", "This escape is half a character: the engine makes a ? of "
                                               "it. Write the character itself, or both halves.")});
    }
}

void nameThatNobodySees(const Context &context)
{
    const auto member = context.env.members().find("job.name");
    if (!member || member->isBlock())
        return;
    const ReadValue value = context.env.value(*member);
    if (value.open || value.shape != catalog::ValueShape::Scalar)
        return;
    const bool blank = isBlank(value.text);
    if (!blank && isVisible(value.text))
        return;
    Problem &problem = context.add(
        "unreadable-name", blank ? ProblemSeverity::Hint : ProblemSeverity::Warning,
        context.place(*member, value), member->pointer,
        {kProblemContext,
         blank ? SLUICE_TRANSLATE_NOOP("Problem",
                                       "job.name is %1: whoever looks at a list of jobs sees no name.")
               : SLUICE_TRANSLATE_NOOP("Problem", "job.name is %1: it has characters that nobody sees, and "
                                                  "looks like another name, or like none."),
         {shown(context, *member, value)}});
    if (!value.isVariable())
        problem.fixes.push_back(removing(context.tree, member->pointer, "job.name"));
}

} // namespace sluice::job::rules
