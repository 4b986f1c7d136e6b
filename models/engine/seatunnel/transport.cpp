#include "models/engine/seatunnel/transport.h"

namespace sluice::engine {

Call Transport::send(const RequestSpec &request, const QObject *context, Handler handler)
{
    const quint64 id = open_.open(context, std::move(handler));
    begin(id, request);
    return {this, id};
}

void Transport::answer(quint64 id, const Reply &reply, const RawReply &raw)
{
    open_.answer(id, reply, raw);
}

bool Transport::isOpen(quint64 id) const
{
    return open_.isOpen(id);
}

} // namespace sluice::engine
