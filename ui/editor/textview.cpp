#include "ui/editor/textview.h"

#include "models/core/textcompose.h"
#include "models/editing/document.h"
#include "ui/actions/actions.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <functional>
#include <utility>

namespace sluice::editor {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// Of one event: more of them would take longer to put together than the whole text to compare.
constexpr std::size_t mostPieces = 32;

std::size_t bomLength(std::string_view text)
{
    return text.substr(0, byteOrderMark.size()) == byteOrderMark ? byteOrderMark.size() : 0;
}

} // namespace

TextView::TextView(QWidget *parent)
    : QsciScintilla(parent)
{
    setUpScintilla();
    setUpMargins();
    setUpKeys();
    connectScintilla();
    restyleTimer_.setSingleShot(true);
    restyleTimer_.setInterval(0);
    connect(&restyleTimer_, &QTimer::timeout, this, &TextView::restyle);
    applyPalette();
}

TextView::~TextView() = default;

void TextView::setDocument(editing::Document *document)
{
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &editing::Document::textEdited, this, &TextView::takeEdits);
        connect(document_, &editing::Document::pathChanged, this, [this] { restyleTimer_.start(); });
    }
    replaceAll();
}

std::string_view TextView::shown() const
{
    const auto *bytes = reinterpret_cast<const char *>(SendScintilla(SCI_GETCHARACTERPOINTER));
    return {bytes, static_cast<std::size_t>(SendScintilla(SCI_GETLENGTH))};
}

long TextView::toView(std::size_t offset) const
{
    return offset > bom_ ? static_cast<long>(offset - bom_) : 0;
}

void TextView::replaceBytes(std::size_t offset, std::size_t length, std::string_view text)
{
    const auto begin = static_cast<unsigned long>(offset);
    SendScintilla(SCI_SETTARGETRANGE, begin, static_cast<long>(offset + length));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(text.size()), text.empty() ? "" : text.data());
}

void TextView::takeEdits(const TextEdits &edits)
{
    if (giving_)
        return;
    const bool touchesMark =
        bomLength(document_->text()) != bom_ || (!edits.empty() && edits.front().offset < bom_);
    if (touchesMark) {
        replaceAll();
        return;
    }
    taking_ = true;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        replaceBytes(edit->offset - bom_, edit->length, edit->text);
    taking_ = false;
    if (!edits.empty())
        lastChange_ = TextSpan{edits.front().offset, edits.front().text.size()};
    takeLineEnd();
    applyMargins();
    restyleTimer_.start();
}

void TextView::replaceAll()
{
    const std::string_view text =
        document_ != nullptr ? std::string_view(document_->text()) : std::string_view();
    bom_ = bomLength(text);
    taking_ = true;
    for (const TextEdit &edit : difference(shown(), text.substr(bom_)))
        replaceBytes(edit.offset, edit.length, edit.text);
    taking_ = false;
    takeLineEnd();
    setReadOnly(document_ == nullptr);
    applyMargins();
    restyle();
}

void TextView::takeLineEnd()
{
    const std::string_view text = shown();
    const std::size_t end = text.find_first_of("\r\n");
    const bool isWindows = end != std::string_view::npos && text.substr(end, 2) == "\r\n";
    SendScintilla(SCI_SETEOLMODE, static_cast<int>(isWindows ? SC_EOL_CRLF : SC_EOL_LF));
}

void TextView::noteTyped(long position, bool isInserted, std::string_view text)
{
    if (document_ == nullptr || typedMuch_)
        return;
    TextEdit edit{toDocument(position), isInserted ? 0 : text.size(), {}};
    if (isInserted)
        edit.text = text;
    typed_ = typed_.empty() ? TextEdits{std::move(edit)} : composed(typed_, {std::move(edit)});
    typedMuch_ = typed_.size() > mostPieces;
}

TextEdits TextView::takeTyped()
{
    const std::string_view text = document_->text();
    TextEdits edits = std::exchange(typed_, {});
    auto size = static_cast<long>(text.size());
    for (const TextEdit &edit : edits)
        size += static_cast<long>(edit.text.size()) - static_cast<long>(edit.length);
    const bool isWhole =
        isValid(edits, text.size()) && size == static_cast<long>(bom_) + SendScintilla(SCI_GETLENGTH);
    if (std::exchange(typedMuch_, false) || !isWhole) {
        edits = difference(text.substr(bom_), shown());
        for (TextEdit &edit : edits)
            edit.offset += bom_;
        return edits;
    }
    // Typing over what is selected may put back some of it.
    TextEdits least;
    for (const TextEdit &edit : edits)
        for (TextEdit &piece : difference(text.substr(edit.offset, edit.length), edit.text)) {
            piece.offset += edit.offset;
            least.push_back(std::move(piece));
        }
    return least;
}

