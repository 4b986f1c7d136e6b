#include "app/ctl/coverage.h"

#include "models/engine/seatunnel/endpoint.h"

namespace sluice::ctl {

namespace {

using engine::Endpoint;

constexpr Endpoint kNeeded[] = {Endpoint::Overview, Endpoint::RunningJobs, Endpoint::FinishedJobs,
                                Endpoint::RunningThreads};

/// One failure may be chance; two in a row are a state.
constexpr int kFailuresThatCount = 2;

/// As the subject of a sentence, with its verb: some are one, some are many.
struct Subject
{
    const char *name;
    const char *wasNotSeen;
};

Subject subjectOf(Endpoint endpoint)
{
    constexpr const char *one = " was not seen";
    constexpr const char *many = " were not seen";
    switch (endpoint) {
    case Endpoint::Overview:
        return {"the overview", one};
    case Endpoint::RunningJobs:
        return {"the list of running jobs", one};
    case Endpoint::FinishedJobs:
        return {"the lists of ended jobs", many};
    case Endpoint::RunningThreads:
        return {"the running threads", many};
    case Endpoint::JobInfo:
        return {"the details of a job", many};
    default:
        return {"the state of the members", one};
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
    const auto add = [&gaps](const QString &member, const Error &error, const std::string &message) {
        gaps.append({error.code, message, error.place.empty() ? member.toStdString() : error.place});
    };
    for (const QString &member : members_) {
        for (const Endpoint endpoint : kNeeded) {
            if (!questions_.contains({member, endpoint}))
                add(member, {ErrorCode::Timeout, {}, {}},
                    std::string(subjectOf(endpoint).name) + " did not come in the time");
        }
    }
    for (auto entry = questions_.cbegin(); entry != questions_.cend(); ++entry) {
        const auto &[member, endpoint] = entry.key();
        const Question &question = entry.value();
        const Subject subject = subjectOf(endpoint);
        if (question.error && (!question.answered || question.failures >= kFailuresThatCount))
            add(member, *question.error,
                std::string(subject.name) + subject.wasNotSeen + ": " + question.error->english());
        else if (!question.malformed.empty())
            add(member, {ErrorCode::Protocol, {}, {}}, question.malformed.english());
    }
    return gaps;
}

} // namespace sluice::ctl
