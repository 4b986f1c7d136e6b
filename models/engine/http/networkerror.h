#pragma once

#include "models/core/error.h"
#include "models/engine/http/address.h"
#include "models/engine/http/rawreply.h"
#include "models/engine/http/route.h"

class QNetworkReply;

namespace sluice::engine {

/// How far a GET had come when it failed, and how long it may have taken.
struct GetProgress
{
    bool begun = false; ///< the answer
    Silence silence = Silence::None;
    int timeoutMs = 0;
};

/// Why a GET by Qt's network access has no answer, as a sentence. Private to models/engine/http.
Error networkError(const QNetworkReply &reply, const Address &server, const AddressHints &hints,
                   const Route &route, const GetProgress &progress);

/// The request as every GET is sent: no redirects, no cache, no cookies, nothing packed.
class QNetworkRequest networkRequest(const QUrl &url, const Address &server, const Route &route,
                                     const QByteArray &accept);

} // namespace sluice::engine
