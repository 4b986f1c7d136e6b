#include "models/items/timetext.h"

#include "models/core/qtmessage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

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

/// "13:19:56 UTC" or "2026-11-28 13:19:56 UTC" as ms; one without a date is the one nearest to `aroundMs`.
qint64 readUtc(const QString &text, qint64 aroundMs)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(\\d{4}-\\d\\d-\\d\\d) )?(\\d\\d:\\d\\d:\\d\\d) UTC$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return -1;
    const QTime time = QTime::fromString(match.captured(2), QStringLiteral("HH:mm:ss"));
    if (!match.captured(1).isEmpty()) {
        const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
        return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    }
    const QDate date = QDateTime::fromMSecsSinceEpoch(aroundMs, Qt::UTC).date();
    const qint64 sameDay = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    const qint64 off = sameDay - aroundMs;
    return off > dayMs / 2 ? sameDay - dayMs : off < -dayMs / 2 ? sameDay + dayMs : sameDay;
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

QString shortTimeText(qint64 timeMs, qint64 nowMs)
{
    const QString full = timeText(timeMs, nowMs);
    const QDate day = QDateTime::fromMSecsSinceEpoch(timeMs).date();
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    const bool isNear = timeMs > 0 && day != today && day.year() == today.year();
    return isNear ? full.mid(5) : full; // without "2026-"
}

QString zoneText()
{
    const QDateTime now = QDateTime::currentDateTime();
    const int minutes = now.offsetFromUtc() / 60;
    const QString name = now.timeZoneAbbreviation();
    if (minutes == 0)
        return QStringLiteral("UTC");
    const QString offset = QStringLiteral("UTC%1%2:%3")
                               .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                               .arg(twoDigits(qAbs(minutes) / 60), twoDigits(qAbs(minutes) % 60));
    return name.isEmpty() || name.startsWith(QLatin1String("UTC")) || !name.at(0).isLetter()
               ? offset
               : QStringLiteral("%1, %2").arg(name, offset);
}

QString inPersonsTime(const Message &message, qint64 aroundMs)
{
    Message own = message;
    for (std::string &argument : own.arguments) {
        const qint64 ms = readUtc(QString::fromStdString(argument), aroundMs);
        if (ms >= 0)
            argument = timeText(ms, aroundMs).toStdString();
    }
    return translated(own);
}

QString numberText(qint64 number)
{
    return groupingLocale().toString(number);
}

QString rateText(double perSecond)
{
    return groupingLocale().toString(perSecond, 'f', perSecond > 0 && perSecond < 100.0 ? 1 : 0);
}

} // namespace sluice::items
