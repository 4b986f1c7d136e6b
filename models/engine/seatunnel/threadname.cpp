#include "models/engine/seatunnel/threadname.h"

#include "models/engine/seatunnel/endpoint.h"

namespace sluice::engine {

namespace {

/// The text between `key` and the next of ",}" after `from`; empty when there is none.
QString field(const QString &name, QLatin1String key, qsizetype from)
{
    const qsizetype start = name.indexOf(key, from);
    if (start < 0)
        return {};
    qsizetype end = start + key.size();
    while (end < name.size() && name.at(end) != QLatin1Char(',') && name.at(end) != QLatin1Char('}'))
        ++end;
    return name.mid(start + key.size(), end - start - key.size());
}

std::optional<ThreadInfo> taskGroup(const QString &name)
{
    const qsizetype from = name.indexOf(QLatin1String("TaskGroupLocation{"));
    if (from < 0)
        return std::nullopt;
    bool pipelineOk = false;
    bool groupOk = false;
    ThreadInfo info;
    info.kind = ThreadInfo::Kind::TaskGroup;
    info.name = name;
    info.jobId = field(name, QLatin1String("jobId="), from);
    info.pipeline = field(name, QLatin1String("pipelineId="), from).toInt(&pipelineOk);
    info.taskGroup = field(name, QLatin1String("taskGroupId="), from).toLongLong(&groupOk);
    if (!isJobId(info.jobId) || !pipelineOk || !groupOk)
        return std::nullopt;
    return info;
}

std::optional<ThreadInfo> coordinator(const QString &name)
{
    const QLatin1String prefix("checkpoint-coordinator-");
    const qsizetype slash = name.indexOf(QLatin1Char('/'));
    if (!name.startsWith(prefix) || slash < 0)
        return std::nullopt;
    bool pipelineOk = false;
    ThreadInfo info;
    info.kind = ThreadInfo::Kind::CheckpointCoordinator;
    info.name = name;
    info.pipeline = name.mid(prefix.size(), slash - prefix.size()).toInt(&pipelineOk);
    info.jobId = name.mid(slash + 1);
    if (!isJobId(info.jobId) || !pipelineOk)
        return std::nullopt;
    return info;
}

} // namespace

ThreadInfo parseThreadName(const QString &name)
{
    if (const auto info = taskGroup(name))
        return *info;
    if (const auto info = coordinator(name))
        return *info;
    ThreadInfo other;
    other.name = name;
    return other;
}

QString instanceName(const QList<ThreadInfo> &threads)
{
    // A Hazelcast client in the same process has threads of its own ("hz.client_1.event-1"), but few.
    QHash<QString, int> counts;
    QString most;
    for (const ThreadInfo &thread : threads) {
        const QStringList parts = thread.name.split(QLatin1Char('.'));
        if (parts.size() < 3 || parts.first() != QLatin1String("hz") ||
            parts.at(1).startsWith(QLatin1String("client")))
            continue;
        if (++counts[parts.at(1)] > counts.value(most))
            most = parts.at(1);
    }
    return most;
}

} // namespace sluice::engine
