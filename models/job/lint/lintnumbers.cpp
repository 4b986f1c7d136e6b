#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/lint/containers.h"
#include "models/job/lint/lintrules.h"

#include <algorithm>

/// Whole numbers beyond 64 bits. Measured on 2.3.8: the parser of its command line reads them as texts; over
/// REST a JSON number of 20 digits becomes 1.0E20, one just beyond 2^63 the largest that there is.
namespace sluice::job::rules {

namespace {

class NumberCheck
{
public:
    explicit NumberCheck(const Context &context)
        : context_(context)
    {
    }

    void look(const hocon::Value &container, const std::string &pointer)
    {
        for (std::size_t i = 0; i < container.size(); ++i) {
            const hocon::Value each = container.at(i);
            if (isHugeNumber(context_, each))
                tell(each,
                     pointer + "/" +
                         (container.isList() ? std::to_string(i) : hocon::pointerSegment(container.key(i))));
        }
    }

private:
    void tell(const hocon::Value &value, const std::string &pointer)
    {
        // Of an option of env that takes numbers optionValues() says more.
        if (std::any_of(context_.problems.begin(), context_.problems.end(), [&](const Problem &each) {
                return each.code == "wrong-type" && each.pointer == pointer;
            }))
            return;
        if (!room_.take())
            return;
        context_
            .add("number-as-text", ProblemSeverity::Hint, value.span(), pointer,
                 {kProblemContext,
                  SLUICE_TRANSLATE_NOOP("Problem",
                                        "%1 is beyond 64 bits: the engine reads it as a text, with every "
                                        "digit."),
                  {value.text()}})
            .fixes.push_back({{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Put it in quotes")},
                              [span = value.span(), text = '"' + value.text() + '"'] {
                                  return TextEdits{{span.offset, span.length, text}};
                              },
                              false});
    }

    const Context &context_;
    Room room_{context_};
};

} // namespace

bool isHugeNumber(const Context &context, const hocon::Value &value)
{
    constexpr std::size_t digitsOfInt64 = 19;
    const TextSpan span = value.span();
    const std::string &text = context.tree.text();
    if (!value.isString() || span.length < digitsOfInt64 || span.end() > text.size())
        return false;
    std::string_view written = std::string_view(text).substr(span.offset, span.length);
    const bool whole =
        written.find_first_not_of("0123456789", written.front() == '-' ? 1 : 0) == std::string_view::npos;
    return whole && written == value.text();
}

void hugeNumbers(const Context &context)
{
    NumberCheck check(context);
    forEachContainer(
        context.tree.root(), {},
        [&check](const hocon::Value &value, const std::string &pointer) { check.look(value, pointer); });
}

} // namespace sluice::job::rules
