#pragma once

#include "app/ctl/output.h"
#include "models/core/encoding.h"
#include "models/core/files/file.h"
#include "models/hocon/tree.h"
#include "models/job/analysis.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace sluice::ctl {

/// The bytes of a file, a pipe or a device, or of standard input for "-". The state says that no file is
/// there unless it is a regular one. Errors: NotFound, Io, TooLarge (over 64 MB).
Result<FileContent> readContent(const std::string &path);
/// The bytes alone.
Result<std::string> readInput(const std::string &path);

/// The text of a job file as bytes. Errors besides: Unsupported for what the engine makes nothing of, since
/// it is UTF-16 or no text.
Result<std::string> readText(const std::string &path);
/// Says on standard error where a text has bytes that are no UTF-8, and that what follows has U+FFFD there.
void tellSubstituted(const std::string &path, std::string_view text);

/// A job file as it was read, by path and content what it is; standard input is HOCON.
struct JobFile
{
    std::string path;
    job::Analysis job;
    FileState state;
    Encoding encoding = Encoding::Utf8; ///< that the text is written back in
};

JobFile parseJobFile(const std::string &path, const FileContent &content,
                     const job::LintOptions &options = {});
/// Reads and parses; syntax errors stay in the tree.
Result<JobFile> readJobFile(const std::string &path, const job::LintOptions &options = {});
/// The same as an open document has it: in whatever encoding the file is, and with what is to be said of that
/// among the problems. The others read bytes, as the engine does. Errors besides: NotText, Parse (half a
/// character of UTF-16), Unsupported (this computer has no table for the encoding).
Result<JobFile> decodedJobFile(const std::string &path, const FileContent &content,
                               const job::LintOptions &options = {});
Result<JobFile> readDecodedJobFile(const std::string &path, const job::LintOptions &options = {});
/// For a command that puts text into the file: what is written has to be in its encoding. Broken UTF-8 stays
/// as it is. Errors as of readJobFile() and decodedJobFile().
Result<JobFile> readJobFileForEdit(const std::string &path);
/// The tree alone.
Result<hocon::Tree> readTree(const std::string &path);

/// How a command that edits was told to write.
struct WriteArguments
{
    bool inPlace = false; ///< into the file instead of to standard output
    bool unsafe = false;  ///< also where the file cannot be replaced without loss

    bool writes() const { return inPlace || unsafe; }

    /// Adds -i and --in-place-unsafe.
    void addTo(CLI::App &command);
    /// Adds --in-place-unsafe alone.
    void addUnsafeTo(CLI::App &command);
};

/// Why a file cannot be written where it is, known before it is read: a pipe or a device might keep its
/// reader waiting for ever. `-` is not looked at.
std::optional<Error> whyNotInPlace(const std::string &path);

/// Writes the text in the place of what was read; Conflict when that is no longer there.
Result<void> replaceJobFile(const JobFile &file, std::string_view text, const WriteArguments &arguments);

/// Prints the edited text, or writes it to its file. Gives the exit status.
int deliver(const JobFile &file, const TextEdits &edits, const WriteArguments &arguments);

/// Adds -i, several, to a command that fills in variables; what it takes is split by givenVariables().
void addVariableOption(CLI::App &command, std::vector<std::string> &variables);
/// Each -i as the engine splits it: several variables with commas between them. Secret values among them are
/// not shown from here on. Tells on standard error of what the engine leaves out of them.
std::vector<std::string> givenVariables(const std::vector<std::string> &arguments);

/// The first syntax error of a tree as an error with "file:line:column"; nothing when it has none.
std::optional<Error> firstSyntaxError(const hocon::Tree &tree, const std::string &path);
/// The same of the job that a file holds: of SQL what the engine's reader says.
std::optional<Error> firstSyntaxError(const JobFile &file);
/// Why no key of the file can be edited: SQL has none.
std::optional<Error> whyNoEdits(const JobFile &file);

} // namespace sluice::ctl
