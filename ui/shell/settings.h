#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace sluice::shell {

/// Everything that is remembered between two runs. Key, type and default are in the table of settings.cpp;
/// there is no setting for a secret.
enum class Setting
{
    Theme,          ///< text: see widgets::themeName
    Language,       ///< text: see widgets::languageName
    RecentFiles,    ///< list: absolute paths, newest first
    WindowGeometry, ///< bytes: QWidget::saveGeometry
    WindowState,    ///< bytes: QMainWindow::saveState
    DocksAway,      ///< list: object names, see DockFolding::away; the rest of the hidden ones was closed
    LastFolder,     ///< text: where the last file was picked
    Clusters,       ///< bytes: JSON, see ClusterRegistry; holds no password
    TargetCluster,  ///< text: its name
    TextZoom,       ///< text: points that the text of files is larger than usual
    MutedFindings,  ///< list: see items::FindingsModel::mutedKeys
    Count,
};

/// The settings file behind one table of keys. The file is the caller's choice: the user's own in the
/// program, a temporary one in a test.
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
    /// Writes to disk now; else it happens by itself soon.
    void sync();

    static QLatin1String key(Setting setting);

Q_SIGNALS:
    void changed(sluice::shell::Setting setting);

private:
    QVariant value(Setting setting) const;

    std::unique_ptr<QSettings> store_;
};

} // namespace sluice::shell
