#include "ui/shell/pagetabs.h"

#include "ui/actions/actions.h"
#include "ui/widgets/apart.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QMenu>
#include <QMouseEvent>
#include <QStyleOptionTab>
#include <QTabBar>
#include <QToolButton>

namespace sluice::shell {

namespace {

constexpr int leastCharacters = 14;
constexpr int mostCharacters = 36;

class Bar final : public QTabBar
{
public:
    explicit Bar(PageTabs *owner)
        : QTabBar(owner)
    {
        setElideMode(Qt::ElideLeft); // that there is one at all; which, is below
        setUsesScrollButtons(true);
        setExpanding(false);
        setFocusPolicy(Qt::NoFocus); // the keyboard belongs to the page: Ctrl+Tab changes it
        setContextMenuPolicy(Qt::CustomContextMenu);
    }

    /// What a tab needs at least.
    int leastWidth(int index) const { return minimumTabSizeHint(index).width(); }

    QString shownText(int index) const
    {
        QStyleOptionTab option;
        initStyleOption(&option, index);
        return option.text;
    }

protected:
    void initStyleOption(QStyleOptionTab *option, int index) const override
    {
        QTabBar::initStyleOption(option, index);
        const QRect room = style()->subElementRect(QStyle::SE_TabBarTabText, option, this);
        QStringList beside;
        for (int i = 0; i < count(); ++i)
            beside.append(name(i));
        option->text = widgets::elidedApart(name(index), beside, fontMetrics(), room.width())
                           .replace(u'&', QStringLiteral("&&"));
    }

    QSize tabSizeHint(int index) const override
    {
        return narrowed(QTabBar::tabSizeHint(index), index, mostCharacters);
    }

    QSize minimumTabSizeHint(int index) const override
    {
        return narrowed(QTabBar::tabSizeHint(index), index, leastCharacters);
    }

    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const int index = tabAt(event->position().toPoint());
        if (event->button() == Qt::MiddleButton && index >= 0)
            Q_EMIT tabCloseRequested(index);
        QTabBar::mouseReleaseEvent(event);
    }

private:
    QString name(int index) const
    {
        return tabText(index).replace(QStringLiteral("&&"), QStringLiteral("&"));
    }

    /// Takes away what the text is wider than so many characters.
    QSize narrowed(QSize size, int index, int characters) const
    {
        const int most = characters * fontMetrics().averageCharWidth();
        const int text = fontMetrics().size(Qt::TextShowMnemonic, tabText(index)).width();
        size.rwidth() -= qMax(0, text - most);
        return size;
    }
};

} // namespace

PageTabs::PageTabs(QWidget *parent)
    : QTabWidget(parent)
    , list_(new QToolButton(this))
{
    setTabBar(new Bar(this));
    setTabsClosable(true);
    setMovable(true);
    setDocumentMode(true);
    auto *menu = new QMenu(list_);
    list_->setMenu(menu);
    list_->setPopupMode(QToolButton::InstantPopup);
    list_->setAutoRaise(true);
    list_->setArrowType(Qt::DownArrow);
    list_->setFocusPolicy(Qt::NoFocus);
    setCornerWidget(list_, Qt::TopRightCorner);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillList(menu); });
    connect(tabBar(), &QTabBar::customContextMenuRequested, this, &PageTabs::showTabMenu);
    timer_.setSingleShot(true);
    timer_.setInterval(0); // titles, icons and buttons come one after another
    connect(&timer_, &QTimer::timeout, this, &PageTabs::fit);
    connect(this, &QTabWidget::currentChanged, this, &PageTabs::fit);
    connect(tabBar(), &QTabBar::tabMoved, this, &PageTabs::fit);
    retranslate();
}

