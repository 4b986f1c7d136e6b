#include "models/engine/decodejob.h"
#include "models/engine/decoderequest.h"
#include "models/engine/diagnosis.h"
#include "models/engine/endpoint.h"
#include "models/engine/json.h"
#include "models/engine/threadname.h"

#include <algorithm>
#include <limits>

namespace sluice::engine {

namespace {

using json::Errors;
using json::Value;

int count(Value value, Errors &errors, std::string_view key)
{
    const auto number = json::number(value, errors, key);
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max()) {
        errors.add(key, Diagnosis::tr("a number"));
        return 0;
    }
    return static_cast<int>(*number);
}

/// Every count must be there: a missing one read as 0 would look like a lost history.
Overview decodeOverview(Value value, Errors &errors)
{
    Overview overview;
    if (!value.isObject()) {
        errors.add({}, Diagnosis::tr("an object"));
        return overview;
    }
    const auto read = [&](std::string_view key) {
        return count(value.member(key), errors, key);
    };
    overview.version = json::text(value.member("projectVersion"), errors, "projectVersion");
    overview.commit = json::text(value.member("gitCommitAbbrev"), errors, "gitCommitAbbrev");
    overview.totalSlots = read("totalSlot");
    overview.unassignedSlots = read("unassignedSlot");
    overview.running = read("runningJobs");
    overview.finished = read("finishedJobs");
    overview.failed = read("failedJobs");
    overview.cancelled = read("cancelledJobs");
    // The documentation says works, the engines that were measured say workers.
    overview.workers = read(value.member("works").exists() ? "works" : "workers");
    if (value.member("pendingJobs").exists())
        overview.pending = read("pendingJobs");
    return overview;
}

template <typename Item, typename Function>
QList<Item> decodeList(Value list, Errors &errors, Function decodeItem)
{
    QList<Item> items;
    if (!list.isArray())
        errors.add({}, Diagnosis::tr("a list"));
    list.forEachItem([&](Value value) {
        errors.context = QStringLiteral("[%1]").arg(items.size());
        items.append(decodeItem(value, errors));
    });
    return items;
}

MemberStatus decodeMember(Value value, Errors &errors)
{
    MemberStatus member;
    if (!value.isObject())
        errors.add({}, Diagnosis::tr("an object"));
    member.isMaster = json::truth(value.member("isMaster"), errors, "isMaster");
    member.host = json::requiredText(value.member("host"), errors, "host");
    member.port = count(value.member("port"), errors, "port");
    value.forEachMember([&](std::string_view key, Value entry) {
        if (key != "isMaster" && key != "host" && key != "port")
            member.values.insert(json::toQString(key), json::text(entry, errors, key));
    });
    return member;
}

ThreadInfo decodeThread(Value value, Errors &errors)
{
    return parseThreadName(json::requiredText(value.member("threadName"), errors, "threadName"));
}

ClusterMember decodeClusterMember(Value value, Errors &errors)
{
    ClusterMember member;
    member.address = json::requiredText(value.member("address"), errors, "address");
    // A member that joins has no uuid yet.
    member.uuid = json::text(value.member("uuid"), errors, "uuid");
    return member;
}

Submitted decodeSubmitted(Value value, Errors &errors)
{
    Submitted submitted;
    submitted.jobId = json::requiredText(value.member("jobId"), errors, "jobId");
    submitted.jobName = json::text(value.member("jobName"), errors, "jobName");
    return submitted;
}

void decodePayload(Value root, Reply &reply, Errors &errors)
{
    switch (reply.endpoint) {
    case Endpoint::Overview:
        reply.payload = decodeOverview(root, errors);
        break;
    case Endpoint::RunningJobs:
    case Endpoint::FinishedJobs:
        reply.payload = decodeList<JobInfo>(root, errors, decodeJob);
        break;
    case Endpoint::JobInfo:
        reply.payload = decodeJob(root, errors);
        break;
    case Endpoint::SystemMonitoring:
        reply.payload = decodeList<MemberStatus>(root, errors, decodeMember);
        break;
    case Endpoint::RunningThreads:
        reply.payload = decodeList<ThreadInfo>(root, errors, decodeThread);
        break;
    case Endpoint::ClusterInfo:
        reply.payload = decodeList<ClusterMember>(root.member("members"), errors, decodeClusterMember);
        break;
    case Endpoint::SubmitJob:
    case Endpoint::StopJob:
        reply.payload = decodeSubmitted(root, errors);
        break;
    case Endpoint::Other:
        break;
    }
}

/// {"status":"fail","message":"..."} with 200: not seen so far, but it would otherwise be read as a broken
/// shape.
std::optional<Error> failureInside(Value root)
{
    if (root.member("status").string() != "fail")
        return std::nullopt;
    Errors ignored;
    return Diagnosis::failed(json::text(root.member("message"), ignored));
}

void decodeBody(const RawReply &raw, Reply &reply)
{
    const json::Document document(raw.body);
    if (!document.valid()) {
        reply.error = Diagnosis::notJson(raw.body);
        return;
    }
    reply.error = failureInside(document.root());
    if (reply.error)
        return;
    Errors errors;
    decodePayload(document.root(), reply, errors);
    if (errors.first) {
        reply.payload = std::monostate();
        reply.error = errors.first;
    }
}

bool isRemark(const RawReply &raw)
{
    return raw.method == "NOTE" || raw.path.startsWith(QLatin1Char('#'));
}

} // namespace

Reply decode(const RawReply &raw)
{
    Reply reply;
    reply.timeMs = raw.timeMs;
    reply.member = raw.member;
    reply.latencyMs = raw.latencyMs;
    reply.status = raw.status;
    if (isRemark(raw)) {
        reply.remark = QString::fromUtf8(raw.body);
        return reply;
    }
    const EndpointCall call = parseCall(raw.method, raw.path);
    reply.endpoint = call.endpoint;
    reply.argument = call.argument;
    if (isPost(reply.endpoint)) {
        reply.request = decodeRequest(reply.endpoint, raw);
        if (reply.endpoint == Endpoint::StopJob)
            reply.argument = reply.request->jobId;
    }
    if (raw.transportError)
        reply.error = raw.transportError;
    else if (raw.status == 0)
        reply.error = Diagnosis::recorded(raw.member, QString::fromUtf8(raw.body.left(500)));
    else
        reply.error = Diagnosis::http(raw.status, raw.body);
    if (!reply.error && reply.endpoint != Endpoint::Other)
        decodeBody(raw, reply);
    return reply;
}

} // namespace sluice::engine
