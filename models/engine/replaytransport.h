#pragma once

#include "models/engine/recording.h"
#include "models/engine/transport.h"

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

/// Answers from a recording as the cluster did then: the newest reply at or before the moment that the replay
/// has come to. Times in replies are those of `clock`, so that ages and rates are about now, unless
/// ReplayOptions::ownTimes says otherwise. What the recording does not know is answered with Unsupported;
/// submit and stop too, as a replay cannot be changed.
class ReplayTransport : public Transport
{
    Q_OBJECT

public:
    /// The replay begins at once, at the recording's first reply. `clock` must outlive the transport.
    ReplayTransport(Recording recording, const Clock &clock, const ReplayOptions &options = {},
                    QObject *parent = nullptr);
    ~ReplayTransport() override;

    QStringList members() const override;
    ApiFlavour flavour() const override;
    RequestId send(const RequestSpec &request) override;
    void cancel(RequestId id) override;

    /// The moment of the recording that is shown, ms since 1970; startMs() .. endMs() of the recording.
    qint64 positionMs() const;
    /// It has no loop and has come to its end: nothing new will be answered.
    bool hasEnded() const;
    /// Tells ended() when it has come to its end and did not tell yet, for one who does not ask but reads
    /// recording() as far as positionMs().
    void tellEnd();
    bool keepsTimes() const;
    double speed() const;
    /// Goes on from where it is.
    void setSpeed(double speed);
    const Recording &recording() const;

Q_SIGNALS:
    /// A looping replay has begun again: jobs that were seen are gone, so whoever keeps a history must forget
    /// it. Told when the first request after that comes, before its answer.
    void restarted();
    /// A replay without loop has come to its end; it goes on answering with the last replies. Told once.
    void ended();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
