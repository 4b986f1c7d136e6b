#pragma once

#include "models/monitor/clustermonitor.h"
#include "tests/support/stubserver.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/monitor/connectsheet.h"
#include "ui/shell/clusterregistry.h"

#include <QTest>

namespace sluice::test {

/// An engine with nothing to do unless it is told otherwise, that takes every job.
struct StubEngine
{
    StubEngine()
    {
        server.setHandler([this](const StubRequest &request) {
            if (request.path.endsWith("/running-jobs"))
                return StubAnswer{200, running};
            if (request.path.endsWith("/finished-jobs/FAILED"))
                return StubAnswer{200, failed};
            if (request.method == "POST")
                return StubAnswer{200, R"({"jobId":"12","jobName":"a"})", "application/json", {}, how};
            if (request.path.endsWith("/overview"))
                return StubAnswer{200, R"({"projectVersion":"2.3.8","totalSlot":"0","unassignedSlot":"0",)"
                                       R"("runningJobs":"0","finishedJobs":"0","failedJobs":"0",)"
                                       R"("cancelledJobs":"0","workers":"1"})"};
            return StubAnswer{200, request.path.contains("job-info") ? QByteArray(R"({"jobId":"12"})")
                                                                     : QByteArray("[]")};
        });
    }
    QList<StubRequest> posts() const
    {
        QList<StubRequest> posts;
        for (const StubRequest &request : server.requests())
            if (request.method == "POST")
                posts << request;
        return posts;
    }
    QByteArray running = "[]";
    QByteArray failed = "[]";
    StubAnswer::How how = StubAnswer::How::Whole; ///< what becomes of a POST
    StubServer server;

    /// Puts it into the list of the window as "engine", and waits until it has answered.
    void join(WindowFixture &fixture) const
    {
        engine::ProbeResult found;
        found.address = *engine::MemberAddress::fromUrl(server.url(), engine::ApiFlavour::V1);
        fixture.window->addCluster({{QStringLiteral("engine"), QColor(), false}, {found}});
        QTRY_VERIFY(
            !fixture.window->clusters().monitor(QStringLiteral("engine"))->snapshot().version.isEmpty());
    }
};

} // namespace sluice::test
