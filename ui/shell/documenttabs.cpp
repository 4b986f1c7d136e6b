#include "ui/shell/documenttabs.h"

#include "models/core/qtshown.h"
#include "ui/shell/pagetabs.h"

#include <QApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
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
            [this](int index) { Q_EMIT closeRequested(at(index)); });
    connect(tabs_->tabBar(), &QTabBar::tabMoved, this, &DocumentTabs::orderChanged);
    connect(tabs_, &PageTabs::closeOthersRequested, this,
            [this](int index) { Q_EMIT closeOthersRequested(at(index)); });
    connect(tabs_, &PageTabs::chosen, this, [this](int index) { activate(at(index)); });
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

void DocumentTabs::addPage(const QString &key, widgets::Page *page, const QIcon &icon)
{
    page->setProperty(KeyProperty, key);
    const int index = tabs_->addTab(page, icon, QString());
    retitle(page);
    tabs_->setCurrentIndex(index);
    settle();
    focusCurrent();
}

void DocumentTabs::removePage(widgets::Page *page)
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

void DocumentTabs::retitle(widgets::Page *page)
{
    setPageTitle(page, page->title());
}

void DocumentTabs::setPageTitle(widgets::Page *page, const QString &title)
{
    const int index = tabs_->indexOf(page);
    if (index < 0)
        return;
    tabs_->setTabText(index, visibleText(title).replace(u'&', QStringLiteral("&&")));
    tabs_->setTabToolTip(index, visibleText(page->description(), Lines::Many));
    Q_EMIT titleChanged(page);
}

void DocumentTabs::setPageKey(widgets::Page *page, const QString &key)
{
    page->setProperty(KeyProperty, key);
}

widgets::Page *DocumentTabs::page(const QString &key) const
{
    for (int i = 0; i < tabs_->count(); ++i) {
        widgets::Page *const page = at(i);
        if (page != nullptr && page->property(KeyProperty).toString() == key)
            return page;
    }
    return nullptr;
}

QString DocumentTabs::key(widgets::Page *page) const
{
    return page == nullptr ? QString() : page->property(KeyProperty).toString();
}

/// Nothing else is ever put in. Null: while a page leaves, its tab is still there.
widgets::Page *DocumentTabs::at(int index) const
{
    return static_cast<widgets::Page *>(tabs_->widget(index));
}

widgets::Page *DocumentTabs::current() const
{
    return stack_->currentWidget() == tabs_ ? at(tabs_->currentIndex()) : nullptr;
}

QList<widgets::Page *> DocumentTabs::pages() const
{
    QList<widgets::Page *> pages;
    for (int i = 0; i < tabs_->count(); ++i) {
        if (widgets::Page *const page = at(i))
            pages.append(page);
    }
    return pages;
}

QString DocumentTabs::title(widgets::Page *page) const
{
    return tabs_->tabText(tabs_->indexOf(page)).replace(QStringLiteral("&&"), QStringLiteral("&"));
}

void DocumentTabs::activate(widgets::Page *page)
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
        activate(at((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count()));
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
