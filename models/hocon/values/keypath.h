#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::hocon {

/// A key read as a path expression, as the engine's command line reads every key a second time
/// (ConfigFactory.parseMap, PathParser of seatunnel-config-shade 2.3.8): "a->b" has two elements, quotes
/// inside vanish. Nothing where the original throws BadPath.
std::optional<std::vector<std::string>> keyPath(std::string_view key);

} // namespace sluice::hocon
