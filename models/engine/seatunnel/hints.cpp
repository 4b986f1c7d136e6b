#include "models/engine/seatunnel/hints.h"

#include "models/engine/http/address.h"

#include <QCoreApplication>

namespace sluice::engine {

namespace {

class SeaTunnelHints final : public AddressHints
{
    Q_DECLARE_TR_FUNCTIONS(sluice::engine::SeaTunnelHints)

public:
    QString refused() const override
    {
        return tr("Nothing answers at this address. Is the engine running, is the port right (5801 for REST "
                  "v1, 8080 for v2), and is enable-http switched on for v2?");
    }
    QString closed(bool encrypted) const override
    {
        return encrypted
                   ? tr("The connection was closed before the answer was complete. Port 5801 does this "
                        "when REST is not enabled there or the path belongs to REST v2.")
                   : tr("The connection was closed without an answer in HTTP. The port may speak https: "
                        "try an address that begins with https://. Port 5801 does this, too, when REST "
                        "is not enabled there or the path belongs to REST v2.");
    }
};

} // namespace

const AddressHints &seaTunnelHints()
{
    static const SeaTunnelHints hints;
    return hints;
}

} // namespace sluice::engine
