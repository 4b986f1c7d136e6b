#include "ui/shell/openfiles.h"

#include "models/core/qtshown.h"
#include "models/editing/document.h"
#include "models/editing/recovery.h"
#include "models/editing/samefile.h"
#include "models/engine/http/recordingprobe.h"
#include "models/workspace/settings.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/recentfiles.h"
#include "ui/widgets/apart.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace sluice::shell {

namespace {

constexpr int leastZoom = -6; ///< points; still letters
constexpr int mostZoom = 20;

QString keyOf(const editing::Document &document, int number)
{
    return document.path().isEmpty() ? QStringLiteral("new:%1").arg(number)
                                     : QStringLiteral("file:") + document.path();
}

QStringList titles(const QList<editor::EditorPage *> &pages)
{
    QStringList files;
    for (const editor::EditorPage *page : pages)
        files.append(page->document()->path().isEmpty() ? page->title() : page->document()->path());
    return widgets::titlesApart(files);
}

/// What the person gave up must not come back as a recovery copy.
void dropRecovery(editor::EditorPage *page)
{
    page->document()->setRecoveryFolder({});
}

} // namespace

OpenFiles::OpenFiles(DocumentTabs &tabs, workspace::Settings &settings, RecentFiles &recent,
                     FilePicker picker, QObject *parent)
    : QObject(parent)
    , tabs_(tabs)
    , settings_(settings)
    , recent_(recent)
    , picker_(std::move(picker))
{
    // Where a folder cannot be watched (a network's), coming back to the window is when it matters.
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            lookAtDisk();
    });
}

OpenFiles::~OpenFiles() = default;

QList<editor::EditorPage *> OpenFiles::pages() const
{
    QList<editor::EditorPage *> found;
    const QList<widgets::Page *> all = tabs_.pages();
    for (const widgets::Page *page : all) {
        if (editor::EditorPage *const editor = editorOf(page))
            found.append(editor);
    }
    return found;
}

editor::EditorPage *OpenFiles::current() const
{
    return editorOf(tabs_.current());
}

editor::EditorPage *OpenFiles::editorOf(const widgets::Page *page) const
{
    const auto found = std::find(editors_.begin(), editors_.end(), page);
    return found == editors_.end() ? nullptr : *found;
}

editor::EditorPage *OpenFiles::pageOf(const QString &path) const
{
    const QList<editor::EditorPage *> open = pages();
    const auto found = std::find_if(open.begin(), open.end(), [&path](const editor::EditorPage *page) {
        return editing::isSameFile(page->document()->path(), path);
    });
    return found == open.end() ? nullptr : *found;
}

void OpenFiles::lookAtDisk()
{
    const QList<editor::EditorPage *> open = pages();
    for (const editor::EditorPage *page : open)
        page->document()->lookAtDisk();
}

editor::EditorPage *OpenFiles::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (editor::EditorPage *page = pageOf(absolute)) {
        tabs_.activate(page);
        return page;
    }
    if (engine::isRecording(absolute)) {
        recent_.add(absolute);
        settings_.set(workspace::Setting::LastFolder, QFileInfo(absolute).absolutePath());
        Q_EMIT recordingRequested(absolute);
        return nullptr;
    }
    auto document = std::make_unique<editing::Document>();
    if (const auto loaded = document->load(absolute); !loaded) {
        if (loaded.error().code == ErrorCode::NotFound)
            recent_.remove(absolute);
        Q_EMIT failed(loaded.error());
        return nullptr;
    }
    recent_.add(absolute);
    settings_.set(workspace::Setting::LastFolder, QFileInfo(absolute).absolutePath());
    return show(std::move(document));
}

editor::EditorPage *OpenFiles::pageOfNoFile(std::string_view text, const QString &title, bool unchanged) const
{
    const QList<editor::EditorPage *> open = pages();
    const auto found = std::find_if(open.begin(), open.end(), [&](const editor::EditorPage *page) {
        const editing::Document &document = *page->document();
        return document.path().isEmpty() && document.title() == title && document.text() == text &&
               !(unchanged && document.isModified());
    });
    return found == open.end() ? nullptr : *found;
}

editor::EditorPage *OpenFiles::openText(const QByteArray &text, const QString &title)
{
    const std::string_view bytes(text.constData(), std::size_t(text.size()));
    if (editor::EditorPage *page = pageOfNoFile(bytes, title, true)) {
        tabs_.activate(page);
        return page;
    }
    auto document = std::make_unique<editing::Document>();
    document->setText(text.toStdString(), title);
    return show(std::move(document));
}

