#include "models/engine/http/wire.h"

namespace sluice::engine {

Call Wire::send(const HttpRequest &request, const QObject *context, Handler handler)
{
    const quint64 id = open_.open(context, std::move(handler));
    begin(id, request);
    return {this, id};
}

void Wire::addTap(WireTap &tap)
{
    if (!taps_.contains(&tap))
        taps_.append(&tap);
}

void Wire::removeTap(WireTap &tap)
{
    taps_.removeOne(&tap);
}

void Wire::answer(quint64 id, const RawReply &raw)
{
    if (!open_.isOpen(id))
        return;
    const QList<WireTap *> taps = taps_; // one may end itself
    for (WireTap *const tap : taps)
        tap->exchanged(raw);
    open_.answer(id, raw);
}

bool Wire::isOpen(quint64 id) const
{
    return open_.isOpen(id);
}

} // namespace sluice::engine
