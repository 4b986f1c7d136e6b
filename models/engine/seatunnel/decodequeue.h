#pragma once

#include "models/engine/seatunnel/reply.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace sluice::engine {

/// Decodes on a thread of its own, one after the other, and hands the results back in order in the thread of
/// the owner. Nothing is handed back once it is destroyed; it must be destroyed before its owner's QObject
/// part.
class DecodeQueue
{
public:
    explicit DecodeQueue(QObject &owner);
    ~DecodeQueue();
    DecodeQueue(const DecodeQueue &) = delete;
    DecodeQueue &operator=(const DecodeQueue &) = delete;

    void decode(const RawReply &raw, std::function<void(const Reply &)> done);
    /// Calls it when everything that was to be decoded before has been handed back.
    void follow(std::function<void()> then);

private:
    QObject &owner_;
    QThreadPool pool_;
};

} // namespace sluice::engine
