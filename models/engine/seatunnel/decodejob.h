#pragma once

#include "models/engine/http/json.h"
#include "models/engine/seatunnel/types.h"

namespace sluice::engine {

/// One entry of a job list, or the answer to /job-info. Needs jobId, and jobStatus unless the id is all there
/// is (an unknown id).
JobInfo decodeJob(json::Value value, json::Errors &errors);

/// The graph in any of its four shapes. A graph that cannot be read is an empty one and no error: it is only
/// a picture, and the state of the job must be seen all the same.
JobDag decodeDag(json::Value value);

/// "yyyy-MM-dd HH:mm:ss", which has no zone: the digits as they are, labelled UTC so that no daylight saving
/// of this computer bends them. Also takes ISO 8601, whose zone is dropped. Invalid when the text is neither.
QDateTime decodeTime(const QString &text);

} // namespace sluice::engine
