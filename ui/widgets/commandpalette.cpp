#include "ui/widgets/commandpalette.h"

#include "ui/widgets/fuzzymatch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::widgets {

namespace {

constexpr int DetailRole = Qt::UserRole + 1;
constexpr int MaximumLines = 200;

/// Draws the detail at the right end of the line, weaker than the text.
class LineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(8, 0, -8, 0), int(Qt::AlignRight | Qt::AlignVCenter),
                          index.data(DetailRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 8);
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , edit_(new QLineEdit(this))
    , list_(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    edit_->setClearButtonEnabled(true);
    edit_->installEventFilter(this);
    list_->setItemDelegate(new LineDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(edit_);
    layout->addWidget(list_);
    connect(edit_, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    window->installEventFilter(this);
    retranslate();
    hide();
}

void CommandPalette::setSource(Source source)
{
    source_ = std::move(source);
}

void CommandPalette::open()
{
    items_ = source_ ? source_() : QList<PaletteItem>();
    edit_->clear();
    filter(QString());
    place();
    show();
    raise();
    edit_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    hide();
    items_.clear();
}

QStringList CommandPalette::shownTexts() const
{
    QStringList texts;
    for (const int index : shown_)
        texts.append(items_.value(index).text);
    return texts;
}

void CommandPalette::filter(const QString &pattern)
{
    QList<std::pair<int, int>> ranked; // negative score, index: a stable order by sorting pairs
    for (int i = 0; i < items_.size(); ++i) {
        const PaletteItem &item = items_.at(i);
        const auto score = fuzzyScore(pattern, item.text);
        const auto wide = score ? score : fuzzyScore(pattern, item.text + u' ' + item.detail);
        if (wide)
            ranked.append({-(*wide * 2 + (score ? 1 : 0) + (item.enabled ? 10 : 0)), i});
    }
    std::sort(ranked.begin(), ranked.end());
    list_->clear();
    shown_.clear();
    for (const auto &[rank, index] : ranked) {
        if (shown_.size() == MaximumLines)
            break;
        const PaletteItem &item = items_.at(index);
        auto *line = new QListWidgetItem(item.icon, item.text, list_);
        line->setData(DetailRole, item.detail);
        line->setData(Qt::AccessibleTextRole,
                      item.detail.isEmpty() ? item.text : item.text + QStringLiteral(", ") + item.detail);
        if (!item.enabled)
            line->setFlags(line->flags() & ~Qt::ItemIsEnabled);
        shown_.append(index);
    }
    list_->setCurrentRow(shown_.isEmpty() ? -1 : 0);
}

void CommandPalette::runCurrent()
{
    const int row = list_->currentRow();
    if (row < 0 || row >= shown_.size())
        return;
    const PaletteItem item = items_.at(shown_.at(row));
    if (!item.enabled)
        return;
    dismiss();
    if (item.run)
        item.run();
}

void CommandPalette::moveCurrent(int by)
{
    if (shown_.isEmpty())
        return;
    const int last = int(shown_.size()) - 1;
    list_->setCurrentRow(std::clamp(list_->currentRow() + by, 0, last));
}

void CommandPalette::place()
{
    const QRect window = parentWidget()->rect();
    const int width = std::min(640, window.width() - 40);
    const int height = std::min(420, window.height() - 80);
    setGeometry((window.width() - width) / 2, 40, width, height);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != edit_)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        // A click elsewhere leaves; a click on a line of the list (which takes no focus) does not come here.
        if (QApplication::activePopupWidget() == nullptr)
            hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: {
        const QPointer<QWidget> window = parentWidget();
        dismiss();
        if (window)
            window->setFocus();
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(10);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(-10);
        return true;
    default:
        return false;
    }
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::retranslate()
{
    edit_->setPlaceholderText(tr("Search or run a command"));
    edit_->setAccessibleName(tr("Search or run a command"));
    list_->setAccessibleName(tr("Commands that fit"));
    setAccessibleName(tr("Command palette"));
}

} // namespace sluice::widgets
