#include "ui/widgets/commandpalette.h"

#include "ui/widgets/fuzzymatch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice::widgets {

namespace {

constexpr int DetailRole = Qt::UserRole + 1;
constexpr int MaximumLines = 200;
constexpr int iconSide = 16;

/// How well a line fits, higher is better; nothing when it does not. Each word that was typed must be found:
/// its characters in order in the name, or the word itself in what stands beside the name or is only
/// searched.
std::optional<int> fit(const QString &pattern, const PaletteItem &item)
{
    if (const auto score = fuzzyScore(pattern, item.text))
        return *score * 2 + 1;
    const QString around = item.detail + u' ' + item.words.join(u' ');
    int total = 0;
    const QStringList typed = pattern.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : typed) {
        if (const auto score = fuzzyScore(word, item.text))
            total += *score;
        else if (!around.contains(word, Qt::CaseInsensitive))
            return std::nullopt;
    }
    return total;
}

/// Draws the detail at the right end of the line, weaker than the text; neither runs into the other, and
/// texts stand below one another whether they have an icon or not.
class LineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem line = option;
        initStyleOption(&line, index);
        const QString text = std::exchange(line.text, QString());
        const QStyle *const style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &line, painter, option.widget); // background and icon

        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        const QString detail = index.data(DetailRole).toString();
        const QRect whole = option.rect.adjusted(8 + iconSide + 8, 0, -8, 0);
        // Letters of two fonts add up to parts of a dot: exactly as wide as the text would cut it.
        const int taken = std::min(option.fontMetrics.horizontalAdvance(detail) + 2, whole.width() / 2);
        painter->save();
        painter->setPen(option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
        const QRect left = whole.adjusted(0, 0, -taken - 16, 0);
        painter->drawText(left, int(Qt::AlignLeft | Qt::AlignVCenter),
                          option.fontMetrics.elidedText(text, Qt::ElideMiddle, left.width()));
        painter->setPen(
            option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(whole, int(Qt::AlignRight | Qt::AlignVCenter),
                          option.fontMetrics.elidedText(detail, Qt::ElideMiddle, taken));
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
    , nothing_(new QLabel(this))
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
    list_->setIconSize(QSize(iconSide, iconSide));
    nothing_->setWordWrap(true);
    nothing_->setTextFormat(Qt::PlainText);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    nothing_->setMargin(8);
    nothing_->hide();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(edit_);
    layout->addWidget(list_, 1);
    layout->addWidget(nothing_, 1);
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
    if (!isVisible())
        before_ = window()->focusWidget();
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
    // The palette leaves before the keyboard does, so that losing it is no second leaving.
    const bool had = isVisible() && isAncestorOf(window()->focusWidget());
    hide();
    items_.clear();
    if (had && before_ && before_->isVisible())
        before_->setFocus(Qt::PopupFocusReason);
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
        if (const auto score = fit(pattern, item))
            ranked.append({-(*score + (item.enabled ? 10 : 0)), i});
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
    sayNothing();
}

void CommandPalette::sayNothing()
{
    nothing_->setText(
        tr("Nothing fits “%1”. Fewer letters find more; Escape leaves.").arg(edit_->text().trimmed()));
    nothing_->setVisible(shown_.isEmpty());
    list_->setVisible(!shown_.isEmpty());
}

QString CommandPalette::nothingText() const
{
    return nothing_->isHidden() ? QString() : nothing_->text();
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
    case Qt::Key_Escape:
        dismiss();
        return true;
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
    sayNothing();
}

} // namespace sluice::widgets
