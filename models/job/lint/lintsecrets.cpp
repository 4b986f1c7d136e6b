#include "models/hocon/edit/edit.h"
#include "models/job/files/base64.h"
#include "models/job/files/shade.h"
#include "models/job/lint/lintrules.h"

/// Secrets that the engine cannot decode. Measured on 2.3.8.
namespace sluice::job::rules {

namespace {

constexpr const char *kContext = "Problem";

} // namespace

void secrets(const Context &context)
{
    if (shadeIdentifier(context.tree) != "base64")
        return;
    for (const std::string &pointer : shadedPointers(context.tree)) {
        const std::string text = context.tree.find(pointer)->text();
        // What variables make of it is not known here.
        if (text.find("${") != std::string::npos || detail::base64Decoded(text))
            continue;
        Problem &problem =
            context.add("secret-not-base64", ProblemSeverity::Error, context.place(pointer), pointer,
                        {kContext,
                         SLUICE_TRANSLATE_NOOP(
                             "Problem", "The option %1 is not base64, although env says shade.identifier = "
                                        "base64: the engine refuses the job."),
                         {pointer.substr(pointer.rfind('/') + 1)}});
        problem.fixes.push_back(
            {{kContext, SLUICE_TRANSLATE_NOOP("Problem", "It is clear text: encode it as base64")},
             [tree = context.tree, pointer, text] {
                 return hocon::setString(tree, pointer, detail::base64Encoded(text)).value_or(TextEdits());
             },
             false});
    }
}

} // namespace sluice::job::rules
