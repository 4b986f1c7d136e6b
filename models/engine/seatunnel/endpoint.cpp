#include "models/engine/seatunnel/endpoint.h"

#include "models/engine/seatunnel/diagnosis.h"
#include "models/engine/seatunnel/transport.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace sluice::engine {

namespace {

struct PathEntry
{
    Endpoint endpoint;
    QLatin1String path;
};

const QLatin1String v1Prefix("/hazelcast/rest/maps");

// running-job is what job-info was called before 2.3.8, which still answers to both.
constexpr std::array<PathEntry, 10> paths{{
    {Endpoint::Overview, QLatin1String("/overview")},
    {Endpoint::RunningJobs, QLatin1String("/running-jobs")},
    {Endpoint::JobInfo, QLatin1String("/job-info")},
    {Endpoint::JobInfo, QLatin1String("/running-job")},
    {Endpoint::FinishedJobs, QLatin1String("/finished-jobs")},
    {Endpoint::SystemMonitoring, QLatin1String("/system-monitoring-information")},
    {Endpoint::RunningThreads, QLatin1String("/running-threads")},
    {Endpoint::ClusterInfo, QLatin1String("/hazelcast/rest/cluster")},
    {Endpoint::SubmitJob, QLatin1String("/submit-job")},
    {Endpoint::StopJob, QLatin1String("/stop-job")},
}};

QString pathOf(Endpoint endpoint)
{
    const auto *entry = std::find_if(paths.begin(), paths.end(),
                                     [endpoint](const PathEntry &e) { return e.endpoint == endpoint; });
    return entry == paths.end() ? QString() : QString(entry->path);
}

bool isFinishedState(const QString &state)
{
    return isEndState(stateFromName(state)) || stateFromName(state) == JobState::Unknowable;
}

QString submitQuery(const RequestSpec &request)
{
    QStringList parts;
    if (!request.jobName.isEmpty()) {
        // The engine decodes "+" as a space, so everything but unreserved characters is encoded.
        const QByteArray name = QUrl::toPercentEncoding(request.jobName);
        parts << QStringLiteral("jobName=") + QString::fromLatin1(name);
    }
    if (!request.jobId.isEmpty())
        parts << QStringLiteral("jobId=") + request.jobId;
    if (request.withSavepoint)
        parts << QStringLiteral("isStartWithSavePoint=true");
    return parts.isEmpty() ? QString() : QLatin1Char('?') + parts.join(QLatin1Char('&'));
}

Result<QString> submitPath(const RequestSpec &request)
{
    if (!request.jobId.isEmpty() && !isJobId(request.jobId))
        return tl::unexpected(Diagnosis::badJobId());
    if (request.withSavepoint && request.jobId.isEmpty())
        return tl::unexpected(Diagnosis::savepointNeedsId());
    return pathOf(Endpoint::SubmitJob) + submitQuery(request);
}

} // namespace

bool isJobId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 20 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
}

bool isPost(Endpoint endpoint)
{
    return endpoint == Endpoint::SubmitJob || endpoint == Endpoint::StopJob;
}

Result<QString> requestPath(const RequestSpec &request)
{
    const QString &argument = request.argument;
    switch (request.endpoint) {
    case Endpoint::JobInfo:
        if (!isJobId(argument))
            return tl::unexpected(Diagnosis::badJobId());
        return pathOf(Endpoint::JobInfo) + QLatin1Char('/') + argument;
    case Endpoint::FinishedJobs:
        if (argument.isEmpty())
            return pathOf(Endpoint::FinishedJobs);
        if (!isFinishedState(argument))
            return tl::unexpected(Diagnosis::badState());
        return pathOf(Endpoint::FinishedJobs) + QLatin1Char('/') + stateName(stateFromName(argument));
    case Endpoint::SubmitJob:
        return submitPath(request);
    case Endpoint::StopJob:
        if (!isJobId(argument))
            return tl::unexpected(Diagnosis::badJobId());
        return pathOf(Endpoint::StopJob);
    case Endpoint::Overview:
    case Endpoint::RunningJobs:
    case Endpoint::SystemMonitoring:
    case Endpoint::RunningThreads:
    case Endpoint::ClusterInfo:
        return pathOf(request.endpoint);
    case Endpoint::Other:
        break;
    }
    return tl::unexpected(Diagnosis::notOffered());
}

QByteArray stopBody(const QString &jobId, bool withSavepoint)
{
    return "{\"jobId\":\"" + jobId.toLatin1() +
           "\",\"isStopWithSavePoint\":" + (withSavepoint ? "true" : "false") + '}';
}

EndpointCall parseCall(const QByteArray &method, const QString &path)
{
    QString bare = path.section(QLatin1Char('?'), 0, 0);
    if (bare.startsWith(v1Prefix))
        bare.remove(0, v1Prefix.size());
    while (bare.endsWith(QLatin1Char('/')))
        bare.chop(1);
    for (const PathEntry &entry : paths) {
        const bool post = isPost(entry.endpoint);
        if (method != (post ? "POST" : "GET"))
            continue;
        if (bare == entry.path)
            return {entry.endpoint, {}};
        if (!bare.startsWith(entry.path) || bare.at(entry.path.size()) != QLatin1Char('/'))
            continue;
        const QString rest = bare.mid(entry.path.size() + 1);
        if (entry.endpoint == Endpoint::JobInfo && isJobId(rest))
            return {entry.endpoint, rest};
        if (entry.endpoint == Endpoint::FinishedJobs && isFinishedState(rest))
            return {entry.endpoint, stateName(stateFromName(rest))};
    }
    return {};
}

QString pathPrefix(ApiFlavour flavour, Endpoint endpoint)
{
    return flavour == ApiFlavour::V1 && endpoint != Endpoint::ClusterInfo ? QString(v1Prefix) : QString();
}

bool isOffered(ApiFlavour flavour, Endpoint endpoint)
{
    return endpoint != Endpoint::Other && !(flavour == ApiFlavour::V2 && endpoint == Endpoint::ClusterInfo);
}

} // namespace sluice::engine
