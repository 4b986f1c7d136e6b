#pragma once

#include "models/core/text.h"
#include "models/hocon/tree.h"
#include "models/job/problem.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>

namespace sluice::editing {

/// One open job: the text (the truth), the tree over it, its problems, one undo stack for every view. A view
/// never writes; it asks for an edit, and hears textEdited like every other view.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    /// Reads a file. The bytes are kept as they are (line ends, BOM, missing last newline, invalid UTF-8).
    Result<void> load(const QString &path);
    /// Takes a text that is no file yet (a sample, a template).
    void setText(std::string text, const QString &title);
    /// Writes atomically to path(); unedited means byte-identical.
    Result<void> save();
    Result<void> saveAs(const QString &path);

    QString path() const;         ///< absolute; empty while it is no file
    QString title() const;        ///< file name, or the title given
    hocon::Syntax syntax() const; ///< by the file's extension: .json is JSON, all else is the dialect
    bool isModified() const;

    const std::string &text() const;
    const hocon::Tree &tree() const; ///< of the current text
    const std::vector<job::Problem> &problems() const;

    QUndoStack *undoStack() const;
    /// Applies a change as one undo step called `what` ("set parallelism"). Invalid edits are refused. A
    /// change that gives the same text adds no step.
    Result<void> apply(const TextEdits &edits, const QString &what);
    /// A keystroke in the text view: merges with the keystroke before it into one undo step.
    Result<void> type(const TextEdits &edits);

Q_SIGNALS:
    /// After every change; `edits` turn the text before into the text now. Emitted before treeChanged.
    void textEdited(const sluice::TextEdits &edits);
    /// Tree and problems are current again.
    void treeChanged();
    void modifiedChanged(bool modified);
    void pathChanged(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::editing
