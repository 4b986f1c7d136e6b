#include "models/job/lint/problem.h"

#include <unordered_map>

namespace sluice::job {

namespace {

using Counts = std::unordered_map<std::string, std::size_t>;

std::string said(const Problem &problem)
{
    return problem.code + '\n' + problem.message.english();
}

std::string saidThere(const Problem &problem)
{
    return problem.pointer + '\n' + said(problem);
}

/// Takes one of them, if there is one.
bool take(Counts &counts, const std::string &key)
{
    const auto found = counts.find(key);
    if (found == counts.end() || found->second == 0)
        return false;
    --found->second;
    return true;
}

} // namespace

std::string_view severityName(ProblemSeverity severity)
{
    switch (severity) {
    case ProblemSeverity::Hint:
        return "hint";
    case ProblemSeverity::Warning:
        return "warning";
    case ProblemSeverity::Error:
        return "error";
    }
    return {};
}

std::vector<Problem> newProblems(const std::vector<Problem> &before, const std::vector<Problem> &after)
{
    Counts there;
    Counts anywhere;
    for (const Problem &problem : before) {
        ++there[saidThere(problem)];
        ++anywhere[said(problem)];
    }
    // Those that stayed where they were first: of several that say the same, the others are those that moved
    // or are new.
    std::vector<const Problem *> others;
    for (const Problem &problem : after) {
        if (take(there, saidThere(problem)))
            take(anywhere, said(problem));
        else
            others.push_back(&problem);
    }
    std::vector<Problem> made;
    for (const Problem *problem : others) {
        if (!take(anywhere, said(*problem)))
            made.push_back(*problem);
    }
    return made;
}

} // namespace sluice::job
