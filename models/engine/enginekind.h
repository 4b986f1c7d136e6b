#pragma once

#include <QByteArray>
#include <QStringView>

#include <array>
#include <optional>

namespace sluice::engine {

/// Which engine a cluster runs: whose rooms of this folder know what its addresses and answers mean.
enum class EngineKind
{
    SeaTunnel,
};

inline constexpr std::array allEngines{EngineKind::SeaTunnel};

/// As files name it: "seatunnel".
QByteArray engineName(EngineKind kind);
/// Nothing for a name that this version does not know.
std::optional<EngineKind> engineFromName(QStringView name);

} // namespace sluice::engine
