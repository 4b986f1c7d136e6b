#include "ui/shell/documenttabs.h"

#include "models/core/qtshown.h"
#include "ui/shell/pagetabs.h"

#include <QApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace sluice::shell {

namespace {

constexpr char KeyProperty[] = "pageKey";

} // namespace

DocumentTabs::DocumentTabs(QWidget *parent)
    : QWidget(parent)
    , stack_(new QStackedWidget(this))
    , tabs_(new PageTabs(this))
{
    stack_->addWidget(tabs_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    connect(tabs_, &QTabWidget::currentChanged, this, &DocumentTabs::settle);
    connect(tabs_, &QTabWidget::tabBarClicked, this, [this](int index) {
        // By then the tab is in front.
        if (index >= 0)
            QTimer::singleShot(0, this, &DocumentTabs::focusCurrent);
    });
    connect(tabs_, &QTabWidget::tabCloseRequested, this,
            [this](int index) { Q_EMIT closeRequested(tabs_->widget(index)); });
    connect(tabs_->tabBar(), &QTabBar::tabMoved, this, &DocumentTabs::orderChanged);
    connect(tabs_, &PageTabs::closeOthersRequested, this,
            [this](int index) { Q_EMIT closeOthersRequested(tabs_->widget(index)); });
    connect(tabs_, &PageTabs::chosen, this, [this](int index) { activate(tabs_->widget(index)); });
}

void DocumentTabs::setHome(QWidget *home)
{
    home_ = home;
    stack_->addWidget(home);
    settle();
}

void DocumentTabs::showHome()
{
    if (home_ == nullptr)
        return;
    stack_->setCurrentWidget(home_);
    Q_EMIT currentChanged(nullptr);
    focusCurrent();
}

void DocumentTabs::addPage(const QString &key, QWidget *page, const QIcon &icon, const QString &title,
                           const QString &toolTip)
{
    page->setProperty(KeyProperty, key);
    const int index = tabs_->addTab(page, icon, QString());
    setPageTitle(page, title, toolTip);
    tabs_->setCurrentIndex(index);
    settle();
    focusCurrent();
}

void DocumentTabs::removePage(QWidget *page)
{
    const int index = tabs_->indexOf(page);
    if (index < 0)
        return;
    const QWidget *const focus = QApplication::focusWidget();
    const bool hadFocus = focus == nullptr || isAncestorOf(focus);
    tabs_->removeTab(index);
    page->deleteLater();
    settle();
    if (hadFocus)
        focusCurrent();
}

void DocumentTabs::setPageTitle(QWidget *page, const QString &title, const QString &toolTip)
{
    const int index = tabs_->indexOf(page);
    if (index < 0)
        return;
    tabs_->setTabText(index, visibleText(title).replace(u'&', QStringLiteral("&&")));
    tabs_->setTabToolTip(index, visibleText(toolTip, Lines::Many));
    Q_EMIT titleChanged(page);
}

void DocumentTabs::setPageKey(QWidget *page, const QString &key)
{
    page->setProperty(KeyProperty, key);
}

QWidget *DocumentTabs::page(const QString &key) const
{
    for (int i = 0; i < tabs_->count(); ++i) {
        if (tabs_->widget(i)->property(KeyProperty).toString() == key)
            return tabs_->widget(i);
    }
    return nullptr;
}

QString DocumentTabs::key(QWidget *page) const
{
    return page == nullptr ? QString() : page->property(KeyProperty).toString();
}

QWidget *DocumentTabs::current() const
{
    return stack_->currentWidget() == tabs_ ? tabs_->currentWidget() : nullptr;
}

QList<QWidget *> DocumentTabs::pages() const
{
    QList<QWidget *> pages;
    for (int i = 0; i < tabs_->count(); ++i)
        pages.append(tabs_->widget(i));
    return pages;
}

QString DocumentTabs::title(QWidget *page) const
{
    return tabs_->tabText(tabs_->indexOf(page)).replace(QStringLiteral("&&"), QStringLiteral("&"));
}

void DocumentTabs::activate(QWidget *page)
{
    if (tabs_->indexOf(page) < 0)
        return;
    const bool same = current() == page;
    stack_->setCurrentWidget(tabs_);
    tabs_->setCurrentWidget(page);
    if (!same)
        Q_EMIT currentChanged(page);
    focusCurrent();
}

void DocumentTabs::step(int by)
{
    if (tabs_->count() > 0)
        activate(tabs_->widget((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count()));
}

void DocumentTabs::settle()
{
    stack_->setCurrentWidget(tabs_->count() == 0 && home_ != nullptr ? home_ : tabs_);
    Q_EMIT currentChanged(current());
}

QWidget *DocumentTabs::inFront() const
{
    return current() != nullptr ? current() : home_;
}

void DocumentTabs::focusCurrent()
{
    if (QWidget *page = inFront())
        page->setFocus(Qt::OtherFocusReason);
}

void DocumentTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tabs_->retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice::shell
