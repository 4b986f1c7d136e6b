#pragma once

#include "models/core/clock.h"
#include "models/engine/networktransport.h"
#include "models/engine/probe.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace sluice::ctl {

/// Finds out what answers at each --url, one after the other, and makes one transport for all: the members of
/// one cluster. Ends once, with opened() or failed().
class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(QStringList urls, const Clock &clock, QObject *parent = nullptr);
    ~Connection() override;

    void open();
    /// After opened(): the transport, once.
    std::unique_ptr<engine::NetworkTransport> takeTransport();
    /// The engine's version as the first member told it.
    QString version() const { return version_; }
    /// "host:port" of the first member: how the cluster is called in events.
    QString name() const;

Q_SIGNALS:
    void opened();
    void failed(const sluice::Error &error);

private:
    void probeNext();
    void accept(const engine::ProbeResult &result);

    QStringList urls_;
    const Clock &clock_;
    QList<engine::MemberAddress> members_;
    QString version_;
};

} // namespace sluice::ctl
