#pragma once

namespace sluice::engine {

class AddressHints;

/// What may be wrong at an address where a SeaTunnel engine should answer.
const AddressHints &seaTunnelHints();

} // namespace sluice::engine
