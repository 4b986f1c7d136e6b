#include "ui/shell/openorders.h"

namespace sluice::shell {

QString OpenOrders::submitTo(const QString &cluster)
{
    return QStringLiteral("submit:") + cluster;
}

QString OpenOrders::ofJob(const QString &cluster, const QString &jobId)
{
    return QStringLiteral("job:%1/%2").arg(cluster, jobId);
}

QString OpenOrders::sentences(const QStringList &keys) const
{
    QStringList lines;
    for (const QString &key : keys) {
        const auto found = open_.constFind(key);
        if (found != open_.cend() && !lines.contains((*found)()))
            lines.append((*found)());
    }
    return lines.join(u'\n');
}

} // namespace sluice::shell
