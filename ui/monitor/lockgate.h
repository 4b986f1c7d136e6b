#pragma once

#include "ui/monitor/clusteridentity.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace sluice::monitorui {

/// What stands between a hand and a locked cluster: its name must be typed first. Hidden and open where the
/// cluster is not locked.
class LockGate : public QWidget
{
    Q_OBJECT

public:
    explicit LockGate(const ClusterIdentity &cluster, QWidget *parent = nullptr);
    bool isOpen() const;
    QLineEdit *field() const { return field_; }

Q_SIGNALS:
    void openChanged(bool open);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ClusterIdentity cluster_;
    QLabel *label_;
    QLineEdit *field_;
};

} // namespace sluice::monitorui