editor::EditorPage *OpenFiles::openNew(const std::string &text, const QString &title, const QString &what)
{
    if (editor::EditorPage *page = pageOfNoFile(text, title, false)) {
        tabs_.activate(page);
        return page;
    }
    auto document = std::make_unique<editing::Document>();
    document->setText({}, title);
    // By an edit, so that it is asked for before it is closed and survives a crash.
    if (const auto made = document->apply({{0, 0, text}}, what); !made) {
        Q_EMIT failed(made.error());
        return nullptr;
    }
    return show(std::move(document));
}

editor::EditorPage *OpenFiles::restore(const editing::RecoveryCopy &copy)
{
    editor::EditorPage *const open = pageOf(copy.info.path);
    auto document = open == nullptr ? std::make_unique<editing::Document>() : nullptr;
    editing::Document &target = open == nullptr ? *document : *open->document();
    if (const auto restored = target.restore(copy); !restored) {
        Q_EMIT failed(restored.error());
        return nullptr;
    }
    if (open == nullptr)
        return show(std::move(document));
    tabs_.activate(open);
    return open;
}

editor::EditorPage *OpenFiles::show(std::unique_ptr<editing::Document> document)
{
    const QString key = keyOf(*document, ++untitled_);
    auto *page = new editor::EditorPage(std::move(document));
    page->zoomTo(settings_.text(workspace::Setting::TextZoom).toInt());
    editors_.append(page);
    connect(page, &QObject::destroyed, this, [this, page] { editors_.removeOne(page); });
    connect(page, &editor::EditorPage::titleChanged, this, [this, page] { retitle(page); });
    connect(page, &editor::EditorPage::modifiedChanged, this, [this, page] { retitle(page); });
    connect(page, &editor::EditorPage::saveAsRequested, this, [this, page] { saveAs(page); });
    connect(page->document(), &editing::Document::pathChanged, this, [this, page](const QString &path) {
        tabs_.setPageKey(page, QStringLiteral("file:") + path);
        recent_.add(path);
        retitle(page);
    });
    tabs_.addPage(key, page, widgets::icon(QLatin1String("text-x-generic")));
    retitle(page);
    Q_EMIT opened(page);
    return page;
}

QString OpenFiles::title(const editor::EditorPage *page) const
{
    const QList<editor::EditorPage *> open = pages();
    return titles(open).value(open.indexOf(page));
}

void OpenFiles::retitle(editor::EditorPage *page)
{
    const QList<editor::EditorPage *> open = pages();
    const QStringList names = titles(open);
    for (qsizetype i = 0; i < open.size(); ++i) {
        const editing::Document &document = *open.at(i)->document();
        const QString title = names.at(i) + (document.isModified() ? QStringLiteral(" *") : QString());
        if (open.at(i) == page || tabs_.title(open.at(i)) != visibleText(title))
            tabs_.setPageTitle(open.at(i), title);
    }
    Q_EMIT changed();
}

void OpenFiles::zoom(int step)
{
    const int now = settings_.text(workspace::Setting::TextZoom).toInt();
    const int points = step == 0 ? 0 : std::clamp(now + step, leastZoom, mostZoom);
    settings_.set(workspace::Setting::TextZoom, QString::number(points));
    const QList<editor::EditorPage *> all = pages();
    for (editor::EditorPage *page : all)
        page->zoomTo(points);
}

void OpenFiles::retranslate()
{
    const QList<editor::EditorPage *> all = pages();
    for (editor::EditorPage *page : all)
        retitle(page);
}

QString OpenFiles::startFolder() const
{
    const editor::EditorPage *const page = current();
    const QString here = page == nullptr ? QString() : page->document()->path();
    for (const QString &folder : {here.isEmpty() ? QString() : QFileInfo(here).absolutePath(),
                                  settings_.text(workspace::Setting::LastFolder)}) {
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    }
    return QDir::currentPath();
}

void OpenFiles::pick()
{
    picker_(&tabs_, PickFor::Open, startFolder(), [this](const QStringList &paths) { Q_EMIT picked(paths); });
}

void OpenFiles::pickOne(const std::function<void(editor::EditorPage *)> &then)
{
    picker_(&tabs_, PickFor::Open, startFolder(), [this, then](const QStringList &paths) {
        editor::EditorPage *const page = paths.isEmpty() ? nullptr : open(paths.constFirst());
        if (page != nullptr)
            then(page);
    });
}

