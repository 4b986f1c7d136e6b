#pragma once

#include "ui/actions/command.h"

#include <QTabWidget>
#include <QTimer>

#include <functional>

class QMenu;
class QToolButton;

namespace sluice::shell {

/// The tab row over the pages. A tab never gets so narrow that its name cannot be told; a name that is cut
/// keeps what it can be told by from the others. Where not all tabs have room, as many whole ones are shown
/// as fit, the one in front always among them: none is cut at an edge. A button lists all pages and says how
/// many have no tab, a tab's menu closes it or all others.
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
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fillList(QMenu *menu);
    void addOrder(QMenu *menu, actions::Command command, bool can, const std::function<void()> &run);
    void showTabMenu(const QPoint &place);
    void nameCloseButtons();
    void fit();

    QToolButton *list_;
    QTimer timer_;
    int first_ = 0; ///< the first tab that is shown
};

} // namespace sluice::shell
