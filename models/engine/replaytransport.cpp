#include "models/engine/replaytransport.h"

#include "models/core/clock.h"
#include "models/engine/decodequeue.h"
#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"
#include "models/engine/recordingindex.h"

#include <QSet>

#include <algorithm>

namespace sluice::engine {

namespace {

// Between the end of a recording and its next beginning, so that the last state can be seen.
constexpr qint64 loopPauseMs = 5000;

} // namespace

struct ReplayTransport::Private
{
    Private(QObject &owner, Recording recording, const Clock &time, const ReplayOptions &opts)
        : clock(time)
        , options(opts)
        , index(std::move(recording))
        , anchorClockMs(time.nowMs())
        , decoder(owner)
    {
    }

    /// Recorded ms since the beginning of the first round.
    qint64 elapsedMs() const
    {
        return anchorElapsedMs + static_cast<qint64>(double(clock.nowMs() - anchorClockMs) * options.speed);
    }
    qint64 roundMs() const { return index.recording().endMs() - index.recording().startMs() + loopPauseMs; }
    RawReply answer(const RequestSpec &request, qint64 positionMs) const;

    const Clock &clock;
    ReplayOptions options;
    const RecordingIndex index;
    qint64 anchorClockMs;
    qint64 anchorElapsedMs = 0;
    qint64 round = 0;
    bool toldEnd = false;
    RequestId lastId = 0;
    QSet<RequestId> open;
    DecodeQueue decoder; // last, so that it ends before what its results touch
};

/// What the recording says, or why it says nothing.
RawReply ReplayTransport::Private::answer(const RequestSpec &request, qint64 positionMs) const
{
    RawReply raw;
    std::optional<Error> error;
    const Result<QString> path = requestPath(request);
    if (!path)
        error = path.error();
    else if (isPost(request.endpoint))
        error = Diagnosis::replayIsReadOnly();
    else if (!index.members().contains(request.member))
        error = Diagnosis::unknownMember(request.member);
    else if (const auto found = index.find(request.member, request.endpoint, request.argument, positionMs))
        raw = *found;
    else
        error = Diagnosis::notRecorded();
    raw.member = request.member;
    raw.method = isPost(request.endpoint) ? "POST" : "GET";
    raw.path = path.value_or(QString());
    if (!options.ownTimes)
        raw.timeMs = clock.nowMs();
    else if (error)
        raw.timeMs = positionMs;
    if (error) {
        raw.transportError = error;
        raw.sent = false;
    }
    return raw;
}

ReplayTransport::ReplayTransport(Recording recording, const Clock &clock, const ReplayOptions &options,
                                 QObject *parent)
    : Transport(parent)
    , d(std::make_unique<Private>(*this, std::move(recording), clock, options))
{
}

ReplayTransport::~ReplayTransport() = default;

QStringList ReplayTransport::members() const
{
    return d->index.members();
}

ApiFlavour ReplayTransport::flavour() const
{
    return d->index.recording().flavour();
}

qint64 ReplayTransport::positionMs() const
{
    const Recording &recording = d->index.recording();
    const qint64 elapsed = d->options.loop ? d->elapsedMs() % d->roundMs() : d->elapsedMs();
    return std::clamp(recording.startMs() + elapsed, recording.startMs(), recording.endMs());
}

bool ReplayTransport::hasEnded() const
{
    return !d->options.loop && positionMs() >= d->index.recording().endMs();
}

void ReplayTransport::tellEnd()
{
    if (hasEnded() && !std::exchange(d->toldEnd, true))
        Q_EMIT ended();
}

bool ReplayTransport::keepsTimes() const
{
    return d->options.ownTimes;
}

double ReplayTransport::speed() const
{
    return d->options.speed;
}

void ReplayTransport::setSpeed(double speed)
{
    d->anchorElapsedMs = d->elapsedMs();
    d->anchorClockMs = d->clock.nowMs();
    d->options.speed = speed;
}

const Recording &ReplayTransport::recording() const
{
    return d->index.recording();
}

RequestId ReplayTransport::send(const RequestSpec &request)
{
    const RequestId id = ++d->lastId;
    d->open.insert(id);
    const qint64 round = d->options.loop ? d->elapsedMs() / d->roundMs() : 0;
    const bool begunAgain = std::exchange(d->round, round) != round;
    const bool atEnd = hasEnded();
    const bool justEnded = atEnd && !std::exchange(d->toldEnd, atEnd || d->toldEnd);
    const RawReply raw = d->answer(request, positionMs());
    d->decoder.decode(raw, [this, id, raw, begunAgain, justEnded, request](const Reply &decoded) {
        if (begunAgain)
            Q_EMIT restarted();
        if (!d->open.remove(id))
            return;
        Reply reply = decoded;
        reply.endpoint = request.endpoint;
        reply.argument = request.argument;
        Q_EMIT replied(id, reply, raw);
        if (justEnded)
            Q_EMIT ended();
    });
    return id;
}

void ReplayTransport::cancel(RequestId id)
{
    if (!d->open.remove(id))
        return;
    RawReply raw;
    raw.timeMs = d->options.ownTimes ? positionMs() : d->clock.nowMs();
    raw.transportError = Diagnosis::cancelled();
    raw.sent = false;
    Reply reply = decode(raw);
    QMetaObject::invokeMethod(
        this, [this, id, reply, raw] { Q_EMIT replied(id, reply, raw); }, Qt::QueuedConnection);
}

} // namespace sluice::engine
