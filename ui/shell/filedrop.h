#pragma once

#include <QObject>
#include <QStringList>

class QDropEvent;
class QWidget;

namespace sluice::shell {

/// Takes files that are dropped on a window, always as a copy: to whoever offers a move, "moved" would mean
/// that the file may be deleted.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    void filesDropped(const QStringList &paths);
    /// Something was dropped that is no file on this computer.
    void refused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void drop(QDropEvent &event);
};

} // namespace sluice::shell
