#pragma once

#include "models/engine/transport.h"

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
    QStringList members; ///< each is asked once
    bool withSavepoint = false;
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
};

/// One stop, from a POST to each member to the certainty about them. Each POST is sent once; where no answer
/// tells what became of it the state of the job is looked at for a bounded time. Tells of every member with
/// reported(), then ends with finished(). The transport must outlive it.
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
    void reported(const sluice::engine::StopReport &report);
    void finished();

private:
    struct Looking
    {
        Error lost;
        QString stateText = {}; ///< empty: not seen yet
        bool seen = false;
    };
    void take(quint64 id, const Reply &reply, const RawReply &raw);
    void takePost(const Reply &reply);
    void look();
    void takeLook(const Reply &reply);
    void giveUp();
    void report(const QString &member, StopReport::End end, const std::optional<Error> &error,
                const QString &stateText = {});

    Transport &transport_;
    StopOrder order_;
    QHash<RequestId, QString> posts_;
    QHash<RequestId, QString> looks_;
    QHash<QString, Looking> looking_; ///< members whose answer was lost
    QTimer next_;
    QTimer bound_;
    qsizetype open_ = 0;
};

} // namespace sluice::engine
