#pragma once

#include "models/monitor/clustermonitor.h"
#include "tests/support/stubserver.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/monitor/connectsheet.h"
#include "ui/shell/clusterpages.h"

#include <QTest>

namespace sluice::test {

/// A cluster of one member with one STREAMING job, in the list of the window.
struct StubCluster
{
    static inline const QString jobId = QStringLiteral("1176388734405509761");

    StubServer server;
    QByteArray state = "RUNNING"; ///< of the job, as it is asked next
    bool hasDetails = false;      ///< it answers what is asked about the job alone
    StubAnswer post;              ///< what a POST gets; without a status and a fault: that it is taken
    QString name;

    /// `url`: where the member is; empty: where the server is. Another is one behind a proxy, which the
    /// server then plays.
    StubCluster(WindowFixture &fixture, const QString &wanted, const QUrl &url = {})
    {
        server.setHandler([this](const StubRequest &request) { return answer(request); });
        engine::ProbeResult found;
        found.address =
            *engine::MemberAddress::fromUrl(url.isEmpty() ? server.url() : url, engine::ApiFlavour::V1);
        fixture.window->addCluster({{wanted, QColor(), false}, {found}});
        name = fixture.window->clusters().names().last();
    }

    /// Waits until the cluster's newest word on the job is this.
    static bool says(const WindowFixture &fixture, const QString &cluster, engine::JobState state)
    {
        monitor::ClusterMonitor *const monitor = fixture.window->clusters().monitor(cluster);
        monitor->refresh();
        return QTest::qWaitFor([&] {
            const QList<monitor::JobView> &jobs = monitor->snapshot().jobs;
            return !jobs.isEmpty() && jobs.first().info.state == state;
        });
    }

private:
    StubAnswer answer(const StubRequest &request) const
    {
        const bool ended = state == "SAVEPOINT_DONE" || state == "FINISHED";
        const QByteArray job =
            R"([{"jobId":")" + jobId.toLatin1() + R"(","jobName":"orders","jobStatus":")" + state +
            R"(","createTime":"2026-11-20 10:00:00","envOptions":{"job.mode":"STREAMING"},"metrics":{}}])";
        if (request.path.endsWith("/overview"))
            return {200,
                    R"({"projectVersion":"2.3.8","totalSlot":"2","unassignedSlot":"1","runningJobs":"1",)"
                    R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})"};
        if (request.path.endsWith("/running-jobs"))
            return {200, ended ? "[]" : job};
        if (request.path.contains("/finished-jobs"))
            return {200, request.path.endsWith(state) ? job : "[]"};
        if (hasDetails && request.path.contains("/job-info/"))
            return {200, job.mid(1, job.size() - 2)};
        if (request.method == "POST" && (post.status != 200 || post.how != StubAnswer::How::Whole))
            return post;
        if (request.method == "POST")
            return {200, R"({"jobId":")" + jobId.toLatin1() + R"("})"};
        return {200, "[]"};
    }
};

} // namespace sluice::test
