#include "models/hocon/edit/edit.h"
#include "models/job/files/base64.h"
#include "models/job/files/shade.h"
#include "models/job/lint/lintrules.h"

/// Secrets that the engine cannot decode. Measured on 2.3.8.
namespace sluice::job::rules {

namespace {

bool isText(const ReadValue &value)
{
    return value.shape != catalog::ValueShape::List && value.shape != catalog::ValueShape::Object;
}

} // namespace

void secrets(const Context &context)
{
    constexpr const char *name = "shade.identifier";
    const auto identifier = context.env.members().find(name);
    if (!identifier)
        return;
    const ReadValue coding = context.env.value(*identifier);
    if (!isText(coding)) {
        Problem &problem = context.add(
            "wrong-type", ProblemSeverity::Error, context.place(*identifier, coding), identifier->pointer,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "%1 is %2: it must be a text, such as base64; the "
                                              "engine refuses the job."),
             {name, shown(context, *identifier, coding)}});
        if (!coding.isVariable())
            problem.fixes.push_back(removing(context.tree, identifier->pointer, name));
        return;
    }
    if (coding.open || coding.text != "base64")
        return;
    for (const std::string &pointer : shadedPointers(context.tree)) {
        const std::string text = context.tree.find(pointer)->text();
        // What variables make of it is not known here.
        if (text.find("${") != std::string::npos || detail::base64Decoded(text))
            continue;
        Problem &problem =
            context.add("secret-not-base64", ProblemSeverity::Error, context.place(pointer), pointer,
                        {kProblemContext,
                         SLUICE_TRANSLATE_NOOP(
                             "Problem", "The option %1 is not base64, although env says shade.identifier = "
                                        "base64: the engine refuses the job."),
                         {pointer.substr(pointer.rfind('/') + 1)}});
        problem.fixes.push_back(
            {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "It is clear text: encode it as base64")},
             [tree = context.tree, pointer, text] {
                 return hocon::setString(tree, pointer, detail::base64Encoded(text)).value_or(TextEdits());
             },
             false});
    }
}

} // namespace sluice::job::rules
