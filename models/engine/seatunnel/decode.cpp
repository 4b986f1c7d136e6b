#include "models/engine/http/json.h"
#include "models/engine/http/recordingdiagnosis.h"
#include "models/engine/seatunnel/decodejob.h"
#include "models/engine/seatunnel/decoderequest.h"
#include "models/engine/seatunnel/diagnosis.h"
#include "models/engine/seatunnel/endpoint.h"
#include "models/engine/seatunnel/hints.h"
#include "models/engine/seatunnel/refusalmeaning.h"
#include "models/engine/seatunnel/replyname.h"
#include "models/engine/seatunnel/threadname.h"
#include "models/engine/seatunnel/wording.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice::engine {

namespace {

using json::Errors;
using json::Value;

int count(Value value, Errors &errors, std::string_view key)
{
    const auto number = json::number(value, errors, key);
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max()) {
        errors.add(key, SLUICE_MESSAGE("Engine", "a number"));
        return 0;
    }
    return static_cast<int>(*number);
}

/// Every count must be there: a missing one read as 0 would look like a lost history.
Overview decodeOverview(Value value, Errors &errors)
{
    Overview overview;
    if (!value.isObject()) {
        errors.add({}, SLUICE_MESSAGE("Engine", "an object"));
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
        errors.add({}, SLUICE_MESSAGE("Engine", "a list"));
    list.forEachItem([&](Value value) {
        errors.context = QStringLiteral("[%1]").arg(items.size());
        items.append(decodeItem(value, errors));
    });
    return items;
}

/// A list of jobs. An entry that is not as it must be stays in it as a malformed one: the others are as they
/// are, and a list that did not name all its jobs would be taken for proof that the missing ones are gone. Of
/// entries with one id the first stays, and says so: which of them is right nobody can tell.
QList<JobInfo> decodeJobs(Value list, Errors &errors)
{
    QList<JobInfo> jobs;
    struct Seen
    {
        qsizetype place; // in the list
        qsizetype row;   // in `jobs`
        bool again = false;
    };
    QHash<QString, Seen> seen; // by id
    qsizetype place = -1;
    if (!list.isArray())
        errors.add({}, SLUICE_MESSAGE("Engine", "a list"));
    list.forEachItem([&](Value value) {
        Errors own;
        own.where = errors.where;
        own.context = QStringLiteral("[%1]").arg(++place);
        JobInfo job = decodeJob(value, own);
        if (const auto before = seen.find(job.id); before != seen.end()) {
            if (std::exchange(before->again, true))
                return; // said already
            JobInfo &first = jobs[before->row];
            if (first.raw.isEmpty())
                first.raw = value.toJson();
            const Message twice = Diagnosis::sameJobTwice(*own.where, job.id, before->place, place);
            first.malformed = first.malformed.empty()
                                  ? twice
                                  : SLUICE_MESSAGE("Engine", "%1 %2").with(first.malformed, twice);
            return;
        }
        if (!job.id.isEmpty())
            seen.insert(job.id, {place, jobs.size()});
        if (own.first) {
            job.malformed = own.first->message;
            job.raw = value.toJson();
        }
        jobs.append(job);
    });
    return jobs;
}

MemberStatus decodeMember(Value value, Errors &errors)
{
    MemberStatus member;
    if (!value.isObject())
        errors.add({}, SLUICE_MESSAGE("Engine", "an object"));
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
    member.local = json::truth(value.member("localMember"), errors, "localMember");
    return member;
}

Submitted decodeSubmitted(Value value, Errors &errors)
{
    Submitted submitted;
    submitted.jobId = json::requiredText(value.member("jobId"), errors, "jobId");
    submitted.jobName = json::text(value.member("jobName"), errors, "jobName");
    if (!errors.first && !isJobId(submitted.jobId))
        errors.add("jobId", SLUICE_MESSAGE("Engine", "digits"));
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
        reply.payload = decodeJobs(root, errors);
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
    const Message where = replyName(raw);
    errors.where = &where;
    decodePayload(document.root(), reply, errors);
    if (errors.first) {
        reply.payload = std::monostate();
        reply.error = errors.first;
        return;
    }
    // An answer to another question: a proxy, or a server that only looks like an engine.
    const auto *const stopped = std::get_if<Submitted>(&reply.payload);
    if (stopped && reply.endpoint == Endpoint::StopJob && !reply.argument.isEmpty() &&
        stopped->jobId != reply.argument) {
        reply.error = Diagnosis::anotherJob(reply.argument, stopped->jobId);
        reply.payload = std::monostate();
    }
}

/// An engine that failed on the way may have begun: the words of such failures (seen: MemberLeftException,
/// OperationTimeoutException; from the sources: the others). Too many cost a look at the jobs, too few a
/// second run.
bool mayHaveBegun(const QByteArray &body)
{
    const QByteArray words = body.left(64 * 1024).toLower();
    for (const char *word : {"timeout", "timed out", "memberleft", "notactive", "disconnected",
                             "targetnotmember", "interrupted", "not enough memory", "outofmemory"})
        if (words.contains(word))
            return true;
    return false;
}

bool isEnginesOwnFailure(const RawReply &raw)
{
    const json::Document document(raw.body);
    return document.root().member("status").string() == "fail";
}

/// Refused only where an answer says so: whatever else leaves it open, and is then looked for.
Outcome outcomeOf(const RawReply &raw, const Reply &reply)
{
    if (raw.status == 0 || raw.transportError)
        return raw.sent ? Outcome::Unknown : Outcome::NotSent;
    if (!reply.error)
        return Outcome::Accepted;
    const int status = raw.status;
    if (status == 307 || status == 308) // "send it there instead"; the others may follow upon what was done
        return Outcome::Refused;
    if (status >= 400 && status < 500)
        return status == 408 ? Outcome::Unknown : Outcome::Refused;
    if (status < 300 || status >= 500)
        return isEnginesOwnFailure(raw) && !mayHaveBegun(raw.body) ? Outcome::Refused : Outcome::Unknown;
    return Outcome::Unknown;
}

/// Puts what it means before the engine's own words.
void explain(Error &refusal, const QByteArray &body)
{
    if (const Message meaning = RefusalMeaning::of(body); !meaning.empty())
        refusal = reworded(refusal, SLUICE_MESSAGE("Engine", "%1 %2").with(meaning, sentence(refusal)));
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
    reply.silence = raw.silence;
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
        reply.error = RecordingDiagnosis::recorded(raw.member, QString::fromUtf8(raw.body.left(500)),
                                                   &seaTunnelHints());
    else
        reply.error = Diagnosis::http(raw.status, raw.body);
    if (!reply.error && reply.endpoint != Endpoint::Other)
        decodeBody(raw, reply);
    if (reply.error)
        reply.error->place = Diagnosis::placeOf(raw).toStdString();
    if (isPost(reply.endpoint))
        reply.outcome = outcomeOf(raw, reply);
    if (reply.endpoint == Endpoint::SubmitJob && reply.outcome == Outcome::Refused)
        explain(*reply.error, raw.body);
    return reply;
}

} // namespace sluice::engine
