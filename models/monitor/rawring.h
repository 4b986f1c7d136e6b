#pragma once

#include "models/engine/seatunnel/reply.h"

#include <QHash>
#include <QList>

namespace sluice::monitor {

/// The last raw replies, within a bound of bytes, numbered; those behind findings are kept longer.
class RawRing
{
public:
    explicit RawRing(qsizetype maxBytes = 16 * 1024 * 1024);

    /// Keeps a reply and returns its number.
    int add(const engine::RawReply &raw);
    /// Keeps this one beyond the others (within the same bound again).
    void pin(int number);
    /// What was asked and answered, as text, with secrets masked; empty when it is no longer kept.
    QString text(int number) const;

private:
    struct Kept
    {
        int number = 0;
        engine::RawReply raw;
    };
    static void trim(QList<Kept> &list, qsizetype &bytes, qsizetype maxBytes);

    qsizetype maxBytes_;
    int next_ = 0;
    QList<Kept> recent_;
    QList<Kept> pinned_;
    qsizetype recentBytes_ = 0;
    qsizetype pinnedBytes_ = 0;
};

} // namespace sluice::monitor
