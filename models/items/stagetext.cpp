#include "models/items/stagetext.h"

#include "models/core/qtshown.h"

#include <QRegularExpression>
#include <QStringList>

#include <utility>

namespace sluice::items {

namespace {

/// The plugins that an engine's name of a stage is made of.
QString plainName(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral("(?:Source|Transform|Sink)\\[\\d+\\]-([^\\[\\]>]+?)(?=\\s*(?:->|\\]|$))"));
    QStringList plugins;
    for (auto match = form.globalMatch(name); match.hasNext();) {
        QString plugin = match.next().captured(1);
        plugin.remove(QLatin1String("-MultiTableSink")); // how the engine runs a sink, not which it is
        plugins.append(plugin);
    }
    return plugins.isEmpty() ? name : plugins.join(QStringLiteral(" → "));
}

} // namespace

QHash<int, QString> stageNames(const engine::JobDag &dag)
{
    QHash<int, QString> names;
    QHash<std::pair<int, QString>, int> alike; ///< by kind and name
    for (const engine::DagVertex &vertex : dag.vertices)
        ++alike[{static_cast<int>(vertex.kind), plainName(vertex.name)}];
    QHash<std::pair<int, QString>, int> seen;
    for (const engine::DagVertex &vertex : dag.vertices) {
        const QString name = plainName(vertex.name);
        const std::pair<int, QString> key{static_cast<int>(vertex.kind), name};
        const int number = ++seen[key];
        names.insert(vertex.id,
                     shown(alike.value(key) > 1 ? QStringLiteral("%1 %2").arg(name).arg(number) : name));
    }
    return names;
}

} // namespace sluice::items
