#include "models/hocon/tokens/scan.h"
#include "models/job/lint/lintrules.h"

/// Escapes that stand for no character. Measured on 2.3.8: "\ud800" arrives as a question mark.
namespace sluice::job::rules {

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

} // namespace sluice::job::rules
