#include "app/ctl/inputoutput.h"

#include "app/ctl/command.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace sluice::ctl {

namespace {

constexpr qint64 kLargestInput = 64LL * 1024 * 1024;

Error tooLarge(const std::string &path)
{
    return {ErrorCode::TooLarge, "it is larger than 64 MB, which is the most this program reads", path};
}

/// What comes out of a pipe or a device, to its end.
Result<FileContent> readStream(QFile &file, bool open, const std::string &path)
{
    const QByteArray bytes = open ? file.read(kLargestInput + 1) : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, "it cannot be read: " + file.errorString().toStdString(), path);
    if (bytes.size() > kLargestInput)
        return tl::unexpected<Error>(tooLarge(path));
    return FileContent{bytes.toStdString(), {}};
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
    if (content || content.error().code == ErrorCode::Io)
        return content;
    if (content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "there is no such file", path);
    if (content.error().code == ErrorCode::TooLarge)
        return tl::unexpected<Error>(tooLarge(path));
    // A pipe, as in: sluicectl lint <(make-config)
    file.setFileName(QFile::decodeName(path.c_str()));
    if (QFileInfo(file).isDir())
        return fail(ErrorCode::Io, "it is a folder; name a file in it", path);
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

hocon::Syntax syntaxOf(const std::string &path)
{
    constexpr std::string_view extension = ".json";
    const bool json = path.size() >= extension.size() &&
                      std::string_view(path).substr(path.size() - extension.size()) == extension;
    return json ? hocon::Syntax::Json : hocon::Syntax::Conf;
}

Result<JobFile> readJobFile(const std::string &path)
{
    Result<FileContent> content = readContent(path);
    if (!content)
        return tl::unexpected<Error>(content.error());
    hocon::ParseOptions options;
    options.syntax = syntaxOf(path);
    if (path != "-")
        options.path = path; // for what the file includes
    return JobFile{path, hocon::Tree::parse(std::move(content->bytes), options), content->state};
}

Result<hocon::Tree> readTree(const std::string &path)
{
    Result<JobFile> file = readJobFile(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    return std::move(file->tree);
}

std::optional<Error> firstSyntaxError(const hocon::Tree &tree, const std::string &path)
{
    if (tree.errors().empty())
        return std::nullopt;
    const hocon::SyntaxError &error = tree.errors().front();
    const LineColumn at = LineIndex(tree.text()).at(error.span.offset);
    return Error{ErrorCode::Parse, error.message.english(),
                 path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column)};
}

} // namespace sluice::ctl
