#include "models/engine/enginekind.h"

#include <QString>

namespace sluice::engine {

QByteArray engineName(EngineKind kind)
{
    switch (kind) {
    case EngineKind::SeaTunnel:
        break;
    }
    return QByteArrayLiteral("seatunnel");
}

std::optional<EngineKind> engineFromName(QStringView name)
{
    for (const EngineKind kind : allEngines) {
        if (name == QLatin1String(engineName(kind)))
            return kind;
    }
    return std::nullopt;
}

} // namespace sluice::engine
