#pragma once

#include "models/monitor/finding.h"

#include <QByteArray>

namespace sluice::monitor {

/// "opened", "updated", "closed".
QString changeName(FindingChange change);

/// One line of `sluicectl watch` and `replay --format json`, without a line end: event, code, severity,
/// cluster, job (id), name, at, since, reported, observed, cause, advice, in this order, and `gone` where it
/// is kept for a person although it is not observed any more since then. Times are ISO 8601, UTC, with
/// milliseconds; sentences are English.
QByteArray toJsonLine(const FindingEvent &event);

/// The same for a person, in the language of `patterns`: a headline and, unless it closed, indented lines.
/// Ends without a line end.
QString toText(const FindingEvent &event, const Patterns &patterns = patternOf);

} // namespace sluice::monitor
