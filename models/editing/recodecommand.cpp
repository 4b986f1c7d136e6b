#include "models/editing/recodecommand.h"

#include "models/editing/document.h"
#include "models/editing/documentprivate.h"

namespace sluice::editing {

RecodeCommand::RecodeCommand(Document &document, const job::TextOrigin &origin)
    : document_(document)
    , before_(document.d->origin)
    , after_(origin)
{
}

void RecodeCommand::undo()
{
    document_.d->setOrigin(before_);
}

void RecodeCommand::redo()
{
    document_.d->setOrigin(after_);
}

} // namespace sluice::editing
