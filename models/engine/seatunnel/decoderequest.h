#pragma once

#include "models/engine/seatunnel/reply.h"

namespace sluice::engine {

/// What a POST asked for. Total; whatever cannot be read stays empty.
Reply::Request decodeRequest(Endpoint endpoint, const RawReply &raw);

} // namespace sluice::engine
