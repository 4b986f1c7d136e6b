#pragma once

#include "models/core/error.h"
#include "models/engine/http/address.h"
#include "models/engine/seatunnel/types.h"

namespace sluice::engine {

/// Where one member of a cluster answers.
struct MemberAddress : Address
{
    ApiFlavour flavour = ApiFlavour::V1;

    bool operator==(const MemberAddress &) const = default;

    /// Takes "user:password@" out of the address, and a pasted path of the API off its end. InvalidArgument
    /// for anything but http and https with a host; the message does not repeat the address.
    static Result<MemberAddress> fromUrl(const QUrl &url, ApiFlavour flavour);
    /// The same for an address as text, read by readAddress().
    static Result<MemberAddress> fromText(const QString &text, ApiFlavour flavour);
};

/// `path` without what belongs to the API: "/ctx/overview" and "/ctx/hazelcast/rest/maps/running-jobs" are
/// both "/ctx". No trailing slash.
QString contextOf(const QString &path);

} // namespace sluice::engine
