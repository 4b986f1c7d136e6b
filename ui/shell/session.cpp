#include "ui/shell/session.h"

#include "models/editing/document.h"
#include "models/workspace/settings.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/openfiles.h"

#include <QFileInfo>
#include <QMainWindow>

namespace sluice::shell {

namespace {

constexpr int stateVersion = 1; ///< to be raised when a dock or toolbar gets another meaning

} // namespace

Session::Session(const QString &folder, workspace::Settings &settings, QMainWindow &window, OpenFiles &files,
                 DocumentTabs &tabs, QObject *parent)
    : QObject(parent)
    , store_(folder)
    , settings_(settings)
    , window_(window)
    , files_(files)
    , tabs_(tabs)
{
    // One write for all that happens in one turn of the event loop.
    timer_.setSingleShot(true);
    timer_.setInterval(0);
    connect(&timer_, &QTimer::timeout, this, &Session::write);
    const auto soon = [this] {
        timer_.start();
    };
    connect(&files_, &OpenFiles::changed, this, soon);
    connect(&files_, &OpenFiles::opened, this, soon);
    connect(&files_, &OpenFiles::opened, this, &Session::found);
    connect(&tabs_, &DocumentTabs::currentChanged, this, soon);
    connect(&tabs_, &DocumentTabs::orderChanged, this, soon);
}

SessionState Session::state() const
{
    SessionState state;
    const QList<editor::EditorPage *> pages = files_.pages();
    for (const editor::EditorPage *page : pages) {
        if (!page->document()->path().isEmpty())
            state.files.append(page->document()->path());
    }
    state.files += missing_;
    if (const editor::EditorPage *page = files_.current())
        state.current = page->document()->path();
    return state;
}

void Session::write()
{
    if (restoring_ || ended_)
        return;
    settings_.set(workspace::Setting::WindowGeometry, window_.saveGeometry());
    settings_.set(workspace::Setting::WindowState, window_.saveState(stateVersion));
    if (folding_ != nullptr)
        settings_.set(workspace::Setting::DocksAway, folding_->away());
    // A full disk is told of where it costs a text; the tabs of this run are no such loss.
    static_cast<void>(store_.write(state()));
}

void Session::restoreWindow(DockFolding &folding)
{
    folding_ = &folding;
    connect(folding_, &DockFolding::changed, &timer_, qOverload<>(&QTimer::start));
    const QByteArray geometry = settings_.bytes(workspace::Setting::WindowGeometry);
    if (!geometry.isEmpty())
        window_.restoreGeometry(geometry);
    const QByteArray docks = settings_.bytes(workspace::Setting::WindowState);
    if (!docks.isEmpty())
        window_.restoreState(docks, stateVersion);
    folding_->restoreAway(settings_.list(workspace::Setting::DocksAway));
}

void Session::restoreFiles()
{
    open(store_.takeOver());
}

void Session::restoreMissing()
{
    open({missing_, {}});
}

void Session::open(const SessionState &state)
{
    restoring_ = true;
    missing_.clear();
    for (const QString &path : state.files) {
        if (QFileInfo::exists(path))
            files_.open(path); // which says why it cannot
        if (files_.pageOf(path) == nullptr)
            missing_.append(path);
    }
    if (!state.current.isEmpty() && files_.pageOf(state.current) != nullptr)
        files_.open(state.current);
    restoring_ = false;
    timer_.start();
    Q_EMIT missingChanged();
}

void Session::forgetMissing()
{
    missing_.clear();
    timer_.start();
    Q_EMIT missingChanged();
}

/// The person has opened one of them otherwise.
void Session::found()
{
    if (restoring_ ||
        missing_.removeIf([this](const QString &path) { return files_.pageOf(path) != nullptr; }) == 0)
        return;
    timer_.start();
    Q_EMIT missingChanged();
}

void Session::end()
{
    timer_.stop();
    write();
    settings_.sync();
    store_.end();
    ended_ = true;
}

} // namespace sluice::shell
