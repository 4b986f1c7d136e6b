#include "ui/shell/panemark.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace sluice::shell {

namespace {

constexpr int kWidth = 2; ///< of the frame, px

} // namespace

PaneMark::PaneMark(QWidget *window)
    : QWidget(window)
{
    setObjectName(QStringLiteral("paneMark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget * /*old*/, const QWidget *now) { leaveUnlessIn(now); });
}

void PaneMark::mark(QWidget *pane)
{
    if (pane_ != nullptr)
        pane_->removeEventFilter(this);
    pane_ = pane;
    pane->installEventFilter(this);
    if (parentWidget() != pane->window()) // a dock may float
        setParent(pane->window());
    place();
    show();
    raise();
}

bool PaneMark::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == pane_) {
        switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
            place();
            break;
        case QEvent::Hide:
            hide();
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PaneMark::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), palette().highlight());
}

void PaneMark::place()
{
    setGeometry(QRect(pane_->mapTo(parentWidget(), QPoint(0, 0)), pane_->size()));
    // Only the frame is there, so that nothing under it is painted anew.
    setMask(QRegion(rect()) - rect().adjusted(kWidth, kWidth, -kWidth, -kWidth));
}

void PaneMark::leaveUnlessIn(const QWidget *focus)
{
    // Null: another window, or a menu, has the keyboard for a while.
    if (focus != nullptr && pane_ != nullptr && focus != pane_ && !pane_->isAncestorOf(focus))
        hide();
}

} // namespace sluice::shell
