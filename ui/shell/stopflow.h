#pragma once

#include <QObject>

class QWidget;

namespace sluice::shell {

class ClusterPages;
class ClusterRegistry;
class Notices;
class OpenOrders;
class StatusBar;

/// A stop from the question to the certainty about it: the sheet that names cluster and job, the request, and
/// what is known of it at every moment in between.
class StopFlow : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ClusterRegistry &clusters;
        ClusterPages &pages;
        OpenOrders &orders;
        Notices &notices;
        StatusBar &status;
        QWidget *window;
    };

    explicit StopFlow(const Parts &parts, QObject *parent = nullptr);

    /// Asks, and stops the job when the person confirms; nothing where the cluster is not watched.
    void begin(const QString &cluster, const QString &jobId, bool withSavepoint);

private:
    struct Stop
    {
        QString cluster;
        QString jobId;
        QString jobName;
        bool withSavepoint = false;
        bool everyMember = false;
    };
    void send(const Stop &stop);

    Parts of_;
};

} // namespace sluice::shell
