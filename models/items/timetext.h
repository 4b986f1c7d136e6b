#pragma once

#include <QString>

namespace sluice {
struct Message;
}

namespace sluice::items {

/// "850 ms", "13 s", "4 min 05 s", "2 h 14 min", "3 d 4 h"; empty below 0. In the language of the moment.
QString durationText(qint64 ms);
/// As durationText, but whole seconds and never below "0 s": for how old something is.
QString ageText(qint64 ms);
/// Local time of the person: "10:52:07" when it is the day of `nowMs`, else "2026-11-20 10:52:07". Empty for
/// 0. `nowMs` is the person's now, also where the time is of a recording: its day is not today.
QString timeText(qint64 timeMs, qint64 nowMs);
/// The same for a narrow column: "11-20 10:52:07" on another day of the year of `nowMs`. Where it is shown,
/// the whole of it is in a tool tip and in what is copied.
QString shortTimeText(qint64 timeMs, qint64 nowMs);
/// The person's zone, in which all times of the window are: "CST, UTC+08:00"; "UTC".
QString zoneText();
/// A sentence in which every time of day in UTC is the person's, near `aroundMs`: sentences that are kept and
/// printed are in UTC. In the language of the moment.
QString inPersonsTime(const Message &message, qint64 aroundMs);
/// With the grouping of the locale ("1,234,567").
QString numberText(qint64 number);
/// Rows a second: one digit after the point below 100, none from there on; "0" is nothing at all.
QString rateText(double perSecond);

} // namespace sluice::items
