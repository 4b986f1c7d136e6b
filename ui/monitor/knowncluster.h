#pragma once

#include "models/engine/seatunnel/probe.h"

#include <QColor>
#include <QList>
#include <QSet>
#include <QString>
#include <QUrl>

namespace sluice::monitorui {

/// A cluster that is in the list already, as the connect sheet has to know it.
struct KnownCluster
{
    QString name;
    QColor color;            ///< invalid: none chosen
    QList<QUrl> bases;       ///< where its members answer, as MemberAddress::base
    QSet<QString> uuids;     ///< of the processes that answer there, as far as they told
    QSet<QString> processes; ///< the names that these drew at their start
};

/// The cluster that has this member: by its address, or by who answers there; empty: none has.
QString knownAs(const QList<KnownCluster> &known, const engine::ProbeResult &member);
/// The cluster that has a member at this address; empty: none has.
QString knownAs(const QList<KnownCluster> &known, const QUrl &base);
/// A colour that none of these has, or the one that is least like them.
QColor unusedColor(const QList<KnownCluster> &known);

} // namespace sluice::monitorui
