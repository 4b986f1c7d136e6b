#pragma once

#include "models/core/error.h"
#include "models/engine/http/address.h"
#include "models/engine/http/rawreply.h"

#include <QString>

namespace sluice::engine {

/// Sentences about requests that got no answer to use, with what to do about it. They hold no credentials.
/// `member` is the server's name and becomes the place.
class WireDiagnosis
{
public:
    static Error refused(const QString &member, const AddressHints &hints);
    static Error hostNotFound(const QString &member);
    static Error timeout(const QString &member, int ms, Silence silence = Silence::None);
    static Error noTls(const QString &member, int ms);
    /// The proxy `via` ("host:port") does not carry the request on.
    static Error proxy(const QString &member, const QString &via, const QString &detail);
    static Error proxyNotFound(const QString &member, const QString &via);
    static Error closedByProxy(const QString &member, const QString &via);
    /// Without a word of HTTP.
    static Error closed(const QString &member, const AddressHints &hints, bool encrypted);
    /// An answer began, and its head, its length, its chunks or its compression are wrong.
    static Error damaged(const QString &member);
    /// The same for a POST, whose path is known to be right.
    static Error unanswered(const QString &member);
    static Error tls(const QString &member, const QString &detail);
    static Error network(const QString &member, const QString &detail);
    static Error tooLarge(qint64 capBytes);
    static Error cancelled();
    static Error unknownMember(const QString &member);
    /// `name`: which reply; `place`: where in it, "" for the whole.
    static Error wrongShape(const Message &name, const QString &place, const Message &expected);
};

} // namespace sluice::engine
