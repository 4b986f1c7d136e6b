#pragma once

#include "models/engine/seatunnel/transport.h"

#include <QCoreApplication>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace sluice::engine {

/// What is submitted, and where.
struct SubmitOrder
{
    QString member;
    QByteArray json;
    QString jobName;
    QString jobId;              ///< empty: Submission draws one, so that the job can be looked for exactly
    bool fromSavepoint = false; ///< starts the job `jobId` again from its savepoint
    /// Ids of the jobs that ran before, where they are known: then a new job of that name under another id is
    /// told of, should the engine not have taken ours.
    std::optional<QSet<QString>> running;
    int timeoutMs = 60000;
    int lookMs = 20000; ///< how long the job is looked for when no answer came
    int pauseMs = 1000; ///< between two looks
};

/// What became of a submit.
struct SubmitReport
{
    enum class End
    {
        Runs,      ///< the engine has the job, by its answer or found by looking
        Refused,   ///< it does not: it said so
        NotSent,   ///< nothing went out
        NotSeen,   ///< it went out, no answer came, and no such job was to be seen
        NoOneToAsk ///< it went out, no answer came, and no member could be asked about the job
    };
    End end = End::NotSent;
    QString jobId; ///< of the job, or the id that was looked for
    QString jobName;
    bool found = false; ///< Runs: by looking, as the answer was lost
    QString member;     ///< who has it
    /// Why not, in sentences; for a job that runs what is to be known of it: what became of the answer, or
    /// that it has another id than the one asked for.
    std::optional<Error> error;
};

/// One submit, from the POST to the certainty about it. Where an id is given, the engine is asked for it
/// first: under the id of a job that is not over it starts nothing and answers as if it did (measured
/// on 2.3.8), so nothing is sent then. The POST is sent once. When no answer tells what became of it, the job
/// is looked for at every member for a bounded time; it is never sent again. Ends once, with finished(). The
/// transport must outlive it.
class Submission : public QObject
{
    Q_OBJECT

public:
    Submission(Transport &transport, SubmitOrder order, QObject *parent = nullptr);
    ~Submission() override;

    void start();
    QString jobId() const { return order_.jobId; }

    /// A job id that no engine draws: its own are made of the time and stay below for decades.
    static QString drawJobId();

Q_SIGNALS:
    /// The answer to the POST, for who keeps what went over the wire.
    void answered(const sluice::engine::Reply &reply, const sluice::engine::RawReply &raw);
    /// No answer tells what became of it; `why` in a sentence. The job is being looked for.
    void lookingFor(const QString &jobId, const sluice::Error &why);
    void finished(const sluice::engine::SubmitReport &report);

private:
    /// What the engine says of an id that was given, before the POST. False: it would start nothing.
    bool takeBefore(const Reply &reply);
    void post();
    void takePost(const Reply &reply);
    void lookFor(const Error &lost);
    Error underAnotherId(const QString &member, const QString &id) const;
    static Error namesNoJob(const QString &member, const QString &id);
    /// The job that is under the id now is the one that was submitted.
    bool isOurs(const JobInfo &job) const;
    void look();
    void takeLook(const Reply &reply);
    void noteSimilar(const QList<JobInfo> &jobs);
    void giveUp();
    void end(SubmitReport report);

    Transport &transport_;
    SubmitOrder order_;
    QList<Call> looks_;             ///< of the round under way
    qsizetype open_ = 0;            ///< of them
    bool idWasGiven_ = false;       ///< so that it may be one that the engine knows
    bool toldBefore_ = false;       ///< the engine said, before the POST, what it knows under the id:
    std::optional<JobInfo> before_; ///< that; or nothing
    Error lost_;                    ///< why the POST has no answer
    int rounds_ = 0;                ///< of looking
    QSet<QString> asked_;           ///< members that answered about the job
    QString similar_;               ///< a job of that name that did not run before
    QTimer next_;
    QTimer bound_;
    bool ended_ = false;
};

} // namespace sluice::engine
