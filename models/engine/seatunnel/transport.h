#pragma once

#include "models/engine/http/call.h"
#include "models/engine/seatunnel/reply.h"

#include <QStringList>

namespace sluice::engine {

class ReplayWire;
class Wire;

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

/// Carries requests to the members of one cluster and brings decoded replies back to who asked. What the
/// program uses is a Client; tests answer by themselves.
class Transport : public CallCarrier
{
    Q_OBJECT

public:
    using CallCarrier::CallCarrier;
    /// `raw` is what went over the wire, `reply` the same decoded.
    using Handler = OpenCalls<Reply, RawReply>::Handler;

    virtual QStringList members() const = 0;
    virtual ApiFlavour flavour() const = 0;
    /// Members of one cluster may be reached in different flavours.
    virtual ApiFlavour flavourOf(const QString & /*member*/) const { return flavour(); }
    /// What goes over it can be recorded; null: nothing.
    virtual Wire *wire() const { return nullptr; }
    /// The wire, where it replays a recording; else null.
    virtual ReplayWire *replay() const { return nullptr; }

    /// Queues a request: at most one is under way for a member and endpoint; a second one waits for the
    /// first. Every one is answered once, also a refused or cancelled one, never before this has returned;
    /// not at all when `context` is gone by then.
    Call send(const RequestSpec &request, const QObject *context, Handler handler);

Q_SIGNALS:
    /// See Wire: in their order among the answers.
    void restarted();
    void ended();

protected:
    /// Begins a request; answer() is called for it once, not from here.
    virtual void begin(quint64 id, const RequestSpec &request) = 0;
    void answer(quint64 id, const Reply &reply, const RawReply &raw);
    bool isOpen(quint64 id) const override;

private:
    OpenCalls<Reply, RawReply> open_;
};

} // namespace sluice::engine
