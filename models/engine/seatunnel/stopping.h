#pragma once

#include "models/engine/seatunnel/transport.h"

#include <QCoreApplication>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace sluice::engine {

/// Which job is to be stopped, and by whom.
struct StopOrder
{
    QString jobId;
    QStringList members; ///< whom to ask, the likeliest to have the job first
    bool withSavepoint = false;
    /// One stop to each member instead of one in all: for a cluster that has split, where no half hears what
    /// the other is told.
    bool everyMember = false;
    /// Asks the members first which of them has the job (GETs only): StopReport::knewJob says so then.
    bool lookFirst = false;
    int timeoutMs = 30000;
    int lookMs = 20000; ///< how long its state is watched when no answer came
    int pauseMs = 1000; ///< between two looks
};

/// What became of the stop at one member.
struct StopReport
{
    enum class End
    {
        Asked,      ///< it answered; which does not say that it stops (it answers 200 whatever it does)
        Stops,      ///< its answer was lost, but the job is being stopped, or has ended
        Refused,    ///< it said no
        NotSent,    ///< nothing went out
        NoEffect,   ///< the answer was lost, and the job was seen running on
        NoOneToAsk, ///< the answer was lost, and the member told nothing about the job
    };
    QString member;
    End end = End::NotSent;
    QString stateText;          ///< of the job, as seen last
    std::optional<Error> error; ///< for all but Asked, in sentences
    bool knewJob = true;        ///< false: asked before (lookFirst), it did not say that it has the job
};

/// One stop, from its POST to the certainty about it. Any member of a cluster passes it on to the master, so
/// one is told, and the next only when nothing was sent or the answer says that this one does not know the
/// job. A POST is sent once; where no answer tells what became of it the state of the job is looked at for a
/// bounded time. Tells of every member that was told with reported(), then ends with finished(). The
/// transport must outlive it.
class Stopping : public QObject
{
    Q_OBJECT

public:
    Stopping(Transport &transport, StopOrder order, QObject *parent = nullptr);
    ~Stopping() override;

    void start();

Q_SIGNALS:
    /// The answer to a POST, for who keeps what went over the wire.
    void answered(const sluice::engine::Reply &reply, const sluice::engine::RawReply &raw);
    /// No answer of this member tells what became of it; `why` in a sentence. The job is being looked at.
    void lookingAt(const QString &member, const sluice::Error &why);
    void reported(const sluice::engine::StopReport &report);
    void finished();

private:
    struct Looking
    {
        Error lost;
        QString stateText = {}; ///< empty: not seen yet
        bool seen = false;
    };
    void takeHolder(const QString &member, const Reply &reply);
    void begin();
    void post(const QString &member);
    void takePost(const Reply &reply);
    void look();
    void takeLook(const Reply &reply);
    void takeState(const QString &member, const JobInfo &job, bool isOwn);
    void giveUp();
    void report(const QString &member, StopReport::End end, const std::optional<Error> &error,
                const QString &stateText = {});

    Transport &transport_;
    StopOrder order_;
    QList<Call> asks_; ///< about the job: who has it, how it is now
    qsizetype openAsks_ = 0;
    qsizetype openLooks_ = 0;
    QHash<QString, int> likelihood_;  ///< by member, 0 the likeliest; see takeHolder()
    QStringList untold_;              ///< not told yet
    QHash<QString, Looking> looking_; ///< members whose answer was lost
    QTimer next_;
    QTimer bound_;
    qsizetype open_ = 0;  ///< members that were told and not reported
    bool goesOn_ = false; ///< what is reported next asks for the next member
};

} // namespace sluice::engine
