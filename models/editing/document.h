#pragma once

#include "models/core/text.h"
#include "models/hocon/tree.h"
#include "models/job/problem.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>

namespace sluice::editing {

struct RecoveryCopy;

/// How the file on disk relates to what was last read from it or written to it.
enum class DiskState
{
    Same,    ///< or the document is no file yet
    Changed, ///< somebody else wrote it
    Missing, ///< somebody removed or renamed it
};

/// One open job: the text (the truth), the tree over it, its problems, one undo stack for every view. A view
/// never writes; it asks for an edit, and hears textEdited like every other view.
class Document : public QObject
{
    Q_OBJECT

public:
    /// Larger files are refused: nobody writes them by hand, and the window must stay responsive.
    static constexpr qint64 maximumBytes = qint64{16} * 1024 * 1024;

    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    /// Reads a file. The bytes are kept as they are (line ends, BOM, missing last newline, invalid UTF-8).
    /// Errors: NotFound, Io (a folder, no permission), TooLarge (over maximumBytes). The document is
    /// unchanged then.
    Result<void> load(const QString &path);
    /// Takes a text that is no file yet (a sample, a template).
    void setText(std::string text, const QString &title);
    /// Takes what a recovery copy holds, unsaved, under its old path and title. The copy is removed once the
    /// document has written its own. Errors: as load().
    Result<void> restore(const RecoveryCopy &copy);
    /// Writes atomically to path(), following symbolic links and keeping permissions; unedited means
    /// byte-identical. Errors: InvalidArgument (no path yet, or the file was changed by somebody else:
    /// reload() or keepOwnText() first), Io. Nothing is lost on an error: the old file stays whole.
    Result<void> save();
    /// As save(), to another file, which becomes path(). An existing file is replaced.
    Result<void> saveAs(const QString &path);

    QString path() const;         ///< absolute; empty while it is no file
    QString title() const;        ///< file name, or the title given
    hocon::Syntax syntax() const; ///< by the file's extension: .json is JSON, all else is the dialect
    bool isModified() const;

    const std::string &text() const;
    const hocon::Tree &tree() const;                   ///< of the current text
    const std::vector<job::Problem> &problems() const; ///< of the current text, by place

    QUndoStack *undoStack() const;
    /// Applies a change as one undo step called `what` ("set parallelism"). Invalid edits are refused. A
    /// change that gives the same text adds no step. Changes in a row with the same `mergeKey` become one
    /// step (a value that is being dialled in), until endMerge().
    Result<void> apply(const TextEdits &edits, const QString &what, const QString &mergeKey = {});
    /// A keystroke in the text view: merges with the keystroke before it into one undo step while it touches
    /// the text typed so far and stays on its line.
    Result<void> type(const TextEdits &edits);
    /// The next change starts an undo step of its own (the cursor moved, a field was left).
    void endMerge();

    /// Whether somebody else touched the file; kept current by watching it.
    DiskState diskState() const;
    /// The bytes on disk now, for comparing. Errors: as load().
    Result<std::string> diskText() const;
    /// Takes the text from disk as one undo step, so that even this can be undone.
    Result<void> reload();
    /// Keeps the own text; the next save() replaces what somebody else wrote.
    void keepOwnText();

    /// Where the recovery copies of unsaved documents go (mode 0600: they hold the text as it is, secrets
    /// included). Default: RecoveryStore's. An empty folder switches them off.
    void setRecoveryFolder(const QString &folder);
    /// When the recovery copy was last written, ms since 1970 UTC; 0 while there is none.
    qint64 recoveryWrittenMs() const;

Q_SIGNALS:
    /// After every change; `edits` turn the text before into the text now. Emitted before treeChanged.
    void textEdited(const sluice::TextEdits &edits);
    /// Tree and problems are current again. For a text over 1 MB this comes once the typing pauses; tree()
    /// and problems() are current at any time.
    void treeChanged();
    void modifiedChanged(bool modified);
    void pathChanged(const QString &path);
    /// Somebody else wrote or removed the file (offer reload, keep, compare), or that is settled again.
    void diskStateChanged(sluice::editing::DiskState state);
    void recoveryWritten(qint64 timeMs);
    void recoveryFailed(const sluice::Error &error);

private:
    friend class EditCommand;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::editing
