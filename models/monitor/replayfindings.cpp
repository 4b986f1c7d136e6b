#include "models/monitor/replayfindings.h"

#include "models/monitor/detector.h"

namespace sluice::monitor {

QList<FindingEvent> replayRecording(const engine::Recording &recording, const QString &clusterName)
{
    Detector detector(clusterName);
    QList<FindingEvent> events;
    int evidence = 0;
    for (const engine::RawReply &raw : recording.replies())
        events += detector.consume(engine::decode(raw), evidence++);
    events += detector.endSweep();
    return events;
}

} // namespace sluice::monitor
