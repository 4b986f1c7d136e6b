#include "models/engine/seatunnel/decodejob.h"

#include <algorithm>
#include <limits>
#include <set>

namespace sluice::engine {

namespace {

using json::Errors;
using json::Value;

/// "pipeline-1 [Source[0]-FakeSource]" and "Source[0]-FakeSource(id=1)" are both "Source[0]-FakeSource".
QString plainName(QString name, int &pipeline)
{
    const QLatin1String prefix("pipeline-");
    const qsizetype open = name.indexOf(QLatin1String(" ["));
    if (name.startsWith(prefix) && open > 0 && name.endsWith(QLatin1Char(']'))) {
        pipeline = name.mid(prefix.size(), open - prefix.size()).toInt();
        name = name.mid(open + 2, name.size() - open - 3);
    }
    const qsizetype id = name.lastIndexOf(QLatin1String("(id="));
    if (id > 0 && name.endsWith(QLatin1Char(')')))
        name.truncate(id);
    return name;
}

StageKind kindOf(const QString &type, const QString &name)
{
    const auto is = [&](QLatin1String kind) {
        return type.isEmpty() ? name.startsWith(kind, Qt::CaseInsensitive)
                              : type.compare(kind, Qt::CaseInsensitive) == 0;
    };
    if (is(QLatin1String("source")))
        return StageKind::Source;
    if (is(QLatin1String("transform")))
        return StageKind::Transform;
    if (is(QLatin1String("sink")))
        return StageKind::Sink;
    return StageKind::Unknown;
}

std::optional<int> smallNumber(Value value)
{
    Errors ignored;
    const auto number = json::number(value, ignored, {});
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

void addVertex(Value entry, const QString &fallbackId, JobDag &dag)
{
    Errors ignored;
    DagVertex vertex;
    std::optional<int> id = smallNumber(entry.member("vertexId"));
    if (!id)
        id = smallNumber(entry.member("id"));
    bool ok = id.has_value();
    vertex.id = ok ? *id : fallbackId.toInt(&ok);
    if (!ok)
        return;
    for (const char *key : {"vertexName", "connectorType", "name"}) {
        if (vertex.name.isEmpty())
            vertex.name = json::text(entry.member(key), ignored);
    }
    vertex.name = plainName(vertex.name, vertex.pipeline);
    vertex.kind = kindOf(json::text(entry.member("type"), ignored), vertex.name);
    vertex.parallelism = smallNumber(entry.member("parallelism"));
    dag.vertices.append(vertex);
}

/// Adds edges, each once, in the order in which they come.
class EdgeList
{
public:
    explicit EdgeList(JobDag &dag)
        : dag_(dag)
    {
    }
    void add(std::optional<int> from, std::optional<int> to)
    {
        if (from && to && known_.insert({*from, *to}).second)
            dag_.edges.append({*from, *to});
    }

private:
    JobDag &dag_;
    std::set<std::pair<int, int>> known_;
};

/// {"vertices":[{id,name,parallelism}],"edges":[{inputVertex,targetVertex}]}: 2.3.8, running.
JobDag decodeNamed(Value value)
{
    JobDag dag;
    value.member("vertices").forEachItem([&dag](Value entry) { addVertex(entry, {}, dag); });
    QHash<QString, int> ids;
    for (const DagVertex &vertex : dag.vertices) {
        if (!ids.contains(vertex.name))
            ids.insert(vertex.name, vertex.id);
    }
    const auto idOf = [&ids](Value name) -> std::optional<int> {
        Errors ignored;
        int pipeline = 0;
        const auto found = ids.constFind(plainName(json::text(name, ignored), pipeline));
        return found == ids.constEnd() ? std::nullopt : std::optional(*found);
    };
    EdgeList edges(dag);
    value.member("edges").forEachItem([&](Value entry) {
        edges.add(idOf(entry.member("inputVertex")), idOf(entry.member("targetVertex")));
    });
    return dag;
}

/// {"vertexInfoMap":[…] or {"1":…},"pipelineEdges":{"1":[{inputVertexId,targetVertexId}]}}: 2.3.9, and inside
/// the string of 2.3.8.
JobDag decodeNumbered(Value value)
{
    JobDag dag;
    const Value vertices = value.member("vertexInfoMap");
    vertices.forEachItem([&dag](Value entry) { addVertex(entry, {}, dag); });
    vertices.forEachMember(
        [&dag](std::string_view key, Value entry) { addVertex(entry, json::toQString(key), dag); });
    EdgeList edges(dag);
    value.member("pipelineEdges").forEachMember([&edges](std::string_view, Value pipeline) {
        pipeline.forEachItem([&edges](Value edge) {
            edges.add(smallNumber(edge.member("inputVertexId")), smallNumber(edge.member("targetVertexId")));
        });
    });
    return dag;
}

JobDag decodeObject(Value value)
{
    JobDag dag = value.member("vertices").exists() ? decodeNamed(value) : decodeNumbered(value);
    std::sort(dag.vertices.begin(), dag.vertices.end(),
              [](const DagVertex &a, const DagVertex &b) { return a.id < b.id; });
    return dag;
}

} // namespace

JobDag decodeDag(Value value)
{
    if (!value.isString())
        return decodeObject(value);
    const json::Document inner(value.string());
    return decodeObject(inner.root());
}

} // namespace sluice::engine
