#include "models/engine/seatunnel/decodequeue.h"

namespace sluice::engine {

DecodeQueue::DecodeQueue(QObject &owner)
    : owner_(owner)
{
    // One thread keeps the answers in order.
    pool_.setMaxThreadCount(1);
}

DecodeQueue::~DecodeQueue()
{
    pool_.clear();
    pool_.waitForDone();
}

void DecodeQueue::decode(const RawReply &raw, std::function<void(const Reply &)> done)
{
    pool_.start([this, raw, done = std::move(done)] {
        const Reply reply = engine::decode(raw);
        QMetaObject::invokeMethod(
            &owner_, [done, reply] { done(reply); }, Qt::QueuedConnection);
    });
}

void DecodeQueue::follow(std::function<void()> then)
{
    pool_.start(
        [this, then = std::move(then)] { QMetaObject::invokeMethod(&owner_, then, Qt::QueuedConnection); });
}

} // namespace sluice::engine
