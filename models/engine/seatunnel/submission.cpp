#include "models/engine/seatunnel/submission.h"

#include "models/engine/seatunnel/joblook.h"
#include "models/engine/seatunnel/wording.h"

#include <QRandomGenerator>

#include <algorithm>

namespace sluice::engine {

namespace {

constexpr int roundsPerList = 5; // a list costs the engine 20 ms a job

/// No engine draws 0; one that answers it has started nothing under it.
bool namesAJob(const QString &id)
{
    return std::any_of(id.begin(), id.end(), [](QChar digit) { return digit != QLatin1Char('0'); });
}

} // namespace

QString Submission::drawJobId()
{
    // The engine's own ids are milliseconds since 2018 times 2^22 and some: 6e18 is reached in 2063. The
    // upper end is that of a Java long. (Format by Hazelcast's FlakeIdGenerator; seen: 1176392082642698241.)
    constexpr qint64 first = 6'000'000'000'000'000'000;
    constexpr qint64 count = 3'000'000'000'000'000'000;
    const auto random = static_cast<qint64>(QRandomGenerator::system()->generate64() % quint64(count));
    return QString::number(first + random);
}

Submission::Submission(Transport &transport, SubmitOrder order, QObject *parent)
    : QObject(parent)
    , transport_(transport)
    , order_(std::move(order))
{
    idWasGiven_ = !order_.jobId.isEmpty();
    if (!idWasGiven_)
        order_.jobId = drawJobId();
    next_.setSingleShot(true);
    bound_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &Submission::look);
    connect(&bound_, &QTimer::timeout, this, &Submission::giveUp);
}

Submission::~Submission()
{
    for (Call &look : looks_)
        look.cancel();
}

void Submission::start()
{
    if (!idWasGiven_)
        return post();
    transport_.send(jobLook(order_.member, order_.jobId, order_.lookMs), this,
                    [this](const Reply &reply, const RawReply &) {
                        if (takeBefore(reply))
                            post();
                    });
}

bool Submission::takeBefore(const Reply &reply)
{
    const auto *const job = std::get_if<JobInfo>(&reply.payload);
    if (reply.error || !job)
        return true; // it may be that it cannot tell; what becomes of the POST will be seen
    toldBefore_ = true;
    if (!job->known)
        return true;
    before_ = *job;
    if (isEndState(job->state) || job->state == JobState::Unknowable || job->state == JobState::Other)
        return true;
    SubmitReport report;
    report.end = SubmitReport::End::NotSent;
    report.jobId = order_.jobId;
    report.jobName = order_.jobName;
    report.member = reply.member;
    report.error = Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Engine",
                       "Nothing was sent. The id %1 is that of %2, which is %3: the engine would answer as "
                       "if it had started another job and start nothing. Wait until that one has ended, or "
                       "submit without the id.")
            .with(order_.jobId, job->name, job->stateText),
        reply.member.toStdString()};
    end(report);
    return false;
}

void Submission::post()
{
    RequestSpec spec;
    spec.member = order_.member;
    spec.endpoint = Endpoint::SubmitJob;
    spec.body = order_.json;
    spec.jobName = order_.jobName;
    spec.jobId = order_.jobId;
    spec.withSavepoint = order_.fromSavepoint;
    spec.timeoutMs = order_.timeoutMs;
    transport_.send(spec, this, [this](const Reply &reply, const RawReply &raw) {
        Q_EMIT answered(reply, raw);
        takePost(reply);
    });
}

void Submission::takePost(const Reply &reply)
{
    SubmitReport report;
    report.jobId = order_.jobId;
    report.jobName = order_.jobName;
    report.member = reply.member;
    report.error = reply.error;
    const auto *const submitted = std::get_if<Submitted>(&reply.payload);
    if (submitted && !reply.error && namesAJob(submitted->jobId)) {
        report.end = SubmitReport::End::Runs;
        report.jobId = submitted->jobId;
        report.jobName = submitted->jobName;
        // One that was drawn here is a wish of ours alone: engines that draw their own may.
        if (idWasGiven_ && submitted->jobId != order_.jobId)
            report.error = underAnotherId(reply.member, submitted->jobId);
        return end(report);
    }
    if (submitted && !reply.error)
        return lookFor(namesNoJob(reply.member, submitted->jobId));
    const Error error = reply.error.value_or(Error());
    switch (reply.outcome) {
    case Outcome::Refused:
        report.end = SubmitReport::End::Refused;
        return end(report);
    case Outcome::None:
    case Outcome::NotSent:
        report.end = SubmitReport::End::NotSent;
        report.error =
            reworded(error, SLUICE_MESSAGE("Engine", "Nothing was sent. %1").with(sentence(error)));
        return end(report);
    case Outcome::Accepted:
    case Outcome::Unknown:
        return lookFor(error);
    }
}

/// No answer tells what became of it, and why.
void Submission::lookFor(const Error &lost)
{
    lost_ = lost;
    Q_EMIT lookingFor(order_.jobId, lost_);
    bound_.start(order_.lookMs);
    look();
}

