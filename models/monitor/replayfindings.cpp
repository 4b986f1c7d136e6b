#include "models/monitor/replayfindings.h"

#include "models/monitor/detector.h"
#include "models/monitor/replayfeed.h"

namespace sluice::monitor {

QList<FindingEvent> replayRecording(const engine::Recording &recording, const QString &clusterName,
                                    const std::function<void(qsizetype done)> &progress)
{
    Detector detector(clusterName);
    ReplayFeed feed(recording, clusterName);
    QList<FindingEvent> events;
    int evidence = 0;
    while (!feed.isAtEnd()) {
        const QList<engine::RawReply> replies = feed.take(recording.endMs());
        for (const engine::RawReply &raw : replies)
            events += detector.consume(engine::decode(raw), evidence++);
        if (progress)
            progress(evidence);
    }
    events += detector.endSweep();
    return events;
}

} // namespace sluice::monitor
