#pragma once

#include "models/engine/seatunnel/types.h"

#include <QHash>
#include <QString>

namespace sluice::items {

/// What the stages of a job are called for a person, by DagVertex::id: "FakeSource" for
/// "Source[0]-FakeSource", "Sql" for "TransformChain[Transform[0]-Sql]", "Jdbc 2" for the second of a kind. A
/// name of another shape stays as it is.
QHash<int, QString> stageNames(const engine::JobDag &dag);

} // namespace sluice::items
