#include "models/engine/seatunnel/recordingindex.h"

#include "models/engine/http/json.h"
#include "models/engine/seatunnel/endpoint.h"

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
    // A question is read once and not with each of its answers.
    std::vector<Places *> placesOf;
    for (const Recording::Question &question : recording_.questions()) {
        const EndpointCall call = parseCall(question.method, question.path);
        const bool answers = call.endpoint != Endpoint::Other && !isPost(call.endpoint);
        placesOf.push_back(
            answers ? &places_[{named ? question.member : members_.first(), call.endpoint, call.argument}]
                    : nullptr);
    }
    for (qsizetype i = 0; i < recording_.size(); ++i) {
        if (Places *const places = placesOf[recording_.questionOf(i)])
            places->push_back(static_cast<quint32>(i));
    }
}

std::optional<qsizetype> RecordingIndex::newest(const Key &key, qint64 timeMs, qint64 aheadMs) const
{
    const auto found = places_.find(key);
    if (found == places_.end())
        return std::nullopt;
    const Places &places = found->second;
    const auto after =
        std::upper_bound(places.begin(), places.end(), timeMs,
                         [&](qint64 time, quint32 place) { return time < recording_.timeMs(place); });
    if (after != places.begin())
        return *(after - 1);
    const quint32 first = places.front();
    return recording_.timeMs(first) <= timeMs + aheadMs ? std::optional<qsizetype>(first) : std::nullopt;
}

std::optional<RawReply> RecordingIndex::findJob(const QString &member, const QString &id, qint64 timeMs) const
{
    std::optional<RawReply> best;
    qsizetype bestPlace = -1;
    if (const auto own = newest({member, Endpoint::JobInfo, id}, timeMs)) {
        best = recording_.reply(*own);
        bestPlace = *own;
    }
    const auto running = newest({member, Endpoint::RunningJobs, {}}, timeMs);
    std::vector<qsizetype> lists;
    if (running)
        lists.push_back(*running);
    for (const char *state : {"", "FINISHED", "FAILED", "CANCELED", "SAVEPOINT_DONE"}) {
        if (const auto list = newest({member, Endpoint::FinishedJobs, QLatin1String(state)}, timeMs))
            lists.push_back(*list);
    }
    for (const qsizetype place : lists) {
        if (place < bestPlace)
            continue;
        RawReply list = recording_.reply(place);
        const QByteArray entry = entryOf(list, id);
        if (entry.isEmpty())
            continue;
        best = std::move(list);
        best->body = entry;
        best->path = QStringLiteral("/job-info/") + id;
        bestPlace = place;
    }
    // The running list has moved on without the job: what was known of it before is no answer any more.
    if (best && running && *running > bestPlace && recording_.reply(*running).status == 200 &&
        !hasEnded(*best))
        return std::nullopt;
    return best;
}

std::optional<RawReply> RecordingIndex::find(const HttpRequest &request, qint64 timeMs) const
{
    const EndpointCall call = parseCall(request.method, request.path);
    return find(request.member, call.endpoint, call.argument, timeMs);
}

std::optional<RawReply> RecordingIndex::find(const QString &member, Endpoint endpoint,
                                             const QString &argument, qint64 timeMs) const
{
    if (endpoint == Endpoint::JobInfo)
        return findJob(member, argument, timeMs);
    const auto place = newest({member, endpoint, argument}, timeMs, firstSweepMs);
    return place ? std::optional(recording_.reply(*place)) : std::nullopt;
}

} // namespace sluice::engine
