#include "models/editing/editcommand.h"

#include "models/core/textcompose.h"
#include "models/editing/document.h"
#include "models/editing/documentprivate.h"

#include <algorithm>

namespace sluice::editing {

namespace {

/// From the first byte that `edits` wrote to the last one, in the text after them.
TextSpan writtenRegion(const TextEdits &inverse)
{
    if (inverse.empty())
        return {};
    return {inverse.front().offset, inverse.back().offset + inverse.back().length - inverse.front().offset};
}

/// A change and its undoing that speak of the same bytes.
bool isOnePlace(const TextEdits &forth, const TextEdits &back)
{
    return forth.size() == 1 && back.size() == 1 && forth.front().offset == back.front().offset &&
           forth.front().length == back.front().text.size() &&
           back.front().length == forth.front().text.size();
}

} // namespace

EditCommand::EditCommand(Document &document, TextEdits edits, const QString &what, const QString &mergeKey)
    : QUndoCommand(what)
    , document_(document)
    , edits_(std::move(edits))
    , inverse_(inverse(document.text(), edits_))
    , mergeKey_(mergeKey)
    , touched_(writtenRegion(inverse_))
{
}

QString EditCommand::typingKey()
{
    return QStringLiteral("\ntyping");
}

bool EditCommand::continuesTyping(const EditCommand &next) const
{
    if (edits_.size() != 1 || next.edits_.size() != 1)
        return false;
    const TextEdit &edit = next.edits_.front();
    const bool touches = edit.offset <= touched_.end() && edit.offset + edit.length >= touched_.offset;
    // A line end closes a step: undo then takes back a line at a time instead of the whole afternoon.
    return touches && edits_.front().text.find('\n') == std::string::npos;
}

bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto &next = static_cast<const EditCommand &>(*other); // by id()
    if (sealed_ || next.mergeKey_ != mergeKey_)
        return false;
    if (mergeKey_ == typingKey() && !continuesTyping(next))
        return false;
    const auto grown = static_cast<std::ptrdiff_t>(next.touched_.length) -
                       static_cast<std::ptrdiff_t>(next.edits_.empty() ? 0 : next.edits_.front().length);
    const std::size_t begin = std::min(touched_.offset, next.touched_.offset);
    const std::size_t end = std::max(static_cast<std::size_t>(std::max<std::ptrdiff_t>(
                                         0, static_cast<std::ptrdiff_t>(touched_.end()) + grown)),
                                     next.touched_.end());
    touched_ = {begin, end > begin ? end - begin : 0};
    const TextEdits forth = composed(edits_, next.edits_);
    const TextEdits back = composed(next.inverse_, inverse_);
    if (isOnePlace(forth, back))
        takeOne(forth.front(), back.front());
    else
        takeBack(back);
    setObsolete(edits_.empty());
    return true;
}

/// What is left of a replacement once both texts are known, without looking at the rest of the text.
void EditCommand::takeOne(const TextEdit &forth, const TextEdit &back)
{
    edits_ = difference(back.text, forth.text);
    inverse_ = inverse(back.text, edits_);
    for (TextEdits *edits : {&edits_, &inverse_})
        for (TextEdit &edit : *edits)
            edit.offset += forth.offset;
}

/// The stack has redone the other step already, so the text is the one after both.
void EditCommand::takeBack(const TextEdits &back)
{
    const std::string &now = document_.text();
    const std::string before = applied(now, back);
    edits_ = difference(before, now);
    inverse_ = inverse(before, edits_);
}

void EditCommand::undo()
{
    document_.d->perform(inverse_);
    sealed_ = true;
}

void EditCommand::redo()
{
    document_.d->perform(edits_);
}

} // namespace sluice::editing
