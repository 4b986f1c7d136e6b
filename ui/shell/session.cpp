#include "ui/shell/session.h"

#include "models/editing/document.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/settings.h"

#include <QFileInfo>
#include <QMainWindow>

namespace sluice::shell {

namespace {

constexpr int StateVersion = 1; ///< to be raised when a dock or toolbar gets another meaning

} // namespace

void saveSession(Settings &settings, const QMainWindow &window, const OpenFiles &files)
{
    QStringList paths;
    const QList<editor::EditorPage *> pages = files.pages();
    for (const editor::EditorPage *page : pages) {
        if (!page->document()->path().isEmpty())
            paths.append(page->document()->path());
    }
    settings.set(Setting::SessionFiles, paths);
    settings.set(Setting::SessionCurrent,
                 files.current() == nullptr ? QString() : files.current()->document()->path());
    settings.set(Setting::WindowGeometry, window.saveGeometry());
    settings.set(Setting::WindowState, window.saveState(StateVersion));
    settings.sync();
}

void restoreWindow(const Settings &settings, QMainWindow &window)
{
    const QByteArray geometry = settings.bytes(Setting::WindowGeometry);
    if (!geometry.isEmpty())
        window.restoreGeometry(geometry);
    const QByteArray state = settings.bytes(Setting::WindowState);
    if (!state.isEmpty())
        window.restoreState(state, StateVersion);
}

void restoreFiles(const Settings &settings, OpenFiles &files, DocumentTabs &tabs)
{
    const QString current = settings.text(Setting::SessionCurrent);
    const QStringList paths = settings.list(Setting::SessionFiles);
    for (const QString &path : paths) {
        if (QFileInfo::exists(path))
            files.open(path);
    }
    if (QWidget *page = tabs.page(QStringLiteral("file:") + current))
        tabs.activate(page);
}

} // namespace sluice::shell
