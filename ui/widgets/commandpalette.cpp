#include "ui/widgets/commandpalette.h"

#include "ui/widgets/fuzzymatch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace sluice::widgets {

namespace {

constexpr int DetailRole = Qt::UserRole + 1;
constexpr int EnabledRole = Qt::UserRole + 2;
constexpr int MaximumLines = 200;
constexpr int iconSide = 16;

struct Fit
{
    bool whole = true; ///< each word was found as it was typed; else some only as letters in order
    int score = 0;     ///< higher is better
};

/// How well a line fits; nothing when it does not. Each word that was typed must be found: in the name, or in
/// what stands beside the name or is only searched, or else its characters in order in the name.
std::optional<Fit> fit(const QString &pattern, const PaletteItem &item)
{
    const QString around = item.detail + u' ' + item.words.join(u' ');
    Fit found;
    bool inName = true;
    const QStringList typed = pattern.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : typed) {
        const auto score = fuzzyScore(word, item.text);
        if (item.text.contains(word, Qt::CaseInsensitive)) {
            found.score += score.value_or(0);
        } else if (around.contains(word, Qt::CaseInsensitive)) {
            inName = false;
        } else if (score) {
            found.whole = false;
            found.score += *score;
        } else {
            return std::nullopt;
        }
    }
    if (inName)
        found.score = found.score * 2 + 1;
    return found;
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
        const bool enabled = index.data(EnabledRole).toBool();
        line.state.setFlag(QStyle::State_Enabled, enabled);
        const QStyle *const style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &line, painter, option.widget); // background and icon

        const bool selected = option.state.testFlag(QStyle::State_Selected);
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
    , why_(new QLabel(this))
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
    why_->setWordWrap(true);
    why_->setTextFormat(Qt::PlainText);
    why_->setMargin(8);
    why_->hide();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(edit_);
    layout->addWidget(list_, 1);
    layout->addWidget(nothing_, 1);
    layout->addWidget(why_);
    connect(edit_, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(list_, &QListWidget::currentRowChanged, this, &CommandPalette::sayWhyNot);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    window->installEventFilter(this);
    // The line need not have the keyboard when it goes to a page.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, const QWidget *now) {
        if (now != nullptr && isVisible() && now->window() == this->window() && !isAncestorOf(now) &&
            now != this)
            hide();
    });
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
    struct Hit
    {
        Fit fit;
        bool enabled;
        PaletteKind kind;
        int index;
    };
    QList<Hit> hits;
    for (int i = 0; i < items_.size(); ++i) {
        const PaletteItem &item = items_.at(i);
        if (const auto found = fit(pattern, item))
            hits.append({*found, item.enabled, item.kind, i});
    }
    // What may have been meant: whole words, and nothing risky as long as there is something else.
    const auto isWhole = [](const Hit &hit) {
        return hit.fit.whole;
    };
    const bool someSafe = std::any_of(hits.begin(), hits.end(), [](const Hit &hit) {
        return hit.fit.whole && hit.kind != PaletteKind::Risky;
    });
    const auto mayBeMeant = [someSafe](const Hit &hit) {
        return hit.fit.whole && !(someSafe && hit.kind == PaletteKind::Risky);
    };
    // When all that was meant cannot be run now, Return must not run something else that happens to have
    // the letters.
    const bool someWhole = std::any_of(hits.begin(), hits.end(), isWhole);
    const bool canRun =
        std::any_of(hits.begin(), hits.end(), [&](const Hit &hit) { return mayBeMeant(hit) && hit.enabled; });
    if (someWhole && !canRun)
        hits.removeIf([&](const Hit &hit) { return !hit.fit.whole; });
    const bool typed = !pattern.trimmed().isEmpty();
    const auto order = [&](const Hit &hit) {
        const bool last = someSafe && hit.kind == PaletteKind::Risky;
        return std::tuple(!last, hit.enabled, hit.fit.whole, typed ? -int(hit.kind) : 0, hit.fit.score);
    };
    std::stable_sort(hits.begin(), hits.end(),
                     [&](const Hit &a, const Hit &b) { return order(a) > order(b); });
    shown_.clear(); // first: the list tells of its lines while they go
    list_->clear();
    for (const Hit &hit : std::as_const(hits)) {
        if (shown_.size() == MaximumLines)
            break;
        const int index = hit.index;
        const PaletteItem &item = items_.at(index);
        const QString state = item.enabled ? QString() : tr("not possible now");
        const QString detail = item.detail.isEmpty() || item.enabled
                                   ? item.detail + state
                                   : tr("%1   (%2)").arg(item.detail, state);
        auto *line = new QListWidgetItem(item.icon, item.text, list_);
        line->setData(DetailRole, detail);
        line->setData(EnabledRole, item.enabled); // and no flag: a click on it is answered
        line->setData(Qt::AccessibleTextRole,
                      QStringList{item.text, detail, item.enabled ? QString() : item.whyNot}
                          .filter(QRegularExpression(QStringLiteral(".")))
                          .join(QStringLiteral(", ")));
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
    sayWhyNot();
    list_->setVisible(!shown_.isEmpty());
}

QString CommandPalette::nothingText() const
{
    return nothing_->isHidden() ? QString() : nothing_->text();
}

QString CommandPalette::whyNotText() const
{
    return why_->isHidden() ? QString() : why_->text();
}

void CommandPalette::runCurrent()
{
    const int row = list_->currentRow();
    if (row < 0 || row >= shown_.size())
        return;
    const PaletteItem item = items_.at(shown_.at(row));
    if (!item.enabled) {
        why_->setText(item.whyNot.isEmpty() ? tr("“%1” cannot be run now: it needs another page, selection "
                                                 "or cluster than the one in front.")
                                                  .arg(item.text)
                                            : item.whyNot);
        why_->show();
        return;
    }
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

/// A reason that is known is told as soon as the line is selected.
void CommandPalette::sayWhyNot()
{
    // The items have gone already when the palette has.
    const PaletteItem item = items_.value(shown_.value(list_->currentRow(), -1));
    why_->setText(item.enabled ? QString() : item.whyNot);
    why_->setHidden(why_->text().isEmpty());
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
        const QWidget *const popup = QApplication::activePopupWidget();
        if (popup == nullptr)
            hide();
        else if (popup->parentWidget() != edit_) // a menu of the window; the line's own leaves it open
            dismiss();
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
