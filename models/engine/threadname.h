#pragma once

#include "models/engine/types.h"

namespace sluice::engine {

/// What the name of a thread tells. Measured on 2.3.8:
///   BlockingWorker-TaskGroupLocation{jobId=ID, pipelineId=P, taskGroupId=G}  that task group runs here now
///   checkpoint-coordinator-P/ID                                            the master coordinates
///   checkpoints
/// Any other name, also a mangled one of these, is Kind::Other.
ThreadInfo parseThreadName(const QString &name);

} // namespace sluice::engine
