#include "models/engine/seatunnel/stopping.h"

#include "models/engine/seatunnel/joblook.h"
#include "models/engine/seatunnel/wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice::engine {

namespace {

/// Of a stop with savepoint only what ends in one tells: a job that was cancelled has none to go on from.
bool isBeingStopped(JobState state, bool withSavepoint)
{
    if (withSavepoint)
        return state == JobState::DoingSavepoint || state == JobState::SavepointDone;
    return isEndState(state) || state == JobState::Canceling || state == JobState::DoingSavepoint;
}

// How likely a member is to be the one to tell, by what it said of the job; less is likelier.
enum Likelihood
{
    HasIt,
    HadIt, // it ended there
    KnowsNothing,
    SaidNothing,
};

/// A refusal that says that the member has no such job. 2.3.8 takes every stop; others may not.
bool saysUnknown(const Reply &reply)
{
    static const QRegularExpression words(
        QStringLiteral("\\bjob\\b.*\\b(not exist|not found|unknown)|\\b(no such|unknown) job\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return reply.outcome == Outcome::Refused && reply.error &&
           words.match(QString::fromStdString(reply.error->english())).hasMatch();
}

} // namespace

Stopping::Stopping(Transport &transport, StopOrder order, QObject *parent)
    : QObject(parent)
    , transport_(transport)
    , order_(std::move(order))
{
    next_.setSingleShot(true);
    bound_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &Stopping::look);
    connect(&bound_, &QTimer::timeout, this, &Stopping::giveUp);
}

Stopping::~Stopping()
{
    for (Call &ask : asks_)
        ask.cancel();
}

void Stopping::start()
{
    if (!order_.lookFirst || order_.members.isEmpty())
        return begin();
    for (const QString &member : std::as_const(order_.members)) {
        const RequestSpec spec = jobLook(member, order_.jobId, order_.lookMs);
        ++openAsks_;
        asks_.append(transport_.send(
            spec, this, [this, member](const Reply &reply, const RawReply &) { takeHolder(member, reply); }));
    }
}

void Stopping::begin()
{
    untold_ = order_.members;
    std::stable_sort(untold_.begin(), untold_.end(), [this](const QString &a, const QString &b) {
        return likelihood_.value(a) < likelihood_.value(b);
    });
    if (untold_.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    open_ = order_.everyMember ? untold_.size() : 1;
    for (qsizetype i = 0; i < open_; ++i)
        post(untold_.takeFirst());
}

void Stopping::post(const QString &member)
{
    RequestSpec spec;
    spec.member = member;
    spec.endpoint = Endpoint::StopJob;
    spec.argument = order_.jobId;
    spec.withSavepoint = order_.withSavepoint;
    spec.timeoutMs = order_.timeoutMs;
    transport_.send(spec, this, [this](const Reply &reply, const RawReply &raw) {
        Q_EMIT answered(reply, raw);
        takePost(reply);
    });
}

void Stopping::takeHolder(const QString &member, const Reply &reply)
{
    const auto *const job = std::get_if<JobInfo>(&reply.payload);
    const bool knows = job && !reply.error && job->known;
    likelihood_.insert(member, !job || reply.error      ? SaidNothing
                               : !knows                 ? KnowsNothing
                               : isEndState(job->state) ? HadIt
                                                        : HasIt);
    if (--openAsks_ == 0)
        begin();
}

void Stopping::takePost(const Reply &reply)
{
    if (!reply.error)
        return report(reply.member, StopReport::End::Asked, std::nullopt);
    switch (reply.outcome) {
    case Outcome::Refused:
        goesOn_ = saysUnknown(reply);
        return report(reply.member, StopReport::End::Refused, reply.error);
    case Outcome::None:
    case Outcome::NotSent:
        goesOn_ = true;
        return report(
            reply.member, StopReport::End::NotSent,
            reworded(*reply.error,
                     SLUICE_MESSAGE("Engine", "The stop was not sent. %1").with(sentence(*reply.error))));
    case Outcome::Accepted:
    case Outcome::Unknown:
        looking_.insert(reply.member, {*reply.error});
        if (!bound_.isActive())
            bound_.start(order_.lookMs);
        Q_EMIT lookingAt(reply.member, *reply.error);
        if (openLooks_ == 0 && !next_.isActive())
            look();
    }
}

void Stopping::look()
{
    asks_.clear();
    // In a cluster that is whole any member knows how the job is, also when the one that was told has gone.
    const QStringList members = order_.everyMember ? looking_.keys() : order_.members;
    for (const QString &member : members) {
        const RequestSpec spec = jobLook(member, order_.jobId, order_.lookMs);
        ++openLooks_;
        asks_.append(transport_.send(spec, this, [this](const Reply &reply, const RawReply &) {
            --openLooks_;
            takeLook(reply);
        }));
    }
}

void Stopping::takeLook(const Reply &reply)
{
    const auto *const job = std::get_if<JobInfo>(&reply.payload);
    if (!reply.error && job) {
        const QStringList members = order_.everyMember ? QStringList{reply.member} : looking_.keys();
        for (const QString &member : members)
            if (looking_.contains(member))
                takeState(member, *job, reply.member == member);
    }
    if (openLooks_ == 0 && !looking_.isEmpty() && bound_.isActive())
        next_.start(order_.pauseMs);
}

/// How the job is, for a member whose answer was lost; `isOwn`: it says so itself.
void Stopping::takeState(const QString &member, const JobInfo &job, bool isOwn)
{
    Looking &lost = looking_[member];
    if (isOwn || job.known) {
        lost.seen = true;
        lost.stateText = job.known || lost.stateText.isEmpty() ? job.stateText : lost.stateText;
    }
    if (!job.known || !isBeingStopped(job.state, order_.withSavepoint))
        return;
    const Error why =
        reworded(lost.lost,
                 SLUICE_MESSAGE(
                     "Engine",
                     "The answer to the stop was lost. %1 The job was %2 all the same when it was looked at.")
                     .with(sentence(lost.lost), job.stateText));
    report(member, StopReport::End::Stops, why, job.stateText);
}

void Stopping::giveUp()
{
    next_.stop();
    const QHash<QString, Looking> left = looking_;
    for (auto lost = left.cbegin(); lost != left.cend(); ++lost) {
        const Message why = sentence(lost->lost);
        const QString seconds = QString::number(order_.lookMs / 1000.0);
        Message message;
        if (!lost->seen)
            message =
                SLUICE_MESSAGE(
                    "Engine",
                    "It is not known whether the stop arrived: it went out, and no answer tells. %1 "
                    "Nothing was answered about the job %2 for %3 s either. It was not sent again: look "
                    "at the job before you do.")
                    .with(why, order_.jobId, seconds);
        else if (lost->stateText.isEmpty())
            message = SLUICE_MESSAGE(
                          "Engine",
                          "It is not known whether the stop arrived: it went out, and no answer tells. %1 "
                          "This member does not know the job %2.")
                          .with(why, order_.jobId);
        else
            message =
                SLUICE_MESSAGE(
                    "Engine",
                    "It is not known whether the stop arrived: it went out, and no answer tells. %1 The "
                    "job %2 was still %3 after %4 s. It was not sent again: look at the job once more "
                    "before you do.")
                    .with(why, order_.jobId, lost->stateText, seconds);
        report(lost.key(), lost->seen ? StopReport::End::NoEffect : StopReport::End::NoOneToAsk,
               reworded(lost->lost, message), lost->stateText);
    }
}

void Stopping::report(const QString &member, StopReport::End end, const std::optional<Error> &error,
                      const QString &stateText)
{
    looking_.remove(member);
    const bool tellsNext = std::exchange(goesOn_, false) && !untold_.isEmpty();
    Q_EMIT reported({member, end, stateText, error, likelihood_.value(member) < KnowsNothing});
    if (tellsNext) {
        post(untold_.takeFirst());
    } else if (--open_ == 0) {
        bound_.stop();
        next_.stop();
        Q_EMIT finished();
    }
}

} // namespace sluice::engine
