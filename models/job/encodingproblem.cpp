#include "models/job/encodingproblem.h"

#include "models/core/columns.h"
#include "models/core/encoding.h"

namespace sluice::job {

namespace {

constexpr const char *kContext = "Problem";

Problem problemAt(std::string_view bytes, std::size_t offset, ProblemSeverity severity, Message message)
{
    return {"not-utf8",
            severity,
            {offset, 1},
            characterPlace(bytes, offset),
            characterPlace(bytes, offset + 1),
            {},
            std::move(message),
            {}};
}

} // namespace

std::optional<Problem> encodingProblem(std::string_view bytes)
{
    const ByteContent content = detectContent(bytes);
    const std::string name(encodingName(content.encoding));
    if (!content.isText)
        return problemAt(bytes, 0, ProblemSeverity::Error,
                         {kContext,
                          content.kind.empty()
                              ? SLUICE_TRANSLATE_NOOP("Problem", "The file is no text.")
                              : SLUICE_TRANSLATE_NOOP("Problem", "The file is no text, but %1."),
                          {std::string(content.kind)}});
    if (content.encoding == Encoding::Utf8 && !content.damage)
        return std::nullopt;
    const bool wide = content.encoding >= Encoding::Utf16Le && content.encoding <= Encoding::Utf32Be;
    if (wide)
        return problemAt(
            bytes, 0, ProblemSeverity::Error,
            {kContext,
             SLUICE_TRANSLATE_NOOP("Problem", "The file is %1, and the engine reads nothing but UTF-8. "
                                              "Convert it: iconv -f %1 -t UTF-8."),
             {name}});
    const std::size_t at = firstInvalidUtf8(bytes).value_or(0);
    if (content.encoding == Encoding::Utf8)
        return problemAt(
            bytes, at, ProblemSeverity::Warning,
            {kContext,
             SLUICE_TRANSLATE_NOOP("Problem", "This byte is not UTF-8: the engine silently reads "
                                              "U+FFFD in its place. Write the character anew."),
             {}});
    return problemAt(
        bytes, at, ProblemSeverity::Warning,
        {kContext,
         SLUICE_TRANSLATE_NOOP("Problem", "The file is not UTF-8, probably %1: the engine silently reads "
                                          "U+FFFD from here on. Convert it: iconv -f %1 -t UTF-8."),
         {name}});
}

} // namespace sluice::job
