#include "models/monitor/candidate.h"

#include <QDateTime>

namespace sluice::monitor {

Message sentence(const char *text, std::initializer_list<QString> arguments)
{
    Message message{"Finding", text};
    for (const QString &argument : arguments)
        message.arguments.push_back(argument.toStdString());
    return message;
}

QString timeText(qint64 ms, bool withDate)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return time.toString(withDate ? QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")
                                  : QStringLiteral("HH:mm:ss 'UTC'"));
}

QString durationText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    if (seconds < 120)
        return QStringLiteral("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 120)
        return QStringLiteral("%1 min").arg(minutes);
    return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace sluice::monitor
