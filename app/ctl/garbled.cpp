#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/columns.h"
#include "models/hocon/tokens/scan.h"

#include <algorithm>

/// Characters of a file that reach the engine, or what is printed, as something else. Nothing is substituted
/// without a word.
namespace sluice::ctl {

namespace {

constexpr std::string_view kSubstitute = "\xEF\xBF\xBD"; // U+FFFD

std::string placeIn(const JobFile &file, std::size_t offset)
{
    const LineColumn at = characterPlace(file.job.text(), offset);
    return file.path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

const job::Problem *encodingProblem(const JobFile &file)
{
    const std::vector<job::Problem> &problems = file.job.problems();
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const job::Problem &problem) { return problem.code == "not-utf8"; });
    return file.encoding == Encoding::Utf8 || found == problems.end() ? nullptr : &*found;
}

} // namespace

void tellEncoding(const JobFile &file)
{
    if (const job::Problem *const problem = encodingProblem(file))
        tellLine(file.path + ":" + std::to_string(problem->place.line) + ":" +
                 std::to_string(problem->place.column) + ": " +
                 said(SLUICE_MESSAGE("Terminal", "%1 It was read as %2 here.")
                          .with(problem->message, encodingName(file.encoding))));
}

void tellGarbled(const JobFile &file, std::string_view printed)
{
    tellEncoding(file);
    if (const auto broken = firstInvalidUtf8(file.job.text()))
        tellLine(
            placeIn(file, *broken) + ": " +
            said(file.job.sql() != nullptr
                     ? SLUICE_MESSAGE("Terminal",
                                      "This byte is not part of any UTF-8 character. The engine "
                                      "refuses a .sql file that has one; here it is printed as U+FFFD.")
                     : SLUICE_MESSAGE("Terminal",
                                      "This byte is not part of any UTF-8 character. The engine reads it as "
                                      "U+FFFD, without an error, and so it is printed.")));
    if (const auto halves = hocon::halfCharacters(file.job.text()); !halves.empty())
        tellLine(placeIn(file, halves.front().offset) + ": " +
                 said(SLUICE_MESSAGE(
                     "Terminal",
                     "This escape is half a character. The engine makes a ? of it, and so it is printed.")));
    if (job::bringsSubstitutes(file.job.text(), printed))
        tellLine(file.path + ": " +
                 said(SLUICE_MESSAGE(
                     "Terminal", "What it includes, or the environment, has bytes that are no UTF-8. The "
                                 "engine reads them as U+FFFD, without an error, and so they are printed.")));
}

std::optional<Error> whyLossy(const JobFile &file, std::string_view printed)
{
    const bool substitutes = printed.find(kSubstitute) != std::string_view::npos;
    if (const auto broken = firstInvalidUtf8(file.job.text()); broken && substitutes)
        return Error{ErrorCode::Parse,
                     SLUICE_MESSAGE("Terminal", "this byte is not part of any UTF-8 character and would "
                                                "become U+FFFD; put the right character here first"),
                     placeIn(file, *broken)};
    if (const auto halves = hocon::halfCharacters(file.job.text());
        halves.size() > hocon::halfCharacters(printed).size())
        return Error{
            ErrorCode::Parse,
            SLUICE_MESSAGE(
                "Terminal",
                "this escape is half a character and would become a ?; put the right character here first"),
            placeIn(file, halves.front().offset)};
    if (job::bringsSubstitutes(file.job.text(), printed))
        return Error{
            ErrorCode::Parse,
            SLUICE_MESSAGE(
                "Terminal",
                "what it includes has bytes that are no UTF-8 and would become U+FFFD; mend them first"),
            file.path};
    return std::nullopt;
}

std::optional<Error> whyNotForEngine(const JobFile &file)
{
    const job::Problem *const problem = encodingProblem(file);
    const auto broken = file.job.sql() != nullptr ? firstInvalidUtf8(file.job.text()) : std::nullopt;
    if (problem == nullptr && broken)
        return Error{ErrorCode::Unsupported,
                     SLUICE_MESSAGE("Terminal",
                                    "This byte is not part of any UTF-8 character, and the engine refuses "
                                    "a .sql file that has one. Put the right character here."),
                     placeIn(file, *broken)};
    if (problem == nullptr)
        return std::nullopt;
    return Error{ErrorCode::Unsupported,
                 SLUICE_MESSAGE("Terminal", "%1 Convert it to UTF-8 first, as with: iconv -f %2 -t UTF-8")
                     .with(problem->message, encodingName(file.encoding)),
                 file.path + ":" + std::to_string(problem->place.line) + ":" +
                     std::to_string(problem->place.column)};
}

} // namespace sluice::ctl
