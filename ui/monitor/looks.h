#pragma once

#include "models/engine/seatunnel/types.h"
#include "models/monitor/finding.h"
#include "ui/widgets/badge.h"

namespace sluice::monitorui {

/// Sign and tone of a job's state; the word is the engine's own.
widgets::BadgeLook stateLook(engine::JobState state, const QString &word);
/// Of a job that is in no list any more: its state is the last that was seen.
widgets::BadgeLook goneLook(const QString &word);
widgets::BadgeLook severityLook(monitor::Severity severity);

} // namespace sluice::monitorui
