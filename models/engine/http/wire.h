#pragma once

#include "models/engine/http/call.h"
#include "models/engine/http/rawreply.h"
#include "models/engine/http/request.h"

#include <QStringList>

namespace sluice::engine {

class ReplayWire;

/// Hears everything that goes over a wire, to write it down. Who asks has a handler of his own.
class WireTap
{
public:
    WireTap() = default;
    WireTap(const WireTap &) = delete;
    WireTap &operator=(const WireTap &) = delete;
    virtual void exchanged(const RawReply &raw) = 0;

protected:
    ~WireTap() = default;
};

/// Carries HTTP requests to the servers of one cluster. Implementations: network, replay of a recording.
class Wire : public CallCarrier
{
    Q_OBJECT

public:
    using CallCarrier::CallCarrier;
    using Handler = OpenCalls<RawReply>::Handler;

    virtual QStringList members() const = 0;
    /// The time that answers are of: of the recording where that keeps its own, else the clock's.
    virtual qint64 nowMs() const = 0;
    /// This, where it replays a recording, for who wants to know where that is; else null.
    virtual ReplayWire *replay() { return nullptr; }

    /// `handler` gets the answer or why there is none, once, never before this has returned; not at all when
    /// `context` is gone by then, while the request still goes its way.
    Call send(const HttpRequest &request, const QObject *context, Handler handler);

    /// `tap` must be removed before it goes. Nothing happens where it is there already, or not any more.
    void addTap(WireTap &tap);
    void removeTap(WireTap &tap);

Q_SIGNALS:
    /// A looping replay has begun again: what it told before is void. Told before the first answer after
    /// that.
    void restarted();
    /// A replay without loop has come to its end; it goes on answering with the last replies. Told once.
    void ended();

protected:
    /// Begins a request; answer() is called for it once, not from here.
    virtual void begin(quint64 id, const HttpRequest &request) = 0;
    void answer(quint64 id, const RawReply &raw);
    bool isOpen(quint64 id) const override;

private:
    OpenCalls<RawReply> open_;
    QList<WireTap *> taps_;
};

} // namespace sluice::engine
