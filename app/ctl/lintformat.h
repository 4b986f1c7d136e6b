#pragma once

#include "models/core/error.h"
#include "models/job/lint/lint.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace sluice::ctl {

/// The problems of one file.
struct LintedFile
{
    std::string path;
    std::string version; ///< engine version whose rules were applied
    std::vector<job::Problem> problems;
    std::optional<std::vector<job::AppliedFix>> fixed = {}; ///< by --fix, which was asked for and went well
    /// Fixes that --fix left for a person to choose, since they change what the job does.
    std::vector<job::AppliedFix> left = {};
    Encoding encoding = Encoding::Utf8;      ///< of the file; offsets are of its text as UTF-8
    std::optional<Error> error = {};         ///< it could not be read or, with --fix, not be written
    std::vector<std::string> unchecked = {}; ///< plugins whose options nobody looked at
    Message allClear = {};                   ///< what is said where there are no problems
};

/// A file as a URI reference (RFC 3986); what is no letter of it is percent-encoded, byte for byte: a name
/// that is not UTF-8 can be told from others only so.
QString uriOf(const std::string &path);

/// "file:line:column: severity: message [code]", a line a problem, fixes indented below.
std::string lintAsText(const LintedFile &file);
/// "file:line:column: fixed: what was done [code]", a line a fix; then, likewise, "not fixed" with what was
/// left, as it is not safe.
std::string fixedAsText(const LintedFile &file);
/// One JSON object on one line; the shape is a contract (see README.md).
std::string lintAsJson(const LintedFile &file);
/// A SARIF 2.1.0 log of all files, for code review tools.
std::string lintAsSarif(const std::vector<LintedFile> &files);

} // namespace sluice::ctl
