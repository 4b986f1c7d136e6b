#include "ui/shell/pagetabs.h"

#include "ui/widgets/icons.h"

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
        setElideMode(Qt::ElideLeft);
        setUsesScrollButtons(true);
        setExpanding(false);
        setFocusPolicy(Qt::NoFocus); // the keyboard belongs to the page: Ctrl+Tab changes it
        setContextMenuPolicy(Qt::CustomContextMenu);
    }

    QString shownText(int index) const
    {
        QStyleOptionTab option;
        initStyleOption(&option, index);
        return option.text;
    }

protected:
    QSize tabSizeHint(int index) const override
    {
        return narrowed(QTabBar::tabSizeHint(index), index, mostCharacters);
    }

    QSize minimumTabSizeHint(int index) const override
    {
        return narrowed(tabSizeHint(index), index, leastCharacters);
    }

    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const int index = tabAt(event->position().toPoint());
        if (event->button() == Qt::MiddleButton && index >= 0)
            Q_EMIT tabCloseRequested(index);
        QTabBar::mouseReleaseEvent(event);
    }

private:
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
    retranslate();
}

QString PageTabs::shownText(int index) const
{
    return static_cast<const Bar *>(tabBar())->shownText(index).replace(QStringLiteral("&&"),
                                                                        QStringLiteral("&"));
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
    menu->addAction(tr("Close all &others"), this, [this] { Q_EMIT closeOthersRequested(currentIndex()); })
        ->setEnabled(count() > 1);
}

void PageTabs::showTabMenu(const QPoint &place)
{
    const int index = tabBar()->tabAt(place);
    if (index < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(widgets::icon(QLatin1String("tab-close")), tr("&Close"), this,
                    [this, index] { Q_EMIT tabCloseRequested(index); });
    menu->addAction(tr("Close all &others"), this, [this, index] { Q_EMIT closeOthersRequested(index); })
        ->setEnabled(count() > 1);
    menu->popup(tabBar()->mapToGlobal(place));
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    nameCloseButtons();
}

void PageTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    nameCloseButtons();
}

void PageTabs::retranslate()
{
    setAccessibleName(tr("Open pages"));
    tabBar()->setAccessibleName(tr("Open pages"));
    list_->setToolTip(tr("All open pages"));
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
