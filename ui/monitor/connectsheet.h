#pragma once

#include "ui/monitor/addresssearch.h"
#include "ui/monitor/clusteridentity.h"
#include "ui/monitor/connectdraft.h"
#include "ui/monitor/knowncluster.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace sluice::widgets {
class FlowText;
} // namespace sluice::widgets

namespace sluice::monitorui {

/// A cluster as the person described it and as it was found.
struct FoundCluster
{
    ClusterIdentity identity;
    QList<engine::ProbeResult> members; ///< at least one, unless `silent` has some
    QString replaces = {};              ///< the cluster that was connected again; empty: a new one
    /// Added although nothing answers there yet: in which API they will is a guess.
    QList<engine::MemberAddress> silent = {};
    Credentials credentials = {}; ///< for asking those again
    /// Names ("host:5801") of those of `silent` that were pasted without a port: it is a guess as well.
    QStringList portGuessed = {};
};

/// Adds a cluster: paste one address, or one a line; what answers there is found out. A name and password are
/// typed beside the address, hidden, and taken out of an address that brings them. Not modal: show it with
/// show(); it deletes itself when it is closed.
class ConnectSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectSheet(QWidget *parent = nullptr);
    ~ConnectSheet() override;

    /// Puts addresses in, as if pasted.
    void setAddresses(const QStringList &addresses);
    /// Goes on with a cluster of the list: its password is asked for, its addresses can be changed.
    void setCluster(const ClusterIdentity &identity, const QStringList &addresses, const QString &user);
    /// What was typed in an earlier sheet and not used; ignored where something is typed already.
    void setDraft(const ConnectDraft &draft);
    ConnectDraft draft() const;
    /// Names that are taken already.
    void setTakenNames(const QStringList &names);
    /// Clusters that need not be added again; a new one gets a colour that none of them has.
    void setKnown(const QList<KnownCluster> &known);
    bool isProbing() const { return search_->isRunning(); }
    /// One member that was given under several addresses or REST flavours is in it once.
    const QList<engine::ProbeResult> &found() const { return search_->found(); }
    /// What was found or what is wrong, as it is shown.
    QString report() const;
    /// Why Connect cannot be pressed; empty when it can.
    QString reason() const;

Q_SIGNALS:
    void connectConfirmed(const sluice::monitorui::FoundCluster &cluster);
    void probingFinished();
    /// What was given is this cluster of the list.
    void showRequested(const QString &cluster);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    /// Return in the address field asks; Shift+Return begins another line.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    QStringList pasted() const;
    Credentials credentials() const;
    void takeTypedCredentials();
    void dropForeignCredentials();
    void probe();
    void probeEnded();
    void startOver();
    void useHttp();
    void useRight();
    QList<engine::MemberAddress> silent() const;
    void confirm(const QList<engine::MemberAddress> &silent);
    void replaceAddresses(QString AddressSearch::Trouble::*instead);
    QString nameTrouble() const;
    QString connectedAs() const;
    void judge();
    void propose();
    void chooseColor();
    void refreshButtons();
    void refreshColor();
    void retranslate();

    AddressSearch *search_;
    QLabel *addressLabel_;
    QPlainTextEdit *addresses_;
    QLabel *keys_;
    QPushButton *probe_;
    QProgressBar *progress_;
    widgets::FlowText *report_;
    QPushButton *useHttp_;
    QPushButton *useRight_;
    QLabel *userLabel_;
    QLineEdit *user_;
    QLabel *passwordLabel_;
    QLineEdit *password_;
    QLabel *nameLabel_;
    QLineEdit *name_;
    QLabel *colorLabel_;
    QToolButton *color_;
    QCheckBox *production_;
    QLabel *reason_;
    QPushButton *connect_ = nullptr;
    QPushButton *addAnyway_ = nullptr;
    QPushButton *cancel_ = nullptr;
    QColor chosen_;
    QStringList taken_;
    QList<KnownCluster> known_;
    QString replaces_;
    QStringList takenFor_; ///< the servers of the addresses that user and password came with
    bool nameTouched_ = false;
    bool lockTouched_ = false;
};

/// True when a cluster of this name should be locked unless the person says otherwise ("prod",
/// "Production-EU").
bool looksLikeProduction(const QString &name);

} // namespace sluice::monitorui
