#include "models/engine/seatunnel/hints.h"

#include "models/engine/http/address.h"

namespace sluice::engine {

namespace {

class SeaTunnelHints final : public AddressHints
{
public:
    Message refused() const override
    {
        return SLUICE_MESSAGE(
            "Engine",
            "Nothing answers at this address. Is the engine running, is the port right (5801 for REST "
            "v1, 8080 for v2), and is enable-http switched on for v2?");
    }
    Message closed(bool encrypted) const override
    {
        return encrypted
                   ? SLUICE_MESSAGE(
                         "Engine",
                         "The connection was closed before the answer was complete. Port 5801 does this "
                         "when REST is not enabled there or the path belongs to REST v2.")
                   : SLUICE_MESSAGE(
                         "Engine",
                         "The connection was closed without an answer in HTTP. The port may speak https: "
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
