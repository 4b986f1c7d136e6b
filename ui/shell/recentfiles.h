#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

/// The files opened last, newest first, kept in the settings.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximum = 12;

    explicit RecentFiles(workspace::Settings &settings, QObject *parent = nullptr);

    QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);
    void clear();
    /// Fills `menu` anew each time it is about to be shown.
    void attach(QMenu *menu);

Q_SIGNALS:
    void changed();
    void openRequested(const QString &path);

private:
    void fill(QMenu *menu);

    workspace::Settings &settings_;
};

} // namespace sluice::shell
