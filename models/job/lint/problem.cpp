#include "models/job/lint/problem.h"

namespace sluice::job {

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

} // namespace sluice::job
