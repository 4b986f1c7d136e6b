#pragma once

#include "models/core/text.h"
#include "models/editing/documentfile.h"
#include "models/editing/treechange.h"
#include "models/job/analysis.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>

namespace sluice::editing {

struct RecoveryCopy;

enum class SaveHow
{
    Replace, ///< in one step
    InPlace, ///< the person agreed to write a file where it is: see sluice::WriteOptions::inPlace
};

/// One open job: the text (the truth), the tree over it, its problems, one undo stack for every view. A view
/// never writes; it asks for an edit, and hears textEdited like every other view.
class Document : public QObject
{
    Q_OBJECT

public:
    /// Larger files are refused: nobody writes them by hand, and the window must stay responsive.
    static constexpr qint64 maximumBytes = qint64{16} * 1024 * 1024;

    static constexpr int recoveryDelayMs = 2000;

    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    /// Reads a file, in whatever encoding it is; unedited, it is saved with the same bytes (line ends, BOM,
    /// missing last newline, broken UTF-8). Errors: NotFound, Io (no permission), NotRegular, TooLarge (over
    /// maximumBytes), NotText, Parse. The document is unchanged then.
    Result<void> load(const QString &path);
    /// Takes a text that is no file yet (a sample, a template).
    void setText(std::string text, const QString &title);
    /// Takes what a recovery copy holds, as one undo step, unsaved: into this document if it has the copy's
    /// file open, else after loading that file. Where the file is no longer what it was when the copy was
    /// made, diskState() says so. The copy is removed once the document has written its own. Errors: as
    /// readCopy().
    Result<void> restore(const RecoveryCopy &copy);
    /// Writes atomically to path(), see sluice::replaceFile(). Errors: InvalidArgument (no path yet; a
    /// character that encoding() does not have, with its place), Conflict (the file was changed by somebody
    /// else, be it a moment ago: reload() or keepOwnText() first), InPlaceOnly and ReadOnly (ask, then save
    /// with InPlace), NotRegular, Io. Nothing is lost on an error: the old file stays whole.
    Result<void> save(SaveHow how = SaveHow::Replace);
    /// As save(), to another file, which becomes path(). An existing file is replaced.
    Result<void> saveAs(const QString &path, SaveHow how = SaveHow::Replace);

    QString path() const;         ///< absolute; empty while it is no file
    QString title() const;        ///< file name, or the title given
    job::FileKind kind() const;   ///< by the file's name, see job::fileKind()
    hocon::Syntax syntax() const; ///< that the text is read in
    /// There is something to lose: the text differs from the file, or there is no file any more.
    bool isModified() const;
    Encoding encoding() const; ///< that the file is written in
    /// Another encoding for the file, as one undo step called `what`. Errors: Parse (the bytes cannot be read
    /// in it), InvalidArgument (the text has bytes that are no character).
    Result<void> recode(const job::Recoding &recoding, const QString &what);

    const std::string &text() const;
    const job::Analysis &analysis() const;             ///< the reading of the current text
    const hocon::Tree &tree() const;                   ///< its tree, for edits
    const std::vector<job::Problem> &problems() const; ///< of the current text, by place
    const job::TextOrigin &origin() const;             ///< how the text came here
    /// Values for variables of the text, each "name=value", that somebody gave for the time being: what has
    /// one here is no problem. They are in no file and no recovery copy.
    const std::vector<std::string> &variables() const;
    void setVariables(std::vector<std::string> values);

    QUndoStack *undoStack() const;
    /// Applies a change as one undo step called `what` ("set parallelism"). Invalid edits are refused. A
    /// change that gives the same text adds no step. Changes in a row with the same `mergeKey` become one
    /// step (a value that is being dialled in), until endMerge().
    Result<void> apply(const TextEdits &edits, const QString &what, const QString &mergeKey = {});
    /// The same for edits that were made by the tree (models/hocon/edit), which SQL does not have: refused
    /// there, whoever asks, as such an edit can only damage it. Errors besides: Unsupported.
    Result<void> applyToTree(const TextEdits &edits, const QString &what, const QString &mergeKey = {});
    /// A keystroke in the text view: merges with the keystroke before it into one undo step while it touches
    /// the text typed so far and stays on its line.
    Result<void> type(const TextEdits &edits);
    /// The next change starts an undo step of its own (the cursor moved, a field was left).
    void endMerge();

    /// Whether somebody else touched the file; kept current by watching it, and looked at anew by
    /// lookAtDisk().
    DiskState diskState() const;
    Message diskReason() const; ///< why the file is Unreadable
    void lookAtDisk();
    /// The text on disk now, for comparing. Errors: as load().
    Result<std::string> diskText() const;
    /// Takes the text from disk as one undo step, so that even this can be undone. Errors: as load().
    Result<void> reload();
    /// Keeps the own text; the next save() replaces what somebody else wrote. What came after the last look
    /// at the disk is told again.
    void keepOwnText();

    /// Where the recovery copies of unsaved documents go, see recovery.h, and how long after a change (ms).
    /// An empty folder switches them off.
    void setRecoveryFolder(const QString &folder, int delayMs = recoveryDelayMs);
    /// When the recovery copy was last written, ms since 1970 UTC; 0 while there is none.
    qint64 recoveryWrittenMs() const;

Q_SIGNALS:
    /// After every change; `edits` turn the text before into the text now. Emitted before treeChanged.
    void textEdited(const sluice::TextEdits &edits);
    /// Tree and problems are current again; `change` says where the tree is another. For a text over 1 MB
    /// this comes once the typing pauses; tree() and problems() are current at any time.
    void treeChanged(const sluice::editing::TreeChange &change);
    void modifiedChanged(bool modified);
    void pathChanged(const QString &path);
    void encodingChanged();
    /// Somebody else wrote or removed the file (offer reload, keep, compare), or that is settled again.
    void diskStateChanged(sluice::editing::DiskState state);
    void recoveryWritten(qint64 timeMs);
    void recoveryFailed(const sluice::Error &error);

private:
    friend class EditCommand;
    friend class RecodeCommand;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::editing