Error Submission::underAnotherId(const QString &member, const QString &id) const
{
    const Message message =
        order_.fromSavepoint
            ? SLUICE_MESSAGE(
                  "Engine",
                  "The answer names the job %1, and %2 was to go on from its savepoint: look whether it did, "
                  "or whether another job began from the start.")
            : SLUICE_MESSAGE(
                  "Engine",
                  "The answer names the job %1, and %2 was asked for: look at both before you send anything "
                  "again.");
    return {ErrorCode::Protocol, message.with(id, order_.jobId), member.toStdString()};
}

Error Submission::namesNoJob(const QString &member, const QString &id)
{
    return {ErrorCode::Protocol,
            SLUICE_MESSAGE("Engine", "The answer to the submit names no job: its id is \"%1\".").with(id),
            member.toStdString()};
}

void Submission::look()
{
    const auto ask = [this](const RequestSpec &spec) {
        ++open_;
        looks_.append(transport_.send(spec, this, [this](const Reply &reply, const RawReply &) {
            --open_;
            if (!ended_)
                takeLook(reply);
        }));
    };
    looks_.clear();
    const QStringList members = transport_.members();
    const bool lists = order_.running && rounds_++ % roundsPerList == 0;
    for (const QString &member : members) {
        RequestSpec spec = jobLook(member, order_.jobId, order_.lookMs);
        ask(spec);
        spec.endpoint = Endpoint::RunningJobs;
        spec.argument.clear();
        if (lists)
            ask(spec);
    }
}

// An id that was given may be that of a job that is over: of an earlier run of this one, or of another.
bool Submission::isOurs(const JobInfo &job) const
{
    if (!idWasGiven_ || (toldBefore_ && !before_))
        return true;
    if (before_ && before_->createTime.isValid() && job.createTime.isValid())
        return job.createTime != before_->createTime;
    // What it was is not known: one that is over may have been so before.
    return !isEndState(job.state) && (job.name == order_.jobName || order_.jobName.isEmpty());
}

void Submission::noteSimilar(const QList<JobInfo> &jobs)
{
    for (const JobInfo &job : jobs)
        if (job.name == order_.jobName && job.id != order_.jobId && !order_.running->contains(job.id))
            similar_ = job.id;
}

void Submission::takeLook(const Reply &reply)
{
    if (const auto *jobs = std::get_if<QList<JobInfo>>(&reply.payload))
        noteSimilar(*jobs);
    const auto *const job = std::get_if<JobInfo>(&reply.payload);
    if (job)
        asked_.insert(reply.member);
    if (job && job->known && job->id == order_.jobId && isOurs(*job)) {
        SubmitReport report;
        report.end = SubmitReport::End::Runs;
        report.found = true;
        report.jobId = job->id;
        report.jobName = job->name;
        report.member = reply.member;
        report.error = reworded(
            lost_,
            SLUICE_MESSAGE("Engine", "The answer to the submit was lost. %1 The job was looked for and is "
                                     "there: %2 has it as %3.")
                .with(sentence(lost_), reply.member, job->id));
        end(report);
    } else if (open_ == 0 && bound_.isActive()) {
        next_.start(order_.pauseMs);
    }
}

void Submission::giveUp()
{
    SubmitReport report;
    report.jobId = order_.jobId;
    report.jobName = order_.jobName;
    report.end = asked_.isEmpty() ? SubmitReport::End::NoOneToAsk : SubmitReport::End::NotSeen;
    const Message why = sentence(lost_);
    QStringList members = asked_.values();
    members.sort();
    const Message message =
        asked_.isEmpty()
            ? SLUICE_MESSAGE(
                  "Engine",
                  "It is not known whether the job was started: the submit went out, and no answer tells. %1 "
                  "No member answered about the job %2 for %3 s either. It was not sent again: look at the "
                  "jobs before you do.")
                  .with(why, order_.jobId, QString::number(order_.lookMs / 1000.0))
            : SLUICE_MESSAGE(
                  "Engine",
                  "It is not known whether the job was started: the submit went out, and no answer tells. %1 "
                  "No job %2 appeared on %3 in %4 s. It was not sent again: look at the jobs once more "
                  "before "
                  "you do.")
                  .with(why, order_.jobId, members.join(QLatin1String(", ")),
                        QString::number(order_.lookMs / 1000.0));
    report.error = reworded(lost_, message);
    if (!similar_.isEmpty())
        report.error->message =
            SLUICE_MESSAGE("Engine",
                           "%1 A job of this name that did not run before runs as %2: it may be this one.")
                .with(message, similar_);
    end(report);
}

void Submission::end(SubmitReport report)
{
    ended_ = true;
    next_.stop();
    bound_.stop();
    for (Call &look : looks_)
        look.cancel();
    Q_EMIT finished(report);
}

} // namespace sluice::engine
