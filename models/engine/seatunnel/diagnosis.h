#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/reply.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace sluice::engine {

/// Sentences about what an engine answers, with what to do about it. They hold no credentials.
class Diagnosis
{
public:
    /// The answer to a stop names another job.
    static Error anotherJob(const QString &asked, const QString &answered);
    static Error notOffered();
    static Error badJobId();
    static Error badState();
    static Error savepointNeedsId();
    /// An answer that is a failure in spite of its status; `message` is the engine's own, or empty.
    static Error failed(const QString &message);
    /// The body is not JSON where it must be.
    static Error notJson(const QByteArray &body);
    /// A sentence: two entries of a list have one job id. `first` and `second` are their places, from 0.
    static Message sameJobTwice(const Message &name, const QString &id, qsizetype first, qsizetype second);
    /// nothing when status and body may be decoded.
    static std::optional<Error> http(int status, const QByteArray &body);
    /// Where an error is: "host:port", and the proxy where there is one in between.
    static QString placeOf(const RawReply &raw);
};

} // namespace sluice::engine
