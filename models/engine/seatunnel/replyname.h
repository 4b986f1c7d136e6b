#pragma once

#include "models/core/message.h"
#include "models/engine/seatunnel/reply.h"

namespace sluice::engine {

/// Which reply it is, in plain words and with the path that was asked for: "The list of running jobs
/// (/running-jobs)". At the start of a sentence. Private to models/engine.
Message replyName(const RawReply &raw);

} // namespace sluice::engine
