#include "models/engine/recordingindex.h"

#include "models/engine/endpoint.h"
#include "models/engine/json.h"

#include <algorithm>

namespace sluice::engine {

namespace {

/// The entry of a job in the body of a list, as the body of a /job-info; empty when it is not there.
QByteArray entryOf(const RawReply &list, const QString &id)
{
    // Most lists do not hold the job: the search for the bytes spares parsing them.
    if (!list.body.contains(id.toLatin1()))
        return {};
    const json::Document document(list.body);
    QByteArray entry;
    document.root().forEachItem([&](json::Value job) {
        json::Errors ignored;
        if (entry.isEmpty() && json::text(job.member("jobId"), ignored) == id)
            entry = job.toJson();
    });
    return entry;
}

bool hasEnded(const RawReply &jobInfo)
{
    const Reply reply = decode(jobInfo);
    const auto *job = std::get_if<JobInfo>(&reply.payload);
    return job && isEndState(job->state);
}

} // namespace

RecordingIndex::RecordingIndex(Recording recording)
    : recording_(std::move(recording))
    , members_(recording_.members())
{
    const bool named = !members_.isEmpty();
    if (!named)
        members_.append(QStringLiteral("recording"));
    const QList<RawReply> &replies = recording_.replies();
    for (qsizetype i = 0; i < replies.size(); ++i) {
        const EndpointCall call = parseCall(replies.at(i).method, replies.at(i).path);
        if (call.endpoint == Endpoint::Other || isPost(call.endpoint))
            continue;
        const QString &member = named ? replies.at(i).member : members_.first();
        places_[{member, call.endpoint, call.argument}].append(i);
    }
}

std::optional<RawReply> RecordingIndex::newest(const Key &key, qint64 timeMs, qint64 aheadMs) const
{
    const auto found = places_.find(key);
    if (found == places_.end())
        return std::nullopt;
    const QList<RawReply> &replies = recording_.replies();
    const QList<qsizetype> &places = found->second;
    const auto after =
        std::upper_bound(places.begin(), places.end(), timeMs,
                         [&](qint64 time, qsizetype place) { return time < replies.at(place).timeMs; });
    if (after != places.begin())
        return replies.at(*(after - 1));
    const RawReply &first = replies.at(places.first());
    return first.timeMs <= timeMs + aheadMs ? std::optional(first) : std::nullopt;
}

std::optional<RawReply> RecordingIndex::findJob(const QString &member, const QString &id, qint64 timeMs) const
{
    std::optional<RawReply> best = newest({member, Endpoint::JobInfo, id}, timeMs);
    const auto running = newest({member, Endpoint::RunningJobs, {}}, timeMs);
    QList<RawReply> lists;
    if (running)
        lists.append(*running);
    for (const char *state : {"", "FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"}) {
        if (const auto list = newest({member, Endpoint::FinishedJobs, QLatin1String(state)}, timeMs))
            lists.append(*list);
    }
    for (const RawReply &list : lists) {
        if (best && list.timeMs <= best->timeMs)
            continue;
        const QByteArray entry = entryOf(list, id);
        if (entry.isEmpty())
            continue;
        best = list;
        best->body = entry;
        best->path = QStringLiteral("/job-info/") + id;
    }
    // The running list has moved on without the job: what was known of it before is no answer any more.
    if (best && running && running->status == 200 && running->timeMs > best->timeMs && !hasEnded(*best))
        return std::nullopt;
    return best;
}

std::optional<RawReply> RecordingIndex::find(const QString &member, Endpoint endpoint,
                                             const QString &argument, qint64 timeMs) const
{
    if (endpoint == Endpoint::JobInfo)
        return findJob(member, argument, timeMs);
    return newest({member, endpoint, argument}, timeMs, firstSweepMs);
}

} // namespace sluice::engine
