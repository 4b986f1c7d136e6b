#pragma once

#include "models/job/lint/textorigin.h"

#include <QUndoCommand>

namespace sluice::editing {

class Document;

/// An undo step that changes how the text will lie in its file, and not the text.
class RecodeCommand final : public QUndoCommand
{
public:
    RecodeCommand(Document &document, const job::TextOrigin &origin);

    void undo() override;
    void redo() override;

private:
    Document &document_;
    job::TextOrigin before_;
    job::TextOrigin after_;
};

} // namespace sluice::editing
