#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace sluice::engine {

/// What carries calls: who holds a Call asks it about that call.
class CallCarrier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

private:
    friend class Call;
    virtual bool isOpen(quint64 id) const = 0;
    virtual void cancel(quint64 id) = 0;
};

/// A request under way, to be given up. A copy stands for the same one; dropping it does nothing. It may
/// outlive the request and what carries it.
class Call
{
public:
    Call() = default;
    Call(CallCarrier *carrier, quint64 id)
        : carrier_(carrier)
        , id_(id)
    {
    }
    /// It has not been answered yet.
    bool isOpen() const { return carrier_ && carrier_->isOpen(id_); }
    /// Lets it be answered with Cancelled, later; one whose answer is there keeps it.
    void cancel()
    {
        if (carrier_)
            carrier_->cancel(id_);
    }

private:
    QPointer<CallCarrier> carrier_;
    quint64 id_ = 0;
};

/// The calls that wait for an answer, each with who waits. A handler is called once, or never where the
/// object that it works for is gone.
template <typename... Answer> class OpenCalls
{
public:
    using Handler = std::function<void(const Answer &...)>;

    quint64 open(const QObject *context, Handler handler)
    {
        calls_.insert(++last_, {context, std::move(handler)});
        return last_;
    }
    bool isOpen(quint64 id) const { return calls_.contains(id); }
    /// Ends the call; nothing happens when it has ended.
    void answer(quint64 id, const Answer &...answer)
    {
        const auto found = calls_.find(id);
        if (found == calls_.end())
            return;
        const Waiting waiting = std::move(*found);
        calls_.erase(found); // the handler may open another
        if (waiting.context)
            waiting.handler(answer...);
    }

private:
    struct Waiting
    {
        QPointer<const QObject> context;
        Handler handler;
    };
    QHash<quint64, Waiting> calls_;
    quint64 last_ = 0;
};

} // namespace sluice::engine
