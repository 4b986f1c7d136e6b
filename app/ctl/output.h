#pragma once

#include <string_view>

/// Standard output, checked: a full disk or a broken pipe behind it ends in exit status 2, not in a file that
/// is cut off and a status that says all is well.
namespace sluice::ctl {

/// To be called before anything else: standard input, output and error that were closed (`>&-`) must not
/// become the number of the next file that is opened; a file that grows too large (ulimit -f) must be an
/// error and not the end of the program.
void prepareStandardFiles();

/// Writes bytes as they are. After the first failure it does nothing. When nobody reads any more (`| head`)
/// the program ends as every tool does: by SIGPIPE, without a word.
void writeOutput(std::string_view bytes);

/// That end.
[[noreturn]] void endByBrokenPipe();

/// Whether a write has failed. Commands that go on for long look at it and end.
bool outputFailed();

/// Closes standard output. Gives `status`, or says on standard error what has failed and gives kCouldNot.
int closeOutput(int status);

} // namespace sluice::ctl
