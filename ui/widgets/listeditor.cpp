#include "ui/widgets/listeditor.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

constexpr int mostLines = 6;
constexpr int roundLines = 2; ///< pixels, for a style that draws a frame of its own

} // namespace

ListEditor::ListEditor(QWidget *parent)
    : PropertyEditor(PropertyEditorKind::List, parent)
    , edit_(new QPlainTextEdit(this))
{
    setControl(edit_);
    edit_->setTabChangesFocus(true);
    edit_->setUndoRedoEnabled(false); // there is one undo stack, the document's
    edit_->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    edit_->installEventFilter(this);
    connect(edit_, &QPlainTextEdit::textChanged, this, &ListEditor::takeTyped);
    fitHeight();
}

QStringList ListEditor::entries() const
{
    QStringList entries = edit_->toPlainText().split(QLatin1Char('\n'));
    entries.removeIf([](const QString &entry) { return entry.trimmed().isEmpty(); });
    return entries;
}

void ListEditor::takeTyped()
{
    fitHeight();
    if (isShowing_)
        return;
    touched_ = true;
    if (const QStringList typed = entries(); !typed.isEmpty() && typed != shown_)
        Q_EMIT edited(typed);
}

void ListEditor::showProperty(const Property &property)
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    shown_ = property.value.toStringList();
    // An empty line at which somebody types, and a list that was just emptied, are not typed over.
    const bool isHalfTyped = touched_ && edit_->hasFocus() && entries().isEmpty();
    if (entries() != shown_ && !isHalfTyped) {
        edit_->setPlainText(shown_.join(QLatin1Char('\n')));
        touched_ = false;
    }
    edit_->setPlaceholderText(hint(property));
    edit_->setReadOnly(!property.reason.isEmpty());
    edit_->viewport()->setBackgroundRole(edit_->isReadOnly() ? QPalette::Window : QPalette::Base);
    describe(edit_, property);
    fitHeight();
}

void ListEditor::commit()
{
    if (touched_ && entries().isEmpty() && !shown_.isEmpty())
        Q_EMIT edited(QVariant());
    touched_ = false;
}

void ListEditor::discard()
{
    touched_ = false;
}

int ListEditor::neededWidth() const
{
    return edit_->fontMetrics().horizontalAdvance(edit_->placeholderText()) +
           2 * (edit_->frameWidth() + static_cast<int>(edit_->document()->documentMargin()));
}

void ListEditor::fitHeight()
{
    const int lines = std::clamp(edit_->document()->blockCount(), 1, mostLines);
    const QMargins frame = edit_->contentsMargins();
    const double text = lines * QFontMetricsF(edit_->font()).lineSpacing();
    edit_->setFixedHeight(static_cast<int>(std::ceil(text + 2 * edit_->document()->documentMargin())) +
                          frame.top() + frame.bottom() + roundLines);
}

bool ListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        commit();
        Q_EMIT finished();
    } else if (event->type() == QEvent::FontChange) {
        fitHeight();
    }
    return PropertyEditor::eventFilter(watched, event);
}

} // namespace sluice::widgets
