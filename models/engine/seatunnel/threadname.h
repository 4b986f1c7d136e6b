#pragma once

#include "models/engine/seatunnel/types.h"

namespace sluice::engine {

/// What the name of a thread tells. Measured on 2.3.8:
///   BlockingWorker-TaskGroupLocation{jobId=ID, pipelineId=P, taskGroupId=G}  that task group runs here now
///   checkpoint-coordinator-P/ID                                            the master coordinates
///   checkpoints
/// Any other name, also a mangled one of these, is Kind::Other.
ThreadInfo parseThreadName(const QString &name);

/// The name that Hazelcast gave to this process, from its own threads ("hz.trusting_boyd.event-1"); empty
/// when there are none. Drawn at random at every start, the same under REST v1 and v2 (seen on 2.3.8 and
/// 2.3.9-SNAPSHOT): v2 has no uuid, this stands in for it.
QString instanceName(const QList<ThreadInfo> &threads);

} // namespace sluice::engine
