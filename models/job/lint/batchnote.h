#pragma once

#include "models/core/message.h"

namespace sluice::job {

/// The sentence the form shows in BATCH in place of the checkpoint fields, or above those that the text sets.
Message whyNoCheckpointInBatch(bool textSetsSome);

} // namespace sluice::job
