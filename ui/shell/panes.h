#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace sluice::shell {

class PaneMark;

/// Puts the keyboard where it was last inside `pane`, else on the first control that takes it, else on the
/// pane.
void focusPane(QWidget *pane);

/// True when the pane can be seen: shown, and not behind another one.
bool isInView(const QWidget *pane);

/// The parts of the window between which F6 goes: in their order on the screen, those only that can be seen.
class Panes : public QObject
{
    Q_OBJECT

public:
    using List = std::function<QList<QWidget *>()>;

    /// `list` gives the panes of the moment; `page` the one that Escape goes back to, null: none.
    Panes(List list, std::function<QWidget *()> page, QObject *parent = nullptr);

    /// To the next (1) or the previous (-1) pane, around the end; a frame shows which one it is.
    void go(int by);
    /// To the page in front: the text of a job file.
    void toPage();

private:
    List list_;
    std::function<QWidget *()> page_;
    QPointer<PaneMark> mark_; ///< a child of the window
};

} // namespace sluice::shell
