#pragma once

#include "models/workspace/settingsfile.h"

#include <QDateTime>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace sluice::workspace {

/// Everything that is remembered between two runs. Key, type and default are in the table of settings.cpp;
/// there is no setting for a secret.
enum class Setting
{
    Theme,          ///< text: "system", "light" or "dark"
    Language,       ///< text: "system", "en" or "zh_CN"
    RecentFiles,    ///< list: absolute paths, newest first
    WindowGeometry, ///< bytes: QWidget::saveGeometry
    WindowState,    ///< bytes: QMainWindow::saveState
    DocksAway,      ///< list: object names, hidden for lack of room; the rest was closed by the person
    LastFolder,     ///< text: where the last file was picked
    Clusters,       ///< bytes: JSON, see clusterentry.h; holds no password
    TargetCluster,  ///< text: its name
    TextZoom,       ///< text: points that the text of files is larger than usual
    MutedFindings,  ///< list: names of findings that are not to be told of
    Count,
};

/// The settings file behind one table of keys. The file is the caller's choice: the user's own in the
/// program, a temporary one in a test. A file that is damaged is put aside before anything is written: at the
/// start all settings have their defaults then, later they are written anew as they were.
class Settings : public QObject
{
    Q_OBJECT

public:
    explicit Settings(std::unique_ptr<QSettings> store, QObject *parent = nullptr);
    ~Settings() override;

    QString text(Setting setting) const { return value(setting).toString(); }
    QStringList list(Setting setting) const { return value(setting).toStringList(); }
    QByteArray bytes(Setting setting) const { return value(setting).toByteArray(); }
    /// `value` must have the type of the setting.
    void set(Setting setting, const QVariant &value);
    /// Writes to disk now, else it happens by itself soon, and reads what others have written.
    void sync();
    /// Of the file as it was at the start.
    const std::optional<DamagedSettings> &damage() const { return damage_; }

    static QLatin1String key(Setting setting);

Q_SIGNALS:
    void changed(sluice::workspace::Setting setting);
    /// Somebody damaged the file since the start.
    void damaged(const sluice::workspace::DamagedSettings &damage);

private:
    /// Looks at the file when somebody has written it since the last look.
    void look();
    std::optional<DamagedSettings> putAside();
    QVariant value(Setting setting) const;

    std::unique_ptr<QSettings> store_;
    std::optional<DamagedSettings> damage_;
    qint64 seenBytes_ = 0; ///< of the file at the last look, so is the time
    QDateTime seenAt_;
};

} // namespace sluice::workspace
