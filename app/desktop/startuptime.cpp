#include "app/desktop/startuptime.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace sluice::desktop {

namespace {

constexpr int StartTimeField = 22; ///< of /proc/PID/stat, from 1: clock ticks after boot

} // namespace

qint64 processAgeMs()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    timespec now{};
    if (!file.open(QIODevice::ReadOnly) || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const QByteArray all = file.readAll();
    // The program's name, field 2, may hold blanks; it ends at the last bracket.
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    const qint64 ticks = fields.value(StartTimeField - 3).toLongLong();
    const qint64 startMs = ticks * 1000 / sysconf(_SC_CLK_TCK);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - startMs;
}

StartupTime::StartupTime(QObject *window)
    : QObject(window)
{
    window->installEventFilter(this);
}

bool StartupTime::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !done_) {
        done_ = true;
        // After this event: then the paint is over.
        QTimer::singleShot(0, this, [] {
            std::printf("%lld\n", static_cast<long long>(processAgeMs()));
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice::desktop
