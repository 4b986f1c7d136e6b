#pragma once

#include "models/engine/seatunnel/memberaddress.h"

#include <QList>
#include <QString>

namespace sluice::engine {

/// A place at which a Probe asks for an engine, and what finding one there means.
struct ProbeCandidate
{
    enum class Purpose
    {
        Wanted,         ///< what was pasted
        WithoutContext, ///< the pasted context path left off: an engine here explains why none is there
        OtherScheme,    ///< http instead of https or the other way round, without credentials
    };
    MemberAddress address;
    Purpose purpose = Purpose::Wanted;
};

/// The places to try, in order, for a pasted text; the error of readAddress() when it is no address.
Result<QList<ProbeCandidate>> probeCandidates(const QString &pasted);

/// Where to look for the reason why nothing answered at `failed` as it should: with the context path left
/// off, or by the other scheme. Nobody's credentials go by a scheme that was not asked for.
QList<ProbeCandidate> candidatesWithoutContext(const MemberAddress &failed);
QList<ProbeCandidate> candidatesOfOtherScheme(const MemberAddress &failed);

} // namespace sluice::engine
