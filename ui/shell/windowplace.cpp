#include "ui/shell/windowplace.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace sluice::shell {

namespace {

/// What a desktop's frame takes at most, until it is known (on X11 some time after the window is shown): a
/// title bar and borders.
constexpr QMargins usualFrame(4, 30, 4, 4);

int area(const QRect &rect)
{
    return rect.isValid() ? rect.width() * rect.height() : 0;
}

} // namespace

QRect placedOn(const QRect &wanted, const QList<QRect> &screens)
{
    const auto covered = [&wanted](const QRect &screen) {
        return area(screen.intersected(wanted));
    };
    const QRect screen =
        *std::max_element(screens.begin(), screens.end(),
                          [&covered](const QRect &a, const QRect &b) { return covered(a) < covered(b); });
    QRect placed(wanted.topLeft(), wanted.size().boundedTo(screen.size()));
    placed.moveLeft(std::clamp(placed.left(), screen.left(), screen.right() + 1 - placed.width()));
    placed.moveTop(std::clamp(placed.top(), screen.top(), screen.bottom() + 1 - placed.height()));
    return placed;
}

WindowPlace::WindowPlace(QWidget &window, QObject *parent)
    : QObject(parent)
    , window_(window)
{
    window_.installEventFilter(this);
    const auto watch = [this](QScreen *screen) {
        connect(screen, &QScreen::availableGeometryChanged, this, &WindowPlace::fit);
    };
    const QList<QScreen *> screens = QGuiApplication::screens();
    std::for_each(screens.begin(), screens.end(), watch);
    connect(qApp, &QGuiApplication::screenAdded, this, watch);
    // The desktop moves the windows of a screen that went, at its own time.
    connect(qApp, &QGuiApplication::screenRemoved, this, &WindowPlace::fit, Qt::QueuedConnection);
    fit();
}

void WindowPlace::fit()
{
    if ((window_.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) != 0)
        return;
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    if (screens.isEmpty())
        return;
    const QRect inner = window_.geometry();
    if (!window_.isVisible() && !window_.testAttribute(Qt::WA_Moved)) {
        // Where it goes is the desktop's choice; how large it may be is not.
        window_.resize(inner.size().boundedTo(screens.constFirst().marginsRemoved(usualFrame).size()));
        return;
    }
    const QMargins known = knownFrame();
    const QMargins frame = known.isNull() ? usualFrame : known;
    const QRect placed = placedOn(inner.marginsAdded(frame), screens).marginsRemoved(frame);
    if (placed != inner)
        window_.setGeometry(placed);
}

QMargins WindowPlace::knownFrame() const
{
    if (!window_.isVisible())
        return {};
    const QRect inner = window_.geometry();
    const QRect outer = window_.frameGeometry();
    return {inner.left() - outer.left(), inner.top() - outer.top(), outer.right() - inner.right(),
            outer.bottom() - inner.bottom()};
}

void WindowPlace::fitWhenFramed()
{
    if (framed_ || knownFrame().isNull())
        return;
    framed_ = true; // once: from now on the place is the person's choice
    fit();
}

bool WindowPlace::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == &window_) {
            if (window_.windowHandle() != nullptr)
                window_.windowHandle()->installEventFilter(this);
            QTimer::singleShot(0, this, &WindowPlace::fit);
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Expose:
        if (!framed_)
            QTimer::singleShot(0, this, &WindowPlace::fitWhenFramed);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice::shell
