#pragma once

#include <functional>
#include <string>

namespace sluice::bench {

/// Parses one text; false when the parser refuses it.
using Parse = std::function<bool(const std::string &text)>;

/// Reads the files named in `listFile` (one a line, "path" or "path<TAB>rounds") and prints for each
/// "file PATH MICROSECONDS" with the best time of its rounds, or "refused PATH". Returns the exit status.
int measure(const std::string &listFile, const Parse &parse);

/// The whole file; ends the program with a message when it cannot be read.
std::string readFile(const std::string &path);

} // namespace sluice::bench