void TextView::flush()
{
    if (document_ == nullptr || taking_) {
        typed_.clear();
        typedMuch_ = false;
        return;
    }
    const TextEdits edits = takeTyped();
    if (edits.empty())
        return;
    edited_ = true;
    giving_ = true;
    const Result<void> taken = document_->type(edits);
    giving_ = false;
    if (!taken)
        replaceAll(); // the document is the truth
    applyMargins();
    restyleTimer_.start();
}

bool TextView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *keys = static_cast<QKeyEvent *>(event);
        if (keys->matches(QKeySequence::Undo) || keys->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    // One event may change the text several times (typing over a selection); the document hears of it once.
    const std::size_t before = cursorOffset();
    ++eventDepth_;
    const bool handled = QsciScintilla::event(event);
    --eventDepth_;
    if (eventDepth_ == 0 && hasTyped())
        flush();
    if (eventDepth_ == 0 && !edited_ && document_ != nullptr && cursorOffset() != before)
        document_->endMerge(); // what is typed somewhere else is a step of its own
    if (eventDepth_ == 0)
        edited_ = false;
    return handled;
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        Q_EMIT undoRequested();
    } else if (event->matches(QKeySequence::Redo)) {
        Q_EMIT redoRequested();
    } else {
        QsciScintilla::keyPressEvent(event);
        return;
    }
    event->accept();
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    // Scintilla's own menu undoes on Scintilla's own stack.
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasSelection = selection().length > 0;
    const auto add = [this, menu](actions::Command command, bool can, const std::function<void()> &run) {
        QAction *const action = actions::makeShown(command, menu);
        action->setEnabled(can);
        connect(action, &QAction::triggered, this, run);
        menu->addAction(action);
    };
    using actions::Command;
    const QUndoStack *const steps = document_ != nullptr ? document_->undoStack() : nullptr;
    add(Command::Undo, steps != nullptr && steps->canUndo(), [this] { Q_EMIT undoRequested(); });
    add(Command::Redo, steps != nullptr && steps->canRedo(), [this] { Q_EMIT redoRequested(); });
    menu->addSeparator();
    add(Command::Cut, hasSelection && !isReadOnly(), [this] { cut(); });
    add(Command::Copy, hasSelection, [this] { copy(); });
    add(Command::Paste, !isReadOnly(), [this] { paste(); });
    menu->addSeparator();
    add(Command::SelectAll, true, [this] { selectAll(); });
    menu->popup(event->globalPos());
}

bool TextView::canInsertFromMimeData(const QMimeData *source) const
{
    // Files are opened by the window, not written into the text as addresses.
    return !source->hasUrls() && QsciScintilla::canInsertFromMimeData(source);
}

void TextView::dragEnterEvent(QDragEnterEvent *event)
{
    // Scintilla would take files, and do nothing with them but agree to a move; whoever dropped them then
    // deletes them. What is ignored goes on to the window.
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragEnterEvent(event);
}

void TextView::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragMoveEvent(event);
}

void TextView::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dropEvent(event);
}

std::size_t TextView::cursorOffset() const
{
    return toDocument(SendScintilla(SCI_GETCURRENTPOS));
}

TextSpan TextView::selection() const
{
    const std::size_t begin = toDocument(SendScintilla(SCI_GETSELECTIONSTART));
    return {begin, toDocument(SendScintilla(SCI_GETSELECTIONEND)) - begin};
}

void TextView::select(const TextSpan &span)
{
    const long begin = toView(span.offset);
    const long end = toView(span.end());
    showPlaceOf(begin);
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(begin), end);
    SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(end), begin);
    if (document_ != nullptr)
        document_->endMerge();
}

void TextView::showPlaceOf(long position)
{
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position));
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, static_cast<unsigned long>(line));
}

LineColumn TextView::cursorPlace() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position));
    const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const long column = SendScintilla(SCI_COUNTCHARACTERS, static_cast<unsigned long>(start), position);
    return {static_cast<std::size_t>(line) + 1, static_cast<std::size_t>(column) + 1};
}

void TextView::revealLastChange()
{
    if (lastChange_)
        select({std::min(lastChange_->end(), document_->text().size()), 0});
}

QString TextView::lineEndName(std::string_view text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return text.find('\r') == std::string_view::npos ? QStringLiteral("LF") : QStringLiteral("CR");
    return end > 0 && text[end - 1] == '\r' ? QStringLiteral("CRLF") : QStringLiteral("LF");
}

} // namespace sluice::editor
