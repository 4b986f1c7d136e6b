#pragma once

#include "models/core/error.h"
#include "models/engine/http/rawreply.h"

namespace sluice::engine {

/// A line of a recording: what went over the wire, as JSON without a line end. `t` is in seconds since 1970,
/// with milliseconds. Secrets in the request, the reply and the path are masked; a request or reply that is
/// not JSON is kept as a text (a request: left out, as nobody can tell what is secret in it).
QByteArray recordingLine(const RawReply &raw);

/// The line with which a recording begins: a remark that says who made it and which API was asked.
/// `api` is a word for it, as in "v1".
QByteArray recordingHeader(qint64 timeMs, const QByteArray &api);

struct ParsedLine
{
    RawReply raw;
    QByteArray api; ///< from a header; empty: it does not say
};

enum class LineParts
{
    All,
    Head ///< without request, body and failure, which take most of the time
};

/// Reads a line, of this program or of another that writes the same fields. Needs `t` and `endpoint`; what is
/// missing besides gets its default. Error::place is empty: the caller knows the line number.
Result<ParsedLine> parseRecordingLine(const QByteArray &line, LineParts parts = LineParts::All);

} // namespace sluice::engine
