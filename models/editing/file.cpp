#include "models/editing/file.h"

#include <QFile>

namespace sluice::editing {

Result<FileContent> readContent(const QString &path, qint64 maximumBytes)
{
    return sluice::readFile(QFile::encodeName(path).toStdString(), static_cast<std::uint64_t>(maximumBytes));
}

Result<std::string> readFile(const QString &path, qint64 maximumBytes)
{
    Result<FileContent> content = readContent(path, maximumBytes);
    if (!content)
        return tl::unexpected(content.error());
    return std::move(content->bytes);
}

Result<FileState> writeFile(const QString &path, std::string_view bytes, const WriteOptions &options)
{
    return replaceFile(QFile::encodeName(path).toStdString(), bytes, options);
}

} // namespace sluice::editing
