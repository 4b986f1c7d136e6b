#pragma once

#include <QObject>

namespace sluice::desktop {

/// Milliseconds since the kernel started this process; -1 where that cannot be found out.
qint64 processAgeMs();

/// Prints how old the process is when `window` has been painted for the first time, then leaves the program.
class StartupTime : public QObject
{
    Q_OBJECT

public:
    explicit StartupTime(QObject *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool done_ = false;
};

} // namespace sluice::desktop
