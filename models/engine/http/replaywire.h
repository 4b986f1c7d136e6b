#pragma once

#include "models/engine/http/recording.h"
#include "models/engine/http/wire.h"

#include <memory>

namespace sluice {
class Clock;
}

namespace sluice::engine {

struct ReplayOptions
{
    double speed = 1.0; ///< recorded seconds that pass in a second; above 0
    bool loop = false;  ///< begin again at the end, for a demo
    /// Replies keep the times that they were recorded with, instead of being about now.
    bool ownTimes = false;
};

/// What was recorded of servers, by question: made by who knows which questions are the same.
class RecordedAnswers
{
public:
    RecordedAnswers() = default;
    RecordedAnswers(const RecordedAnswers &) = delete;
    RecordedAnswers &operator=(const RecordedAnswers &) = delete;
    virtual ~RecordedAnswers() = default;

    virtual const Recording &recording() const = 0;
    /// What the servers are called: as in the recording, or one made-up name where it names none.
    virtual const QStringList &members() const = 0;
    /// What the server would have answered at that moment; nothing when the recording does not know.
    virtual std::optional<RawReply> find(const HttpRequest &request, qint64 timeMs) const = 0;
};

/// Answers from a recording as the cluster did then: the newest reply at or before the moment that the replay
/// has come to. Times in replies are those of `clock`, so that ages and rates are about now, unless
/// ReplayOptions::ownTimes says otherwise. What the recording does not know is answered with Unsupported; a
/// POST too, as a replay cannot be changed.
class ReplayWire : public Wire
{
    Q_OBJECT

public:
    /// The replay begins at once, at the recording's first reply. `clock` must outlive the wire.
    ReplayWire(std::unique_ptr<RecordedAnswers> answers, const Clock &clock,
               const ReplayOptions &options = {}, QObject *parent = nullptr);
    ~ReplayWire() override;

    QStringList members() const override;
    qint64 nowMs() const override;
    ReplayWire *replay() override { return this; }
    /// With the times of the recording, and not with times about now.
    bool keepsTimes() const;
    /// It has no loop and has come to its end: nothing new will be answered.
    bool hasEnded() const;
    /// Tells ended() when it has come to its end and did not tell yet, for one who does not ask but reads
    /// recording() as far as positionMs().
    void tellEnd();

    /// The moment of the recording that is shown, ms since 1970; startMs() .. endMs() of the recording.
    qint64 positionMs() const;
    double speed() const;
    /// Goes on from where it is.
    void setSpeed(double speed);
    const Recording &recording() const;

protected:
    void begin(quint64 id, const HttpRequest &request) override;

private:
    void cancel(quint64 id) override;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
