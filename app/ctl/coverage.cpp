#include "app/ctl/coverage.h"

#include "models/engine/seatunnel/endpoint.h"

namespace sluice::ctl {

namespace {

using engine::Endpoint;

constexpr Endpoint kNeeded[] = {Endpoint::Overview, Endpoint::RunningJobs, Endpoint::FinishedJobs,
                                Endpoint::RunningThreads};

/// One failure may be chance; two in a row are a state.
constexpr int kFailuresThatCount = 2;

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

void Coverage::take(const engine::Reply &reply)
{
    if (engine::isPost(reply.endpoint) || (reply.error && reply.error->code == ErrorCode::Cancelled))
        return;
    Question &question = questions_[{reply.member, reply.endpoint}];
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
        question.malformed = {};
        for (const engine::JobInfo &job : *jobs)
            if (!job.malformed.empty())
                question.malformed = job.malformed;
    }
}

QList<Error> Coverage::gaps() const
{
    QList<Error> gaps;
    const auto add = [&gaps](const QString &member, const Error &error, const Message &message) {
        gaps.append({error.code, message, error.place.empty() ? member.toStdString() : error.place});
    };
    for (const QString &member : members_) {
        for (const Endpoint endpoint : kNeeded) {
            if (!questions_.contains({member, endpoint}))
                add(member, {ErrorCode::Timeout, {}, {}}, notInTime(endpoint));
        }
    }
    for (auto entry = questions_.cbegin(); entry != questions_.cend(); ++entry) {
        const auto &[member, endpoint] = entry.key();
        const Question &question = entry.value();
        if (question.error && (!question.answered || question.failures >= kFailuresThatCount))
            add(member, *question.error, notSeen(endpoint).with(question.error->message));
        else if (!question.malformed.empty())
            add(member, {ErrorCode::Protocol, {}, {}}, question.malformed);
    }
    return gaps;
}

} // namespace sluice::ctl
