#include "app/ctl/inputoutput.h"

#include "app/ctl/command.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace sluice::ctl {

namespace {

constexpr qint64 kLargestInput = 64LL * 1024 * 1024;

Error tooLarge(const std::string &path)
{
    return {ErrorCode::TooLarge, "it is larger than 64 MB, which is the most this program reads", path};
}

} // namespace

Result<std::string> readInput(const std::string &path)
{
    QFile file;
    bool open = false;
    if (path == "-") {
        open = file.open(stdin, QIODevice::ReadOnly);
    } else {
        const QString name = QString::fromStdString(path);
        if (!QFileInfo::exists(name))
            return fail(ErrorCode::NotFound, "there is no such file", path);
        if (QFileInfo(name).isDir())
            return fail(ErrorCode::Io, "it is a folder; name a file in it", path);
        file.setFileName(name);
        open = file.open(QIODevice::ReadOnly);
    }
    if (!open)
        return fail(ErrorCode::Io, "it cannot be read: " + file.errorString().toStdString(), path);
    const QByteArray bytes = file.read(kLargestInput + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, "it cannot be read: " + file.errorString().toStdString(), path);
    if (bytes.size() > kLargestInput)
        return tl::unexpected<Error>(tooLarge(path));
    return bytes.toStdString();
}

void writeOutput(std::string_view bytes)
{
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    std::fflush(stdout);
}

Result<void> replaceFile(const std::string &path, std::string_view bytes)
{
    // Through a link, the file it points to is replaced and the link stays.
    const QFileInfo info(QString::fromStdString(path));
    QSaveFile file(info.isSymLink() ? info.canonicalFilePath() : info.filePath());
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) &&
        file.commit();
    if (!written)
        return fail(ErrorCode::Io, "it cannot be written: " + file.errorString().toStdString(), path);
    return {};
}

hocon::Syntax syntaxOf(const std::string &path)
{
    constexpr std::string_view extension = ".json";
    const bool json = path.size() >= extension.size() &&
                      std::string_view(path).substr(path.size() - extension.size()) == extension;
    return json ? hocon::Syntax::Json : hocon::Syntax::Conf;
}

Result<hocon::Tree> readTree(const std::string &path)
{
    Result<std::string> text = readInput(path);
    if (!text)
        return tl::unexpected<Error>(text.error());
    hocon::ParseOptions options;
    options.syntax = syntaxOf(path);
    if (path != "-")
        options.path = path; // for what the file includes
    return hocon::Tree::parse(std::move(*text), options);
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

int deliver(const std::string &path, const hocon::Tree &tree, const TextEdits &edits, bool inPlace)
{
    const std::string edited = applied(tree.text(), edits);
    if (!inPlace) {
        writeOutput(edited);
        return kOk;
    }
    if (path == "-")
        return report({ErrorCode::InvalidArgument, "standard input cannot be edited in place; leave out -i"});
    if (edits.empty())
        return kOk;
    if (const Result<void> written = replaceFile(path, edited); !written)
        return report(written.error());
    return kOk;
}

} // namespace sluice::ctl
