#include "models/engine/http/replaywire.h"

#include "models/core/clock.h"
#include "models/engine/http/recordingdiagnosis.h"
#include "models/engine/http/wirediagnosis.h"

#include <QSet>

#include <algorithm>

namespace sluice::engine {

namespace {

// Between the end of a recording and its next beginning, so that the last state can be seen.
constexpr qint64 loopPauseMs = 5000;

} // namespace

struct ReplayWire::Private
{
    Private(std::unique_ptr<RecordedAnswers> recorded, const Clock &time, const ReplayOptions &opts)
        : clock(time)
        , options(opts)
        , answers(std::move(recorded))
        , anchorClockMs(time.steadyMs())
    {
    }

    /// Recorded ms since the beginning of the first round.
    qint64 elapsedMs() const
    {
        return anchorElapsedMs +
               static_cast<qint64>(double(clock.steadyMs() - anchorClockMs) * options.speed);
    }
    qint64 roundMs() const
    {
        return answers->recording().endMs() - answers->recording().startMs() + loopPauseMs;
    }
    RawReply answer(const HttpRequest &request, qint64 positionMs) const;

    const Clock &clock;
    ReplayOptions options;
    const std::unique_ptr<RecordedAnswers> answers;
    qint64 anchorClockMs;
    qint64 anchorElapsedMs = 0;
    qint64 round = 0;
    bool toldEnd = false;
    QSet<quint64> cancelled; ///< not answered yet
};

/// What the recording says, or why it says nothing.
RawReply ReplayWire::Private::answer(const HttpRequest &request, qint64 positionMs) const
{
    RawReply raw;
    std::optional<Error> error;
    if (request.isPost())
        error = RecordingDiagnosis::replayIsReadOnly();
    else if (!answers->members().contains(request.member))
        error = WireDiagnosis::unknownMember(request.member);
    else if (auto found = answers->find(request, positionMs))
        raw = std::move(*found);
    else
        error = RecordingDiagnosis::notRecorded();
    raw.member = request.member;
    raw.method = request.method;
    raw.path = request.path;
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

ReplayWire::ReplayWire(std::unique_ptr<RecordedAnswers> answers, const Clock &clock,
                       const ReplayOptions &options, QObject *parent)
    : Wire(parent)
    , d(std::make_unique<Private>(std::move(answers), clock, options))
{
}

ReplayWire::~ReplayWire() = default;

QStringList ReplayWire::members() const
{
    return d->answers->members();
}

qint64 ReplayWire::nowMs() const
{
    return d->options.ownTimes ? positionMs() : d->clock.nowMs();
}

bool ReplayWire::keepsTimes() const
{
    return d->options.ownTimes;
}

qint64 ReplayWire::positionMs() const
{
    const Recording &recording = d->answers->recording();
    const qint64 elapsed = d->options.loop ? d->elapsedMs() % d->roundMs() : d->elapsedMs();
    return std::clamp(recording.startMs() + elapsed, recording.startMs(), recording.endMs());
}

bool ReplayWire::hasEnded() const
{
    return !d->options.loop && positionMs() >= d->answers->recording().endMs();
}

void ReplayWire::tellEnd()
{
    if (hasEnded() && !std::exchange(d->toldEnd, true))
        Q_EMIT ended();
}

double ReplayWire::speed() const
{
    return d->options.speed;
}

void ReplayWire::setSpeed(double speed)
{
    d->anchorElapsedMs = d->elapsedMs();
    d->anchorClockMs = d->clock.steadyMs();
    d->options.speed = speed;
}

const Recording &ReplayWire::recording() const
{
    return d->answers->recording();
}

void ReplayWire::begin(quint64 id, const HttpRequest &request)
{
    const qint64 round = d->options.loop ? d->elapsedMs() / d->roundMs() : 0;
    const bool begunAgain = std::exchange(d->round, round) != round;
    const bool atEnd = hasEnded();
    const bool justEnded = atEnd && !std::exchange(d->toldEnd, atEnd || d->toldEnd);
    const RawReply raw = d->answer(request, positionMs());
    QMetaObject::invokeMethod(
        this,
        [this, id, raw, begunAgain, justEnded] {
            if (begunAgain)
                Q_EMIT restarted();
            if (!d->cancelled.contains(id))
                answer(id, raw);
            if (justEnded)
                Q_EMIT ended();
        },
        Qt::QueuedConnection);
}

void ReplayWire::cancel(quint64 id)
{
    if (!isOpen(id) || d->cancelled.contains(id))
        return;
    d->cancelled.insert(id);
    RawReply raw;
    raw.timeMs = nowMs();
    raw.transportError = WireDiagnosis::cancelled();
    raw.sent = false;
    QMetaObject::invokeMethod(
        this,
        [this, id, raw] {
            d->cancelled.remove(id);
            answer(id, raw);
        },
        Qt::QueuedConnection);
}

} // namespace sluice::engine
