#include "models/monitor/replayfeed.h"

#include "models/engine/seatunnel/endpoint.h"

#include <QSet>

namespace sluice::monitor {

namespace {

// So much is handed out in one go, and the sweep that it ends in: what is behind it waits, so that a replay
// can be watched, and ended.
constexpr qsizetype mostBytes = 4 * 1024 * 1024;
constexpr qsizetype mostReplies = 200;
// Whoever asked so often has not begun a sweep in any way that is known.
constexpr qsizetype longestSweep = 50'000;

} // namespace

ReplayFeed::ReplayFeed(const engine::Recording &recording, QString unnamed)
    : recording_(recording)
    , unnamed_(std::move(unnamed))
{
    for (const engine::Recording::Question &question : recording.questions()) {
        const engine::Endpoint endpoint = engine::parseCall(question.method, question.path).endpoint;
        isOverview_.push_back(endpoint == engine::Endpoint::Overview);
    }
}

QStringList ReplayFeed::members() const
{
    return recording_.members().isEmpty() ? QStringList{unnamed_} : recording_.members();
}

engine::RawReply ReplayFeed::reply(qsizetype at) const
{
    engine::RawReply raw = recording_.reply(at);
    if (raw.member.isEmpty() && recording_.members().isEmpty())
        raw.member = unnamed_;
    return raw;
}

/// Behind the sweep that begins at `from`, as far as it can be told without reading what was answered: where
/// a member is asked for its overview again, or, before any was, anything is asked again
/// (History::beginsSweep). `from` where it is not over by then.
qsizetype ReplayFeed::endOfSweep(qsizetype from, qint64 untilMs) const
{
    QSet<quint32> asked;
    bool hasOverview = false;
    for (qsizetype at = from; at < recording_.size(); ++at) {
        const quint32 question = recording_.questionOf(at);
        const bool isOverview = isOverview_.at(question);
        const bool isAgain = asked.contains(question) && (isOverview || !hasOverview);
        if (isAgain || at - from >= longestSweep)
            return at;
        if (recording_.timeMs(at) > untilMs)
            return from;
        asked.insert(question);
        hasOverview = hasOverview || isOverview;
    }
    return recording_.size();
}

QList<engine::RawReply> ReplayFeed::take(qint64 untilMs)
{
    QList<engine::RawReply> replies;
    qsizetype bytes = 0;
    while (bytes < mostBytes && replies.size() < mostReplies) {
        const qsizetype end = endOfSweep(at_, untilMs);
        if (end == at_)
            break;
        while (at_ < end) {
            replies.append(reply(at_++));
            bytes += replies.last().body.size();
        }
    }
    return replies;
}

std::optional<engine::RawReply> ReplayFeed::next() const
{
    return isAtEnd() ? std::nullopt : std::optional(reply(at_));
}

} // namespace sluice::monitor
