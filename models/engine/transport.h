#pragma once

#include "models/engine/reply.h"

#include <QObject>
#include <QStringList>

namespace sluice::engine {

/// One request to one member. Paths are made from Endpoint and a checked argument, never from text.
struct RequestSpec
{
    QString member; ///< "host:port", one of Transport::members()
    Endpoint endpoint = Endpoint::Overview;
    QString argument;           ///< see Endpoint; a job id must be digits
    QByteArray body;            ///< POST only
    QString jobName;            ///< SubmitJob only: becomes ?jobName=, percent-encoded
    QString jobId;              ///< SubmitJob only
    bool withSavepoint = false; ///< SubmitJob and StopJob
    int timeoutMs = 10000;
};

using RequestId = quint64;

/// Carries requests to the members of one cluster and brings decoded replies back. Implementations: network,
/// replay of a recording. Every request is answered exactly once by replied(), also a refused or cancelled
/// one.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QStringList members() const = 0;
    virtual ApiFlavour flavour() const = 0;
    /// Members of one cluster may be reached in different flavours.
    virtual ApiFlavour flavourOf(const QString & /*member*/) const { return flavour(); }
    /// Queues a request: at most one is in flight for a member and endpoint; a second one waits for the
    /// first.
    virtual RequestId send(const RequestSpec &request) = 0;
    virtual void cancel(RequestId id) = 0;

Q_SIGNALS:
    /// `raw` is what went over the wire (for recorders and "Raw"), `reply` the same decoded.
    void replied(quint64 id, const sluice::engine::Reply &reply, const sluice::engine::RawReply &raw);
};

} // namespace sluice::engine
