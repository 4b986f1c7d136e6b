#include "models/workspace/settingsfile.h"

#include "models/workspace/clusterentry.h"
#include "models/workspace/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace sluice::workspace {

namespace {

constexpr int mostAside = 100;
constexpr qint64 mostBytes = 16 << 20; ///< of what is written there, a thousandth is much

/// Nothing else may be opened: a pipe has no end, and a device may have none. A folder says so itself.
bool isReadable(const QString &path)
{
    const QFileInfo file(path);
    return !file.exists() || file.isDir() || (file.isFile() && file.size() <= mostBytes);
}

/// Values have their quotes in pairs: one that is missing lets a value swallow the lines behind it.
bool quotesArePaired(const QByteArray &line)
{
    bool isOpen = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == '\\')
            ++i;
        else if (line.at(i) == '"')
            isOpen = !isOpen;
    }
    return !isOpen;
}

bool isLine(const QByteArray &line)
{
    const QByteArray text = line.trimmed();
    if (text.contains('\0'))
        return false;
    if (text.isEmpty() || text.startsWith(';') || text.startsWith('#'))
        return true;
    if (text.startsWith('['))
        return text.endsWith(']');
    return text.indexOf('=') > 0 && quotesArePaired(text);
}

/// From 1; 0: all are good. A line that ends with a backslash goes on in the next one.
int firstBadLine(const QByteArray &bytes)
{
    const QList<QByteArray> lines = bytes.split('\n');
    QByteArray whole;
    int start = 1;
    for (int number = 1; number <= lines.size(); ++number) {
        whole += lines.at(number - 1);
        if (whole.endsWith('\\') && number < lines.size()) {
            whole.chop(1);
            continue;
        }
        if (!isLine(whole))
            return start;
        whole.clear();
        start = number + 1;
    }
    return 0;
}

} // namespace

std::unique_ptr<QSettings> settingsFile(const QString &path)
{
    const QString file = path.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                   QLatin1String("/sluice/sluice.ini")
                             : path;
    // QSettings would read it now. Below what is no folder nothing can be read, and nothing written.
    return std::make_unique<QSettings>(isReadable(file) ? file : file + QLatin1String("/settings"),
                                       QSettings::IniFormat);
}

std::optional<Error> damageIn(QSettings &file)
{
    const std::string place = file.fileName().toStdString();
    const QFileInfo above(QFileInfo(file.fileName()).path());
    if (above.exists() && !above.isDir())
        return Error{
            ErrorCode::NotRegular,
            SLUICE_MESSAGE("Settings", "It is no regular file, or larger than %1 MB.").with(mostBytes >> 20),
            above.filePath().toStdString()};
    QFile bytes(file.fileName());
    if (!bytes.exists())
        return std::nullopt;
    if (!bytes.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     SLUICE_MESSAGE("Settings", "The settings cannot be read: %1.").with(bytes.errorString()),
                     place};
    if (const int line = firstBadLine(bytes.readAll()); line > 0)
        return Error{ErrorCode::Parse, SLUICE_MESSAGE("Settings", "Line %1 is damaged.").with(line), place};
    file.sync();
    if (!isClusterList(file.value(Settings::key(Setting::Clusters)).toByteArray()))
        return Error{ErrorCode::Parse, SLUICE_MESSAGE("Settings", "The list of clusters is damaged."), place};
    return std::nullopt;
}

QString keepAside(const QString &path)
{
    QString aside = path + QLatin1String(".damaged");
    for (int number = 2; number <= mostAside; ++number) {
        if (QFile::rename(path, aside)) // does not replace one that is there
            return aside;
        if (!QFileInfo::exists(aside))
            return {};
        aside = QStringLiteral("%1.damaged-%2").arg(path).arg(number);
    }
    return {};
}

} // namespace sluice::workspace
