#pragma once

#include "ui/monitor/addresssearch.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace sluice {
class Clock;
} // namespace sluice

namespace sluice::shell {

class ClusterRegistry;

/// Clusters that were added while nothing answered. In which API they will is not known then, nor at
/// which port where none was given, so they are asked in both, at the usual ports, until they answer, and
/// watched where they did from then on.
class LateAnswers : public QObject
{
    Q_OBJECT

public:
    LateAnswers(ClusterRegistry &clusters, const Clock &clock, QObject *parent = nullptr);

    /// With what to ask a cluster that wants a password; it is kept in memory until the cluster answers.
    void remember(const QString &cluster, const monitorui::Credentials &credentials);
    /// Asks those now that have not answered; else every 10 s.
    void ask();

private:
    void ask(const QString &cluster);
    void take(const QString &cluster, const QList<engine::ProbeResult> &found);

    ClusterRegistry &clusters_;
    const Clock &clock_;
    QHash<QString, monitorui::Credentials> credentials_;
    QHash<QString, monitorui::AddressSearch *> searches_; ///< that run
    QTimer timer_;
};

} // namespace sluice::shell
