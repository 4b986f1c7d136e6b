#pragma once

#include "models/engine/http/recording.h"

#include <optional>
#include <vector>

namespace sluice::monitor {

/// Hands out what a recording holds: every exchange once, in the order of time, as far as a replay has come.
/// Who asks a recording as one asks a cluster passes over what was said in between, the more the faster it is
/// replayed, and finds something else each time.
class ReplayFeed
{
public:
    /// `unnamed`: whose the exchanges are in a recording that names no member. The recording must outlive it.
    ReplayFeed(const engine::Recording &recording, QString unnamed);

    /// Whom the recording asked; at least one.
    QStringList members() const;
    /// The next whole sweeps that were recorded until then; empty: there are none. Not all at once where they
    /// are many.
    QList<engine::RawReply> take(qint64 untilMs);
    /// Whether take() has something.
    bool hasUntil(qint64 untilMs) const { return endOfSweep(at_, untilMs) > at_; }
    /// The exchange that take() begins with next; nothing at the end.
    std::optional<engine::RawReply> next() const;
    bool isAtEnd() const { return at_ >= recording_.size(); }

private:
    engine::RawReply reply(qsizetype at) const;
    qsizetype endOfSweep(qsizetype from, qint64 untilMs) const;

    const engine::Recording &recording_;
    QString unnamed_;
    std::vector<bool> isOverview_; ///< by question
    qsizetype at_ = 0;
};

} // namespace sluice::monitor
