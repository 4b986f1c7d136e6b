#pragma once

#include "ui/shell/sessionstore.h"

#include <QObject>
#include <QTimer>

class QMainWindow;

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

class DockFolding;
class DocumentTabs;
class OpenFiles;

/// What the next start finds as it was left: the window's place, its docks, the open files. Written whenever
/// it changes, so that a program that is killed loses nothing of it.
class Session : public QObject
{
    Q_OBJECT

public:
    /// `folder`: see SessionStore.
    Session(const QString &folder, workspace::Settings &settings, QMainWindow &window, OpenFiles &files,
            DocumentTabs &tabs, QObject *parent = nullptr);

    /// Place and docks; before the window is shown. Those that `folding` had put away are its business again.
    void restoreWindow(DockFolding &folding);
    /// The files of programs that are no longer running; after the window is shown. Those that cannot be
    /// opened now are told of by missingChanged(), and looked for again at every start until they are opened
    /// or forgotten: a drive may not be there yet.
    void restoreFiles();
    /// Looks again for those that were missing.
    void restoreMissing();
    void forgetMissing();
    const QStringList &missing() const { return missing_; }
    /// The window was closed.
    void end();

Q_SIGNALS:
    void missingChanged();

private:
    SessionState state() const;
    void open(const SessionState &state);
    void found();
    void write();

    SessionStore store_;
    workspace::Settings &settings_;
    QMainWindow &window_;
    DockFolding *folding_ = nullptr;
    OpenFiles &files_;
    DocumentTabs &tabs_;
    QTimer timer_;
    QStringList missing_; ///< were open, and could not be opened at this start
    bool restoring_ = false;
    bool ended_ = false;
};

} // namespace sluice::shell
