#pragma once

#include "models/core/error.h"
#include "models/engine/reply.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <optional>

namespace sluice::engine {

/// Sentences about what went wrong, with what to do about it, in the language the program speaks when the
/// error happens. They hold no credentials.
class Diagnosis
{
    Q_DECLARE_TR_FUNCTIONS(sluice::engine::Diagnosis)

public:
    static Error refused(const QString &member);
    static Error hostNotFound(const QString &member);
    static Error timeout(const QString &member, int ms, Silence silence = Silence::None);
    /// The answer to a stop names another job.
    static Error anotherJob(const QString &asked, const QString &answered);
    static Error proxyNotFound(const QString &member, const QString &via);
    static Error closedByProxy(const QString &member, const QString &via);
    /// Without a word of HTTP.
    static Error closed(const QString &member, bool encrypted);
    /// An answer began, and its head, its length, its chunks or its compression are wrong.
    static Error damaged(const QString &member);
    /// The same for a POST, whose path is known to be right.
    static Error unanswered(const QString &member);
    static Error noTls(const QString &member, int ms);
    /// The proxy `via` ("host:port") does not carry the request on.
    static Error proxy(const QString &member, const QString &via, const QString &detail);
    static Error tls(const QString &member, const QString &detail);
    static Error network(const QString &member, const QString &detail);
    static Error tooLarge(qint64 capBytes);
    static Error cancelled();
    static Error notOffered();
    static Error badAddress();
    static Error badJobId();
    static Error badState();
    static Error savepointNeedsId();
    static Error unknownMember(const QString &member);
    static Error replayIsReadOnly();
    static Error notRecorded();
    static Error damagedPack();
    static Error readingCancelled();
    static Error recordingCutOff();
    static Error recordingTooLarge(qint64 capBytes);
    static Error recordingNeedsTooMuch(qint64 capBytes);
    static Error tooManyLines(qint64 cap);
    static Error badRecordingLine();
    static Error emptyRecording();
    static Error cannotRead(const QString &path, const QString &detail, bool exists);
    /// An answer that is a failure in spite of its status; `message` is the engine's own, or empty.
    static Error failed(const QString &message);
    /// The body is not JSON where it must be.
    static Error notJson(const QByteArray &body);
    /// `name`: which reply, see replyName(); `place`: where in it, "" for the whole.
    static Error wrongShape(const QString &name, const QString &place, const QString &expected);
    /// A sentence: two entries of a list have one job id. `first` and `second` are their places, from 0.
    static QString sameJobTwice(const QString &name, const QString &id, qsizetype first, qsizetype second);
    /// What a recorded line with status 0 says ("timed out", "Connection refused", ...).
    static Error recorded(const QString &member, const QString &text);
    /// nothing when status and body may be decoded.
    static std::optional<Error> http(int status, const QByteArray &body);
    /// Where an error is: "host:port", and the proxy where there is one in between.
    static QString placeOf(const RawReply &raw);
};

} // namespace sluice::engine
