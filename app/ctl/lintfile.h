#pragma once

#include "app/ctl/inputoutput.h"
#include "app/ctl/lintformat.h"

#include <string>

namespace sluice::ctl {

/// The problems of a job file, the same that an open document has. What is no text has one that says so.
LintedFile lintedFile(const std::string &path, const job::LintOptions &options);

/// Applies the safe fixes to the file first, and gives the problems that are left. An error leaves the file
/// as it was.
LintedFile fixedFile(const std::string &path, const job::LintOptions &options, const WriteArguments &writing);

} // namespace sluice::ctl
