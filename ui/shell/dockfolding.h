#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>

class QDockWidget;
class QMainWindow;

namespace sluice::shell {

/// Lets a window be smaller than its docks and its page need: docks are then folded away, those at the right
/// first, then those at the left, then those at the bottom, and come back when there is room again. The one
/// that was revealed last stays as long as another can go.
class DockFolding : public QObject
{
    Q_OBJECT

public:
    /// The window may be made as small as `least`; below what the page alone needs, the page is cut.
    DockFolding(QMainWindow &window, const QSize &least, QObject *parent = nullptr);

    /// To be told when the person or the program asks for a dock.
    void wanted(QDockWidget *dock);
    /// Docks that are away for want of room.
    QList<QDockWidget *> folded() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Fold
    {
        QList<QPointer<QDockWidget>> docks;
        QSize need; ///< of the window, with these docks shown
    };

    void settle();
    void unfoldWhatFits();
    /// Docks in one place that could go; tabs over one another go together.
    QList<QDockWidget *> nextToFold(bool tooWide) const;

    QMainWindow &window_;
    QPointer<QDockWidget> wanted_;
    QList<Fold> folds_; ///< the last folded one last
    QTimer timer_;
    QSize settledFor_;
};

} // namespace sluice::shell
