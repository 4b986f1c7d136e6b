#pragma once

#include "models/engine/http/recording.h"
#include "models/engine/seatunnel/reply.h"
#include "models/monitor/finding.h"

#include <functional>

namespace sluice::monitor {

/// What the rules find in a recording, in the order of time: the same code that watches a live cluster. Pure:
/// times are those of the recording. `progress` is told often, how many of its exchanges were looked at;
/// `seen` of each as it was read.
QList<FindingEvent> replayRecording(const engine::Recording &recording, const QString &clusterName,
                                    const std::function<void(qsizetype done)> &progress = {},
                                    const std::function<void(const engine::Reply &reply)> &seen = {});

} // namespace sluice::monitor
