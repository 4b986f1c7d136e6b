#pragma once

#include "models/engine/seatunnel/transport.h"

#include <algorithm>

namespace sluice::engine {

/// The question about one job by which is found out what became of an order, in at most `lookMs`. Private to
/// models/engine.
inline RequestSpec jobLook(const QString &member, const QString &jobId, int lookMs)
{
    constexpr int longestMs = 5000;
    RequestSpec spec;
    spec.member = member;
    spec.endpoint = Endpoint::JobInfo;
    spec.argument = jobId;
    spec.timeoutMs = std::min(longestMs, lookMs);
    return spec;
}

} // namespace sluice::engine
