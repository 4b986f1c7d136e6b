#pragma once

#include "models/core/error.h"
#include "models/hocon/tree.h"

#include <string>
#include <string_view>

namespace sluice::ctl {

/// The bytes of a file, or of standard input for "-". Errors: NotFound, Io, TooLarge (over 64 MB).
Result<std::string> readInput(const std::string &path);

/// Writes bytes as they are to standard output.
void writeOutput(std::string_view bytes);

/// Replaces a file atomically and keeps its permissions. Errors: Io.
Result<void> replaceFile(const std::string &path, std::string_view bytes);

/// By the extension: .json is JSON, everything else (and standard input) the dialect.
hocon::Syntax syntaxOf(const std::string &path);

/// Reads and parses; syntax errors stay in the tree.
Result<hocon::Tree> readTree(const std::string &path);

/// Prints the edited text, or writes it to its file. Gives the exit status.
int deliver(const std::string &path, const hocon::Tree &tree, const TextEdits &edits, bool inPlace);

/// The first syntax error of a tree as an error with "file:line:column"; nothing when it has none.
std::optional<Error> firstSyntaxError(const hocon::Tree &tree, const std::string &path);

} // namespace sluice::ctl
