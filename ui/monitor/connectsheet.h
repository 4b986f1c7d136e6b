#pragma once

#include "models/engine/probe.h"
#include "ui/monitor/clusteridentity.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace sluice::monitorui {

/// A cluster as the person described it and as it was found.
struct FoundCluster
{
    ClusterIdentity identity;
    QList<engine::ProbeResult> members; ///< at least one; all of one flavour
};

/// Adds a cluster: paste one address, or one a line; what answers there is found out. Not modal: show it with
/// show(); it deletes itself when it is closed.
class ConnectSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectSheet(QWidget *parent = nullptr);
    ~ConnectSheet() override;

    /// Puts addresses in, as if pasted: to change those of a cluster that does not answer.
    void setAddresses(const QStringList &addresses);
    /// Names that are taken already.
    void setTakenNames(const QStringList &names);
    bool isProbing() const { return !probes_.isEmpty(); }
    /// One member that was given under several addresses or REST flavours is in it once.
    const QList<engine::ProbeResult> &found() const { return found_; }
    /// What was found or what is wrong, as it is shown.
    QString report() const;

Q_SIGNALS:
    void connectConfirmed(const sluice::monitorui::FoundCluster &cluster);
    void probingFinished();

protected:
    void changeEvent(QEvent *event) override;
    /// Return in the address field asks; Shift+Return begins another line.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    QStringList pasted() const;
    void probe();
    void cancelProbes();
    void take(const engine::ProbeResult &result);
    void probeEnded(engine::Probe *probe);
    void judge();
    void propose();
    void chooseColor();
    void refreshButtons();
    void refreshColor();
    void retranslate();

    QLabel *addressLabel_;
    QPlainTextEdit *addresses_;
    QPushButton *probe_;
    QProgressBar *progress_;
    QLabel *report_;
    QLabel *nameLabel_;
    QLineEdit *name_;
    QLabel *colorLabel_;
    QToolButton *color_;
    QCheckBox *production_;
    QPushButton *connect_ = nullptr;
    QPushButton *cancel_ = nullptr;
    QColor chosen_;
    QStringList taken_;
    QList<engine::Probe *> probes_; ///< those that have not ended
    QList<engine::ProbeResult> found_;
    QStringList troubles_;
    QStringList remarks_; ///< about members that are one, or do not see each other
    bool nameTouched_ = false;
    bool lockTouched_ = false;
};

/// True when a cluster of this name should be locked unless the person says otherwise ("prod",
/// "Production-EU").
bool looksLikeProduction(const QString &name);

} // namespace sluice::monitorui