/// Hides the tabs for which there is no room, those at the ends first.
void PageTabs::fit()
{
    const auto *bar = static_cast<const Bar *>(tabBar());
    const int tabs = count();
    const int current = currentIndex();
    if (current < 0 || !isVisible())
        return;
    QList<int> widths;
    for (int i = 0; i < tabs; ++i)
        widths.append(bar->leastWidth(i));
    // With what the button says when some are left out.
    const int room = width() - list_->sizeHint().width() -
                     list_->fontMetrics().horizontalAdvance(QStringLiteral("+99")) - 8;
    first_ = qBound(0, first_, current);
    int used = 0;
    for (int i = first_; i <= current; ++i)
        used += widths.at(i);
    while (first_ < current && used > room)
        used -= widths.at(first_++);
    int end = current + 1;
    while (end < tabs && used + widths.at(end) <= room)
        used += widths.at(end++);
    while (first_ > 0 && used + widths.at(first_ - 1) <= room)
        used += widths.at(--first_);
    // The one in front before all: as long as that has no tab, Qt puts another page in front with each tab
    // that comes or goes.
    if (!isTabVisible(current))
        setTabVisible(current, true);
    for (int i = 0; i < tabs; ++i) {
        const bool shown = i >= first_ && i < end;
        if (isTabVisible(i) != shown)
            setTabVisible(i, shown);
    }
    const int left = tabs - (end - first_);
    const QString text = left > 0 ? QStringLiteral("+%1").arg(left) : QString();
    const bool changed = list_->text() != text;
    list_->setText(text);
    list_->setToolButtonStyle(left > 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    list_->setToolTip(left > 0 ? tr("All open pages; %n of them have no room for a tab", nullptr, left)
                               : tr("All open pages"));
    if (changed) // every time it would ask for the layout that asks for this
        list_->updateGeometry();
}

void PageTabs::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    fit();
}

bool PageTabs::event(QEvent *event)
{
    // A title or an icon that changes makes the bar ask for another layout.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show ||
        event->type() == QEvent::FontChange)
        timer_.start();
    return QTabWidget::event(event);
}

QString PageTabs::shownText(int index) const
{
    return static_cast<const Bar *>(tabBar())->shownText(index).replace(QStringLiteral("&&"),
                                                                        QStringLiteral("&"));
}

/// What the window has for the page in front, for the one that is pointed at.
void PageTabs::addOrder(QMenu *menu, actions::Command command, bool can, const std::function<void()> &run)
{
    QAction *const action = actions::makeShown(command, menu);
    action->setEnabled(can);
    connect(action, &QAction::triggered, this, run);
    menu->addAction(action);
}

void PageTabs::fillList(QMenu *menu)
{
    menu->clear();
    for (int i = 0; i < count(); ++i) {
        QAction *const entry = menu->addAction(tabIcon(i), tabText(i), this, [this, i] { Q_EMIT chosen(i); });
        entry->setToolTip(tabToolTip(i));
        if (i == currentIndex()) {
            QFont bold = entry->font();
            bold.setBold(true);
            entry->setFont(bold);
        }
    }
    menu->addSeparator();
    addOrder(menu, actions::Command::CloseOthers, count() > 1,
             [this] { Q_EMIT closeOthersRequested(currentIndex()); });
}

void PageTabs::showTabMenu(const QPoint &place)
{
    const int index = tabBar()->tabAt(place);
    if (index < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addOrder(menu, actions::Command::CloseTab, true, [this, index] { Q_EMIT tabCloseRequested(index); });
    addOrder(menu, actions::Command::CloseOthers, count() > 1,
             [this, index] { Q_EMIT closeOthersRequested(index); });
    menu->popup(tabBar()->mapToGlobal(place));
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    nameCloseButtons();
    timer_.start();
}

void PageTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    nameCloseButtons();
    timer_.start();
}

void PageTabs::retranslate()
{
    setAccessibleName(tr("Open pages"));
    tabBar()->setAccessibleName(tr("Open pages"));
    fit();
    list_->setAccessibleName(tr("All open pages"));
    nameCloseButtons();
}

void PageTabs::nameCloseButtons()
{
    for (int i = 0; i < count(); ++i) {
        for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide}) {
            if (QWidget *button = tabBar()->tabButton(i, side)) {
                button->setAccessibleName(tr("Close this page"));
                button->setToolTip(tr("Close this page")); // Qt's own is in the language of its making
            }
        }
    }
}

} // namespace sluice::shell
