#include "app/ctl/coverage.h"

#include "models/engine/seatunnel/endpoint.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice::ctl {

namespace {

using engine::Endpoint;

constexpr Endpoint kNeeded[] = {Endpoint::Overview, Endpoint::RunningJobs, Endpoint::FinishedJobs,
                                Endpoint::RunningThreads};
/// Of ended jobs each of these lists is needed; that of savepoints is asked for only now and then.
constexpr const char *kEndStates[] = {"FINISHED", "FAILED", "CANCELED"};

/// One failure may be chance; two in a row are a state.
constexpr int kFailuresThatCount = 2;

/// So many malformed entries of one list are named; of more only the number.
constexpr qsizetype kMostNamed = 20;

/// A question that was not answered at all.
Message notInTime(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Overview:
        return SLUICE_MESSAGE("Terminal", "the overview did not come in the time");
    case Endpoint::RunningJobs:
        return SLUICE_MESSAGE("Terminal", "the list of running jobs did not come in the time");
    case Endpoint::FinishedJobs:
        return SLUICE_MESSAGE("Terminal", "the lists of ended jobs did not come in the time");
    case Endpoint::RunningThreads:
        return SLUICE_MESSAGE("Terminal", "the running threads did not come in the time");
    case Endpoint::JobInfo:
        return SLUICE_MESSAGE("Terminal", "the details of a job did not come in the time");
    default:
        return SLUICE_MESSAGE("Terminal", "the state of the members did not come in the time");
    }
}

/// A question whose answers failed; %1 is why.
Message notSeen(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Overview:
        return SLUICE_MESSAGE("Terminal", "the overview was not seen: %1");
    case Endpoint::RunningJobs:
        return SLUICE_MESSAGE("Terminal", "the list of running jobs was not seen: %1");
    case Endpoint::FinishedJobs:
        return SLUICE_MESSAGE("Terminal", "the lists of ended jobs were not seen: %1");
    case Endpoint::RunningThreads:
        return SLUICE_MESSAGE("Terminal", "the running threads were not seen: %1");
    case Endpoint::JobInfo:
        return SLUICE_MESSAGE("Terminal", "the details of a job were not seen: %1");
    default:
        return SLUICE_MESSAGE("Terminal", "the state of the members was not seen: %1");
    }
}

} // namespace

void Coverage::expect(const QString &member)
{
    members_.append(member);
}

bool Coverage::Question::failed() const
{
    return error && (!answered || failures >= kFailuresThatCount);
}

void Coverage::take(const engine::Reply &reply)
{
    if (engine::isPost(reply.endpoint) || (reply.error && reply.error->code == ErrorCode::Cancelled))
        return;
    const bool hasStates = reply.endpoint == Endpoint::FinishedJobs;
    Question &question = questions_[{reply.member, reply.endpoint, hasStates ? reply.argument : QString()}];
    question.error = reply.error;
    const bool absent = reply.error && (reply.error->code == ErrorCode::NotFound ||
                                        reply.error->code == ErrorCode::Unsupported);
    // The overview and the lists are what every engine has.
    const bool optional = reply.endpoint != Endpoint::Overview && reply.endpoint != Endpoint::RunningJobs;
    if (!reply.error || (absent && optional)) {
        question.answered = true;
        question.failures = 0;
    } else {
        ++question.failures;
    }
    if (const auto *jobs = std::get_if<QList<engine::JobInfo>>(&reply.payload)) {
        question.malformed.clear();
        for (const engine::JobInfo &job : *jobs)
            if (!job.malformed.empty())
                question.malformed.append(job.malformed);
    }
}

bool Coverage::noEndedJobs(const QString &member) const
{
    return std::all_of(std::begin(kEndStates), std::end(kEndStates), [&](const char *state) {
        const auto found = questions_.find({member, Endpoint::FinishedJobs, QLatin1String(state)});
        return found != questions_.end() && found->second.failed();
    });
}

QList<Error> Coverage::gaps() const
{
    QList<Error> gaps;
    const auto add = [&gaps](const QString &member, const Error &error, const Message &message) {
        gaps.append({error.code, message, error.place.empty() ? member.toStdString() : error.place});
    };
    for (const QString &member : members_) {
        const auto wasAsked = [&](Endpoint endpoint, const char *state) {
            return questions_.contains({member, endpoint, QLatin1String(state)});
        };
        for (const Endpoint endpoint : kNeeded) {
            const bool asked = endpoint == Endpoint::FinishedJobs
                                   ? std::all_of(std::begin(kEndStates), std::end(kEndStates),
                                                 [&](const char *state) { return wasAsked(endpoint, state); })
                                   : wasAsked(endpoint, "");
            if (!asked)
                add(member, {ErrorCode::Timeout, {}, {}}, notInTime(endpoint));
        }
    }
    QString toldOfEnded; // the members come one after the other
    for (const auto &[key, question] : questions_) {
        if (question.failed()) {
            const bool ended = key.endpoint == Endpoint::FinishedJobs;
            const bool all = ended && noEndedJobs(key.member);
            if (all && std::exchange(toldOfEnded, key.member) == key.member)
                continue;
            add(key.member, *question.error,
                ended && !all ? SLUICE_MESSAGE("Terminal", "the list of ended jobs (%2) was not seen: %1")
                                    .with(question.error->message, key.state)
                              : notSeen(key.endpoint).with(question.error->message));
            continue;
        }
        for (const Message &entry : question.malformed.mid(0, kMostNamed))
            add(key.member, {ErrorCode::Protocol, {}, {}}, entry);
        if (const qsizetype more = question.malformed.size() - kMostNamed; more > 0)
            add(key.member, {ErrorCode::Protocol, {}, {}},
                SLUICE_MESSAGE("Terminal", "%1 more entries of the same list cannot be read").with(more));
    }
    return gaps;
}

} // namespace sluice::ctl
