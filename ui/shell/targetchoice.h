#pragma once

#include <QObject>
#include <QString>

namespace sluice {
class Clock;
}

namespace sluice::shell {

class ClusterRegistry;
class DocumentTabs;
class Notices;

/// Keeps the target of a submit sensible: when it takes no jobs (nobody answers there, it is a recording) and
/// the cluster in front does, the target becomes that one, which is said. What a person chose in this run
/// stays; then the other one is offered.
class TargetChoice : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ClusterRegistry &clusters;
        DocumentTabs &tabs;
        Notices &notices;
        const Clock &clock;
    };

    explicit TargetChoice(const Parts &parts, QObject *parent = nullptr);

    /// The person has chosen the target that there is now.
    void choose();
    /// What the person asked for shows this cluster: it becomes the target where that harms no choice.
    void propose(const QString &cluster);
    /// What the person asked for goes to this cluster: it becomes the target, which is said where it was
    /// another one.
    void follow(const QString &cluster);
    /// Judges anew; it does so by itself when pages and clusters change.
    void refresh();

private:
    bool takesJobs(const QString &cluster) const;
    /// Why a job cannot be submitted there; empty: it can, or nobody knows yet.
    QString trouble(const QString &cluster) const;
    void change(const QString &cluster, const QString &why);
    void offer(const QString &cluster);

    Parts of_;
    QString chosen_;  ///< by the person
    QString offered_; ///< what is offered now, as "target/cluster"
};

} // namespace sluice::shell
