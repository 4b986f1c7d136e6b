#pragma once

#include <QList>
#include <QMargins>
#include <QObject>
#include <QRect>

class QWidget;

namespace sluice::shell {

/// `wanted` (a window with its frame) shrunk and moved until it lies on a screen: on the one that it covers
/// most of, else on the first. `screens`: what of each is free of the desktop's own bars, at least one.
QRect placedOn(const QRect &wanted, const QList<QRect> &screens);

/// Keeps a window on the screens that are there: when it is shown for the first time, and when a screen goes
/// or gets smaller. Maximised windows are the desktop's own business.
class WindowPlace : public QObject
{
    Q_OBJECT

public:
    explicit WindowPlace(QWidget &window, QObject *parent = nullptr);

    void fit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QMargins knownFrame() const; ///< null: the desktop has not said yet, or there is none
    void fitWhenFramed();

    QWidget &window_;
    bool framed_ = false;
};

} // namespace sluice::shell
