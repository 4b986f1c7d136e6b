#include "models/editing/samefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace sluice::editing {

namespace {

/// Where a file would be: its folder, if there is one, by its real name.
QString placeOf(const QString &path)
{
    const QFileInfo info(QDir::cleanPath(path));
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? info.absolutePath() : folder) + QLatin1Char('/') + info.fileName();
}

} // namespace

bool isSameFile(const QString &one, const QString &other)
{
    if (one.isEmpty() || other.isEmpty())
        return false;
    if (one == other)
        return true;
    struct stat first = {};
    struct stat second = {};
    const bool firstIsThere = ::stat(QFile::encodeName(one).constData(), &first) == 0;
    const bool secondIsThere = ::stat(QFile::encodeName(other).constData(), &second) == 0;
    if (firstIsThere && secondIsThere)
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
    return firstIsThere == secondIsThere && placeOf(one) == placeOf(other);
}

} // namespace sluice::editing
