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

/// A job file as it was read, by path and content what it is; standard input is HOCON.
struct JobFile
{
    std::string path;
    job::Analysis job;
    FileState state;
    Encoding encoding = Encoding::Utf8; ///< that the text is written back in
};

/// Reads and parses, as an open document does: in whatever encoding the file is, and with what is to be said
/// of that among the problems. Syntax errors stay in the tree, and bytes of broken UTF-8 in the text. Errors
/// besides those of readContent(): NotText, Parse (half a character; the place has its byte), Unsupported
/// (this computer has no table for the encoding).
Result<JobFile> readJobFile(const std::string &path, const job::LintOptions &options = {});
/// The same of bytes that were read.
Result<JobFile> decodedJobFile(const std::string &path, const FileContent &content,
                               const job::LintOptions &options = {});

/// Says on standard error what of a file reaches the engine as something else: its encoding, bytes that are
/// no UTF-8, halves of characters; `printed` is what was made of it, and is looked at for what included files
/// bring along.
void tellGarbled(const JobFile &file, std::string_view printed);
/// The part of it that is about the encoding of the file.
void tellEncoding(const JobFile &file);
/// Why `printed`, made of the file for it to be read again, would have U+FFFD or ? where the file has
/// something else. The place is that of the first such byte or escape.
std::optional<Error> whyLossy(const JobFile &file, std::string_view printed);
/// Why nobody can say what the engine makes of the file: it reads UTF-8 alone, and this is something else.
std::optional<Error> whyNotForEngine(const JobFile &file);

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

/// Why a file cannot be written where it is, known before it is read; see whyNotReplaced(). `-` is not looked
/// at.
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
