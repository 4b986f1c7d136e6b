#pragma once

#include "ui/widgets/page.h"

#include <QIcon>
#include <QWidget>

class QStackedWidget;

namespace sluice::shell {

class PageTabs;

/// The middle of the window: one tab a page, each with a key that is unique; a home page while there is none.
/// It asks before it closes: whoever owns the page decides and calls removePage().
class DocumentTabs : public QWidget
{
    Q_OBJECT

public:
    explicit DocumentTabs(QWidget *parent = nullptr);

    /// Shown while no tab is open or while it is asked for. Owned.
    void setHome(QWidget *home);
    void showHome();

    /// Takes the page and brings it to the front.
    void addPage(const QString &key, widgets::Page *page, const QIcon &icon);
    void removePage(widgets::Page *page);
    /// By what the page says itself, in the language of the moment.
    void retitle(widgets::Page *page);
    /// By another name, where its own is not enough.
    void setPageTitle(widgets::Page *page, const QString &title);
    /// A page that was saved under another name has another key.
    void setPageKey(widgets::Page *page, const QString &key);

    widgets::Page *page(const QString &key) const; ///< null: not open
    QString key(widgets::Page *page) const;
    widgets::Page *current() const; ///< null: home
    QList<widgets::Page *> pages() const;
    QString title(widgets::Page *page) const;
    void activate(widgets::Page *page);
    void step(int by); ///< to the next or previous tab, around the end
    /// The page in front, or home.
    QWidget *inFront() const;
    PageTabs *tabRow() const { return tabs_; }

Q_SIGNALS:
    void currentChanged(sluice::widgets::Page *page); ///< null: home
    void titleChanged(sluice::widgets::Page *page);
    void closeRequested(sluice::widgets::Page *page);
    void orderChanged(); ///< the person moved a tab
    /// All pages but this one are to be closed.
    void closeOthersRequested(sluice::widgets::Page *page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void settle();
    widgets::Page *at(int index) const;
    void focusCurrent();

    QStackedWidget *stack_;
    PageTabs *tabs_;
    QWidget *home_ = nullptr;
};

} // namespace sluice::shell
