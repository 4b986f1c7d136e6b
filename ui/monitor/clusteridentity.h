#pragma once

#include <QColor>
#include <QString>

namespace sluice::monitorui {

/// How a person tells clusters apart, and whether a hand that slips may do harm there.
struct ClusterIdentity
{
    QString name;           ///< empty: no cluster
    QColor color;           ///< invalid: none chosen
    bool locked = false;    ///< production: submit and stop ask for the cluster's name first
    bool recording = false; ///< a replay: nothing can be changed there

    bool operator==(const ClusterIdentity &) const = default;
};

} // namespace sluice::monitorui
