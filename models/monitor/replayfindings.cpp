#include "models/monitor/replayfindings.h"

#include "models/monitor/detector.h"
#include "models/monitor/replayfeed.h"

namespace sluice::monitor {

QList<FindingEvent> replayRecording(const engine::Recording &recording, const QString &clusterName,
                                    const std::function<void(qsizetype done)> &progress,
                                    const std::function<void(const engine::Reply &reply)> &seen)
{
    Detector detector(clusterName);
    ReplayFeed feed(recording, clusterName);
    QList<FindingEvent> events;
    int evidence = 0;
    while (!feed.isAtEnd()) {
        const QList<engine::RawReply> replies = feed.take(recording.endMs());
        for (const engine::RawReply &raw : replies) {
            const engine::Reply reply = engine::decode(raw);
            if (seen)
                seen(reply);
            events += detector.consume(reply, evidence++);
        }
        if (progress)
            progress(evidence);
    }
    events += detector.endSweep();
    return events;
}

} // namespace sluice::monitor
