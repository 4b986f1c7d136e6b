#include "app/ctl/inputoutput.h"

#include "app/ctl/command.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/columns.h"
#include "models/job/files/resolve.h"
#include "models/job/secrets.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace sluice::ctl {

namespace {

constexpr qint64 kLargestInput = 64LL * 1024 * 1024;

Error tooLarge(const std::string &path)
{
    return {ErrorCode::TooLarge,
            SLUICE_MESSAGE("Terminal", "it is larger than 64 MB, which is the most this program reads"),
            path};
}

/// What comes out of a pipe or a device, to its end.
Result<FileContent> readStream(QFile &file, bool open, const std::string &path)
{
    const QByteArray bytes = open ? file.read(kLargestInput + 1) : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io,
                    SLUICE_MESSAGE("Terminal", "it cannot be read: %1").with(file.errorString()), path);
    if (bytes.size() > kLargestInput)
        return tl::unexpected<Error>(tooLarge(path));
    return FileContent{bytes.toStdString(), {}};
}

JobFile jobFile(const std::string &path, const FileState &state, job::JobText job)
{
    if (path != "-") {
        job.name = path;
        job.path = path; // for what the file includes
    }
    JobFile file{path, job::Analysis(std::move(job)), state};
    hideSecretsOf(file.job.tree());
    return file;
}

} // namespace

Result<FileContent> readContent(const std::string &path)
{
    QFile file;
    if (path == "-") {
        const bool open = file.open(stdin, QIODevice::ReadOnly);
        return readStream(file, open, path);
    }
    Result<FileContent> content = readFile(path, kLargestInput);
    if (content)
        removeLeftoversOf(path);
    if (content || content.error().code == ErrorCode::Io)
        return content;
    if (content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, SLUICE_MESSAGE("Terminal", "there is no such file"), path);
    if (content.error().code == ErrorCode::TooLarge)
        return tl::unexpected<Error>(tooLarge(path));
    // A pipe, as in: sluicectl lint <(make-config)
    file.setFileName(QFile::decodeName(path.c_str()));
    if (QFileInfo(file).isDir())
        return fail(ErrorCode::Io, SLUICE_MESSAGE("Terminal", "it is a folder; name a file in it"), path);
    const bool open = file.open(QIODevice::ReadOnly);
    return readStream(file, open, path);
}

Result<std::string> readInput(const std::string &path)
{
    Result<FileContent> content = readContent(path);
    if (!content)
        return tl::unexpected<Error>(content.error());
    return std::move(content->bytes);
}

Result<JobFile> decodedJobFile(const std::string &path, const FileContent &content,
                               const job::LintOptions &options)
{
    Result<DecodedText> decoded = textFrom(content.bytes);
    if (!decoded)
        return fail(decoded.error().code, decoded.error().message,
                    path + (decoded.error().place.empty() ? "" : ": " + decoded.error().place));
    const job::TextOrigin origin{decoded->encoding, decoded->alternative, decoded->guessed};
    JobFile file = jobFile(path, content.state, {std::move(decoded->text), {}, {}, origin, options});
    file.encoding = decoded->encoding;
    return file;
}

Result<JobFile> readJobFile(const std::string &path, const job::LintOptions &options)
{
    const Result<FileContent> content = readContent(path);
    if (!content)
        return tl::unexpected<Error>(content.error());
    return decodedJobFile(path, *content, options);
}

void addVariableOption(CLI::App &command, std::vector<std::string> &variables)
{
    // What it holds is not told: it may be half a password.
    const auto check = [](const std::string &text) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            return said(
                SLUICE_MESSAGE("Terminal", "there is no = in it: write NAME=VALUE, as in -i day=2026-01-31"));
        return equals == 0 ? said(SLUICE_MESSAGE(
                                 "Terminal",
                                 "there is no name before the =: write NAME=VALUE, as in -i day=2026-01-31"))
                           : std::string();
    };
    command
        .add_option(
            "-i,--variable", variables,
            said(SLUICE_MESSAGE("Terminal",
                                "name=value for a variable, as the engine's own -i takes it; once for each")))
        ->check(CLI::Validator(check, "NAME=VALUE"))
        ->allow_extra_args(false); // else it takes the file that follows for another variable
}

namespace {

/// What the engine leaves out without a word. Only names are told: a piece may be half a password.
void tellLeftOut(const std::vector<std::string> &pieces)
{
    const auto hasName = [](const std::string &piece) {
        return piece.find('=') != std::string::npos;
    };
    if (std::all_of(pieces.begin(), pieces.end(), hasName))
        return;
    std::string keeps;
    std::string before; // the variable that the left out piece may have been meant for
    std::string cut;
    for (const std::string &piece : pieces) {
        if (!hasName(piece)) {
            cut = before;
            continue;
        }
        before = piece.substr(0, piece.find('='));
        keeps += (keeps.empty() ? "" : ", ") + before;
    }
    tell({ErrorCode::InvalidArgument,
          cut.empty() ? SLUICE_MESSAGE(
                            "Terminal",
                            "the engine splits the value at its commas and leaves out every piece without a "
                            "=; it keeps %1. A value in double quotes is not split (and keeps the quotes)")
                            .with(keeps)
                      : SLUICE_MESSAGE("Terminal",
                                       "the engine splits the value at its commas and leaves out every piece "
                                       "without a =; it keeps %1, of %2 only what stands before the comma. A "
                                       "value in double quotes is not split (and keeps the quotes)")
                            .with(keeps, cut),
          "-i"});
}

} // namespace

std::vector<std::string> givenVariables(const std::vector<std::string> &arguments)
{
    std::vector<std::string> variables;
    for (const std::string &argument : arguments) {
        std::vector<std::string> several = job::splitVariables(argument);
        tellLeftOut(several);
        variables.insert(variables.end(), std::make_move_iterator(several.begin()),
                         std::make_move_iterator(several.end()));
    }
    for (const std::string &variable : variables) {
        if (const std::size_t equals = variable.find('='); equals != std::string::npos)
            hideSecret(variable.substr(0, equals), variable.substr(equals + 1));
    }
    return variables;
}

std::optional<Error> firstSyntaxError(const hocon::Tree &tree, const std::string &path)
{
    if (tree.errors().empty())
        return std::nullopt;
    const hocon::SyntaxError &error = tree.errors().front();
    const LineColumn at = characterPlace(tree.text(), error.span.offset);
    return Error{ErrorCode::Parse, job::message(tree, error),
                 path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column)};
}

std::optional<Error> firstSyntaxError(const JobFile &file)
{
    if (file.job.sql() == nullptr && file.job.betterName().empty())
        return firstSyntaxError(file.job.tree(), file.path);
    for (const job::Problem &problem : file.job.problems()) {
        if (problem.code == "syntax" || problem.code == "wrong-dialect" ||
            (problem.code == "wrong-name" && problem.severity == job::ProblemSeverity::Error))
            return Error{ErrorCode::Parse, problem.message,
                         file.path + ":" + std::to_string(problem.place.line) + ":" +
                             std::to_string(problem.place.column)};
    }
    return std::nullopt;
}

std::optional<Error> whyNoEdits(const JobFile &file)
{
    if (file.job.sql() == nullptr)
        return std::nullopt;
    return Error{ErrorCode::Unsupported,
                 SLUICE_MESSAGE("Terminal", "this is SQL and has no keys to edit; 'sluicectl convert --to "
                                            "hocon' makes a .conf of a SeaTunnel SQL job"),
                 file.path};
}

} // namespace sluice::ctl
