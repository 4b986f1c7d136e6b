#pragma once

#include "models/core/text.h"

#include <QUndoCommand>

namespace sluice::editing {

class Document;

/// One undo step: a change and its exact inverse. Steps with the same merge key that follow each other become
/// one; a step that has come back to the text before it is obsolete and leaves the stack.
class EditCommand final : public QUndoCommand
{
public:
    /// `edits` is against the document's current text. An empty `mergeKey` never merges.
    EditCommand(Document &document, TextEdits edits, const QString &what, const QString &mergeKey);

    /// The merge key of keystrokes: these merge only while they touch what was typed so far.
    static QString typingKey();

    /// Takes no further changes into this step.
    void seal() const { sealed_ = true; }

    int id() const override { return mergeKey_.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override;
    void undo() override;
    void redo() override;

private:
    bool continuesTyping(const EditCommand &next) const;
    void takeOne(const TextEdit &forth, const TextEdit &back);
    void takeBack(const TextEdits &back);

    Document &document_;
    TextEdits edits_;
    TextEdits inverse_;
    QString mergeKey_;
    TextSpan touched_;            ///< the region this step wrote, in the text after it
    mutable bool sealed_ = false; ///< belongs to the stack's order of steps, not to the change
};

} // namespace sluice::editing
