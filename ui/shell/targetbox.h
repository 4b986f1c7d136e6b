#pragma once

#include <QComboBox>

namespace sluice::shell {

class ClusterRegistry;

/// Chooses the cluster that Submit goes to.
class TargetBox : public QComboBox
{
    Q_OBJECT

public:
    explicit TargetBox(ClusterRegistry &clusters, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectRequested();
    /// The person has made a cluster the target, or said that it stays.
    void clusterChosen();

protected:
    void changeEvent(QEvent *event) override;
    /// A name that is too long ends in "…", and not in the middle of a letter.
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    /// Name and version; the version comes with the first answers.
    QString textOf(const QString &cluster) const;
    QIcon iconOf(const QString &cluster) const;
    void refreshText(const QString &cluster);
    void chosen(int index);

    ClusterRegistry &clusters_;
};

} // namespace sluice::shell
