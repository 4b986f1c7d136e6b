#pragma once

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
    void addPage(const QString &key, QWidget *page, const QIcon &icon, const QString &title,
                 const QString &toolTip);
    void removePage(QWidget *page);
    void setPageTitle(QWidget *page, const QString &title, const QString &toolTip);
    /// A page that was saved under another name has another key.
    void setPageKey(QWidget *page, const QString &key);

    QWidget *page(const QString &key) const; ///< null: not open
    QString key(QWidget *page) const;
    QWidget *current() const; ///< null: home
    QList<QWidget *> pages() const;
    QString title(QWidget *page) const;
    void activate(QWidget *page);
    void step(int by); ///< to the next or previous tab, around the end
    /// The page in front, or home.
    QWidget *inFront() const;
    PageTabs *tabRow() const { return tabs_; }

Q_SIGNALS:
    void currentChanged(QWidget *page); ///< null: home
    void titleChanged(QWidget *page);
    void closeRequested(QWidget *page);
    void orderChanged(); ///< the person moved a tab
    /// All pages but this one are to be closed.
    void closeOthersRequested(QWidget *page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void settle();
    void focusCurrent();

    QStackedWidget *stack_;
    PageTabs *tabs_;
    QWidget *home_ = nullptr;
};

} // namespace sluice::shell
