#pragma once

#include "models/engine/http/recording.h"
#include "models/monitor/finding.h"

namespace sluice::monitor {

/// What the rules find in a recording, in the order of time: the same code that watches a live cluster. Pure:
/// times are those of the recording.
QList<FindingEvent> replayRecording(const engine::Recording &recording, const QString &clusterName);

} // namespace sluice::monitor
