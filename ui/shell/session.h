#pragma once

#include "ui/shell/sessionstore.h"

#include <QObject>
#include <QTimer>

class QMainWindow;

namespace sluice::shell {

class DocumentTabs;
class OpenFiles;
class Settings;

/// What the next start finds as it was left: the window's place, its docks, the open files. Written whenever
/// it changes, so that a program that is killed loses nothing of it.
class Session : public QObject
{
    Q_OBJECT

public:
    /// `folder`: see SessionStore.
    Session(const QString &folder, Settings &settings, QMainWindow &window, OpenFiles &files,
            DocumentTabs &tabs, QObject *parent = nullptr);

    /// Place and docks; before the window is shown.
    void restoreWindow();
    /// The files of programs that are no longer running; after the window is shown. Files that are gone are
    /// left out silently.
    void restoreFiles();
    /// The window was closed.
    void end();

private:
    SessionState state() const;
    void write();

    SessionStore store_;
    Settings &settings_;
    QMainWindow &window_;
    OpenFiles &files_;
    DocumentTabs &tabs_;
    QTimer timer_;
    bool restoring_ = false;
    bool ended_ = false;
};

} // namespace sluice::shell
