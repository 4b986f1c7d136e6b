#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/probe.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

namespace sluice::monitorui {

/// What proves who is asking. The password is kept nowhere.
struct Credentials
{
    QString user;
    QString password;

    bool isEmpty() const { return user.isEmpty() && password.isEmpty(); }
    bool operator==(const Credentials &) const = default;
};

/// Takes "user:password@" out of a pasted address, percent signs decoded; nothing where there is none.
std::optional<Credentials> takeCredentials(QString &address);
/// The address with them put in, for engine::Probe; unchanged where they are empty.
QString withCredentials(const QString &address, const Credentials &credentials);

/// Asks several addresses at once what answers there. Where https was given and only http is spoken, that is
/// found out too, without sending the credentials in clear.
class AddressSearch : public QObject
{
    Q_OBJECT

public:
    struct Trouble
    {
        QString address; ///< as it was given
        Error error;
        QString rightInstead; ///< the address that the engine answers at; empty: none is known
        QString httpInstead;  ///< the address that speaks http there; empty: none, or http was not the matter
    };

    explicit AddressSearch(QObject *parent = nullptr);
    ~AddressSearch() override;

    /// Asks a single member too who it is. Several are asked anyhow: one may be met twice.
    void setIdentifying(bool on) { identifying_ = on; }
    /// Forgets what was found before.
    void start(const QStringList &addresses, const Credentials &credentials);
    void cancel();
    void forget();
    bool isRunning() const { return !running_.isEmpty(); }
    int waitingFor() const { return int(running_.size()); }
    const QList<engine::ProbeResult> &found() const { return found_; } ///< each member once
    const QList<Trouble> &troubles() const { return troubles_; }
    /// Sentences about members that are one, or do not see each other.
    const QStringList &remarks() const { return remarks_; }

Q_SIGNALS:
    void finished();

private:
    void probe(const QString &address, const QString &asked);
    void take(const engine::ProbeResult &result);
    void askForHttp(const QString &address, const Error &error);
    void ended(engine::Probe *probe);

    QList<engine::Probe *> running_;
    QList<engine::ProbeResult> found_;
    QList<Trouble> troubles_;
    QStringList remarks_;
    bool several_ = false;
    bool identifying_ = false;
};

} // namespace sluice::monitorui
