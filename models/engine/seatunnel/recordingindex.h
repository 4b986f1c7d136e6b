#pragma once

#include "models/engine/http/replaywire.h"
#include "models/engine/seatunnel/reply.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace sluice::engine {

/// Finds what a member of a SeaTunnel cluster would have answered at a moment of a recording.
class RecordingIndex : public RecordedAnswers
{
public:
    /// How far into the future a question is answered that had no answer yet: a sweep of requests at the
    /// start of a recording takes that long.
    static constexpr qint64 firstSweepMs = 2000;

    explicit RecordingIndex(Recording recording);

    const Recording &recording() const override { return recording_; }
    const QStringList &members() const override { return members_; }
    std::optional<RawReply> find(const HttpRequest &request, qint64 timeMs) const override;

    /// The newest reply at or before `timeMs`. For Endpoint::JobInfo also an entry of a list is an answer,
    /// when it is newer: a recording that asked for details once must not bring old counters back for ever.
    /// Nothing when the recording does not know.
    std::optional<RawReply> find(const QString &member, Endpoint endpoint, const QString &argument,
                                 qint64 timeMs) const;

private:
    using Key = std::tuple<QString, Endpoint, QString>;
    using Places = std::vector<quint32>; ///< of replies of the recording, oldest first
    /// The place of the newest reply.
    std::optional<qsizetype> newest(const Key &key, qint64 timeMs, qint64 aheadMs = 0) const;
    std::optional<RawReply> findJob(const QString &member, const QString &id, qint64 timeMs) const;

    Recording recording_;
    QStringList members_;
    std::map<Key, Places> places_;
};

} // namespace sluice::engine