void OpenFiles::saveAs(editor::EditorPage *page)
{
    const editing::Document &document = *page->document();
    QString suggestion =
        document.path().isEmpty() ? QDir(startFolder()).filePath(document.title()) : document.path();
    const QString better = QString::fromStdString(document.analysis().betterName());
    if (!better.isEmpty())
        suggestion = QFileInfo(suggestion).dir().filePath(better);
    const PickFor purpose =
        document.syntax() == hocon::Syntax::Json && better.isEmpty() ? PickFor::SaveJson : PickFor::SaveConf;
    const QPointer<editor::EditorPage> guarded(page);
    picker_(&tabs_, purpose, suggestion, [this, guarded](const QStringList &paths) {
        if (guarded && !paths.isEmpty())
            saveTo(*guarded, paths.constFirst());
    });
}

void OpenFiles::saveTo(editor::EditorPage &page, const QString &path)
{
    const editor::EditorPage *const other = pageOf(QFileInfo(path).absoluteFilePath());
    if (other == &page) {
        page.save(); // the same file by another name: what is there is not replaced unseen
        return;
    }
    if (other != nullptr) {
        Q_EMIT failed({ErrorCode::InvalidArgument,
                       SLUICE_MESSAGE(
                           "sluice::shell::OpenFiles",
                           "This file is open in another tab. Close that one first, or choose another name."),
                       path.toStdString()});
        return;
    }
    if (page.saveAs(path))
        settings_.set(workspace::Setting::LastFolder, QFileInfo(path).absolutePath());
}

void OpenFiles::close(editor::EditorPage *page, const std::function<void(bool)> &done)
{
    const QPointer<editor::EditorPage> guarded(page);
    askAboutChanges(page, [this, guarded, done](bool mayGo) {
        if (mayGo && guarded) {
            dropRecovery(guarded);
            tabs_.removePage(guarded);
            retitle(nullptr);
        }
        if (done)
            done(mayGo);
    });
}

void OpenFiles::releaseAll(const std::function<void(bool)> &done)
{
    releaseNext(pages(), done);
}

void OpenFiles::releaseNext(QList<editor::EditorPage *> rest, const std::function<void(bool)> &done)
{
    if (rest.isEmpty()) {
        const QList<editor::EditorPage *> all = pages();
        std::for_each(all.begin(), all.end(), dropRecovery);
        done(true);
        return;
    }
    editor::EditorPage *page = rest.takeFirst();
    askAboutChanges(page, [this, rest, done](bool mayGo) {
        if (mayGo)
            releaseNext(rest, done);
        else
            done(false);
    });
}

void OpenFiles::askAboutChanges(editor::EditorPage *page, const std::function<void(bool)> &mayGo)
{
    if (!page->document()->isModified()) {
        mayGo(true);
        return;
    }
    tabs_.activate(page);
    const editing::Document &document = *page->document();
    const bool missing = document.diskState() == editing::DiskState::Missing;
    const QString name = visibleText(title(page));
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Unsaved changes"),
                        missing ? tr("%1 was removed or renamed on disk; its text is only here.").arg(name)
                                : tr("%1 has changes that are not saved.").arg(name),
                        QMessageBox::NoButton, &tabs_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(missing ? tr("Without saving, the text is lost.")
                                    : tr("Without saving, the changes since the last save are lost."));
    QPushButton *save = box->addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("&Discard changes"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("&Cancel"), QMessageBox::RejectRole);
    save->setObjectName(QStringLiteral("saveChanges"));
    discard->setObjectName(QStringLiteral("discardChanges"));
    cancel->setObjectName(QStringLiteral("keepOpen"));
    box->setDefaultButton(save);
    box->setEscapeButton(cancel);
    const QPointer<editor::EditorPage> guarded(page);
    connect(box, &QMessageBox::finished, this, [this, box, save, discard, guarded, mayGo] {
        if (box->clickedButton() == discard) {
            mayGo(true);
        } else if (box->clickedButton() != save || !guarded) {
            mayGo(false);
        } else if (!guarded->document()->path().isEmpty()) {
            mayGo(guarded->save());
        } else {
            // Where to is asked next; closing is then one more press.
            saveAs(guarded);
            mayGo(false);
        }
    });
    box->open();
}

} // namespace sluice::shell
