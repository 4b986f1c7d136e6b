#include "models/items/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace sluice::items {

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

/// The locale of the program, with grouping: the C locale has none, and nobody reads 12345678.
QLocale groupingLocale()
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

} // namespace

QString durationText(qint64 ms)
{
    if (ms < 0)
        return {};
    if (ms < secondMs)
        return TimeText::tr("%1 ms").arg(ms);
    return ageText(ms);
}

QString ageText(qint64 ms)
{
    if (ms < minuteMs)
        return TimeText::tr("%1 s").arg(qMax<qint64>(0, ms) / secondMs);
    if (ms < hourMs)
        return TimeText::tr("%1 min %2 s").arg(ms / minuteMs).arg(twoDigits(ms % minuteMs / secondMs));
    if (ms < dayMs)
        return TimeText::tr("%1 h %2 min").arg(ms / hourMs).arg(twoDigits(ms % hourMs / minuteMs));
    return TimeText::tr("%1 d %2 h").arg(ms / dayMs).arg(ms % dayMs / hourMs);
}

QString timeText(qint64 timeMs, qint64 nowMs)
{
    if (timeMs <= 0)
        return {};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const bool today = time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return time.toString(today ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString numberText(qint64 number)
{
    return groupingLocale().toString(number);
}

QString rateText(double perSecond)
{
    return groupingLocale().toString(perSecond, 'f', perSecond < 100.0 ? 1 : 0);
}

} // namespace sluice::items
