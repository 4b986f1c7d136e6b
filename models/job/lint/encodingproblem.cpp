#include "models/job/lint/encodingproblem.h"

#include "models/core/columns.h"
#include "models/core/encoding.h"
#include "models/job/lint/textorigin.h"

#include <algorithm>

namespace sluice::job {

namespace {

/// Measured on 2.3.8: \0job.mode = BATCH is read as another option than job.mode, "a\0b" is refused.
Problem nulProblem(std::string_view bytes, std::size_t offset)
{
    return {"not-utf8",
            ProblemSeverity::Error,
            {offset, 1},
            characterPlace(bytes, offset),
            {},
            {"Problem",
             SLUICE_TRANSLATE_NOOP(
                 "Problem", "This is a NUL byte, so the file is taken for no text and not looked at. The "
                            "engine refuses it in quotes; elsewhere it makes another name of the one that "
                            "it stands in. Take it out.")},
            {},
            characterPlace(bytes, offset + 1)};
}

} // namespace

std::optional<Problem> encodingProblem(std::string_view bytes)
{
    const Result<DecodedText> decoded = textFrom(bytes);
    if (const ByteContent content = detectContent(bytes);
        !decoded && !content.isText && content.kind.empty() && content.damage)
        return nulProblem(bytes, *content.damage);
    if (!decoded && decoded.error().code == ErrorCode::NotText)
        return Problem{"not-utf8", ProblemSeverity::Error, {0, 0}, {}, {}, decoded.error().message, {}};
    const ByteContent content = detectContent(bytes);
    const TextOrigin origin{content.encoding, content.alternative, content.guessed};
    const std::vector<Problem> problems =
        originProblems(decoded ? decoded->text : std::string(bytes), origin);
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const Problem &problem) { return problem.code == "not-utf8"; });
    if (found == problems.end())
        return std::nullopt;
    Problem problem = *found;
    // What stands in front of the place is ASCII, so its offset is that of the bytes, too; what the decoded
    // text makes of the rest is for an editor.
    problem.span.length = std::min<std::size_t>(1, bytes.size() - problem.span.offset);
    problem.place = characterPlace(bytes, problem.span.offset);
    problem.end = characterPlace(bytes, problem.span.end());
    problem.fixes.clear();
    return problem;
}

} // namespace sluice::job
