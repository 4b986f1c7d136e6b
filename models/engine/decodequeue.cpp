#include "models/engine/decodequeue.h"

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

} // namespace sluice::engine
