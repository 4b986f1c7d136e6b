#pragma once

#include <QTabWidget>

class QMenu;
class QToolButton;

namespace sluice::shell {

/// The tab row over the pages. A tab never gets so narrow that its name cannot be told; a name that is cut
/// keeps its end, where names of job files differ. A button lists all pages, a tab's menu closes it or all
/// others.
class PageTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit PageTabs(QWidget *parent = nullptr);

    /// What a tab shows of its title at its present width.
    QString shownText(int index) const;
    QToolButton *listButton() const { return list_; }

    void retranslate();

Q_SIGNALS:
    void closeOthersRequested(int index);
    /// Chosen in the list, so that it may be the one that is in front already.
    void chosen(int index);

protected:
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    void fillList(QMenu *menu);
    void showTabMenu(const QPoint &place);
    void nameCloseButtons();

    QToolButton *list_;
};

} // namespace sluice::shell
