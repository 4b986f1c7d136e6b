#pragma once

#include "models/core/error.h"
#include "ui/shell/filepicker.h"

#include <QList>
#include <QObject>

#include <functional>

namespace sluice::editing {
class Document;
struct RecoveryCopy;
} // namespace sluice::editing
namespace sluice::editor {
class EditorPage;
} // namespace sluice::editor

namespace sluice::widgets {
class Page;
} // namespace sluice::widgets

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

class DocumentTabs;
class RecentFiles;

/// The job files that are open: opening, saving, and closing without losing a text.
class OpenFiles : public QObject
{
    Q_OBJECT

public:
    /// `tabs` shows the pages and owns them.
    OpenFiles(DocumentTabs &tabs, workspace::Settings &settings, RecentFiles &recent, FilePicker picker,
              QObject *parent = nullptr);
    ~OpenFiles() override;

    QList<editor::EditorPage *> pages() const;
    editor::EditorPage *current() const; ///< null: another page is in front
    /// The page of a file, also when it was opened by another path to it; null: it is not open.
    editor::EditorPage *pageOf(const QString &path) const;

    /// Opens a file, or brings its page to the front, whichever way its path is written. Null and failed()
    /// when it cannot be read or is no text; null and recordingRequested() for a recording.
    editor::EditorPage *open(const QString &path);
    /// A text that is no file yet. The same one that is open under this title and unchanged comes to the
    /// front instead.
    editor::EditorPage *openText(const QByteArray &text, const QString &title);
    /// A text that was made and is saved nowhere: it counts as changed. `what` made it, for undo. The same
    /// one that is open under this title comes to the front instead.
    editor::EditorPage *openNew(const std::string &text, const QString &title, const QString &what);
    /// Puts a text that was not saved into the page that has its file open, or into a new one. Null and
    /// failed() when it cannot be read.
    editor::EditorPage *restore(const editing::RecoveryCopy &copy);
    /// Makes the text of all files a step larger (1), smaller (-1) or as usual (0), and remembers it.
    void zoom(int step);
    /// The same page with all that a file has; null for one of another kind.
    editor::EditorPage *editorOf(const widgets::Page *page) const;
    /// What its tab calls it: the name of its file, with folders where another of this name is open.
    QString title(const editor::EditorPage *page) const;
    /// What the tabs say in their tool tips, in the language of the moment.
    void retranslate();
    /// Lets the person pick files to open.
    void pick();
    /// Lets the person pick a file to open; `then` gets its page, and is not called when none was opened.
    void pickOne(const std::function<void(editor::EditorPage *)> &then);

    void saveAs(editor::EditorPage *page);

    /// Closes a page; with unsaved changes it asks first. `done` hears whether it is closed.
    void close(editor::EditorPage *page, const std::function<void(bool)> &done = {});
    /// Asks for each page with unsaved changes; `done` hears whether all may go. Nothing is closed by this:
    /// the window is about to go with all its pages.
    void releaseAll(const std::function<void(bool)> &done);

Q_SIGNALS:
    void opened(sluice::editor::EditorPage *page);
    /// The list, a title or an unsaved mark changed.
    void changed();
    void failed(const sluice::Error &error);
    /// The person picked these to be opened.
    void picked(const QStringList &paths);
    /// What was to be opened is no text but a recording of a cluster.
    void recordingRequested(const QString &path);

private:
    /// Where a file is looked for first: beside the one in front, else where the last one was picked, else
    /// where the program was started.
    QString startFolder() const;
    /// One that has no file, of this title and with this text; null: there is none.
    editor::EditorPage *pageOfNoFile(std::string_view text, const QString &title, bool unchanged) const;
    void saveTo(editor::EditorPage &page, const QString &path);
    void lookAtDisk();
    editor::EditorPage *show(std::unique_ptr<editing::Document> document);
    /// Also others may be called otherwise now. `page`: null where none changed itself.
    void retitle(editor::EditorPage *page);
    void askAboutChanges(editor::EditorPage *page, const std::function<void(bool)> &mayGo);
    void releaseNext(QList<editor::EditorPage *> rest, const std::function<void(bool)> &done);

    QList<editor::EditorPage *> editors_; ///< the pages of the tabs that were made here
    DocumentTabs &tabs_;
    workspace::Settings &settings_;
    RecentFiles &recent_;
    FilePicker picker_;
    int untitled_ = 0;
};

} // namespace sluice::shell
