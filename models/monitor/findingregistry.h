#pragma once

#include "models/monitor/candidate.h"
#include "models/monitor/findingkind.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>
#include <set>

namespace sluice::monitor {

/// Keeps findings: opens a candidate after enough observations in a row, updates it in place, and remembers
/// it. One that describes the present closes when its evidence is gone; one of harm done stays until a person
/// acknowledges it or a rule proves that it was undone (findingkind.h). Pure.
class FindingRegistry
{
public:
    static constexpr int maxClosed = 1000;
    /// Of those that only wait for a person; the oldest beyond are forgotten, never called closed.
    static constexpr int maxWaiting = 10000;

    explicit FindingRegistry(QString cluster);

    /// What one complete sweep showed. `blind`: nobody could be asked about jobs, so nothing about a job
    /// closes. `partial`: some member could not be asked, so nothing closes that needs every member.
    struct Sight
    {
        qint64 atMs = 0;
        bool blind = false;
        bool partial = false;
    };
    QList<FindingEvent> apply(const Sight &sight, const Candidates &candidates);
    /// Closes a finding because a person took note of it. It does not open again over the same evidence: only
    /// when that gets worse or, of one that describes the present, when it was gone and came back. Nothing
    /// when no such finding is open.
    std::optional<FindingEvent> acknowledge(const QString &code, const QString &subject, const QString &by,
                                            qint64 atMs);

    /// True when what a rule says of it now, it may go on saying unheard: it was told, or settled by a
    /// person.
    bool isTold(const Candidate &candidate) const;
    /// The evidence of these about a job stands although no rule repeats it, until wake().
    void rest(const QString &jobId, const Candidates &candidates);
    void wake(const QString &jobId);

    /// Open ones first, then closed ones, newest first.
    QList<Finding> findings() const;
    bool isOpen(const QString &code, const QString &subject) const;
    int openCount(const QString &jobId) const;
    /// True when something other than a hint is about to open, or is open and was observed of late: worth a
    /// closer look.
    bool isSuspicious() const;
    /// True when something is about to open and wants its second look soon.
    bool hasPending() const;

private:
    struct Entry
    {
        Finding finding;
        FindingKind kind = FindingKind::Present;
        bool open = false;
        bool needsEveryMember = false;
        int observations = 0;
        int missed = 0;
        qint64 firstStampMs = 0;
        qint64 stampMs = 0;
        qint64 rank = 0;
        qint64 toldMs = 0;
    };

    struct Acknowledged
    {
        qint64 rank = 0;
        Severity severity = Severity::Info;
        FindingKind kind = FindingKind::Present;
        bool needsEveryMember = false;
        bool isAboutAJob = false;
        int missed = 0;
    };
    /// What happens to findings between two sweeps of one apply().
    struct Round
    {
        const Sight &sight;
        QSet<QString> seen;
        QList<FindingEvent> events;
    };

    bool isSettled(const QString &key, const Candidate &candidate);
    void take(const QString &key, const Candidate &candidate, Round &round);
    void observe(Entry &entry, const Candidate &candidate, Round &round);
    void tellIfNews(Entry &entry, const Candidate &candidate, const Finding &before, Round &round);
    void close(Entry &entry, qint64 atMs, Round &round);
    /// What was not seen in this round. False: the entry is to be removed.
    bool outlasts(const QString &key, Entry &entry, Round &round);
    void closeUnseen(Round &round);
    void forgetAcknowledged(const Round &round);
    void forgetOldest();
    static void fill(Finding &finding, const Candidate &candidate);

    QString cluster_;
    qint64 nowMs_ = 0; ///< of the last sweep
    QMap<QString, Entry> entries_;
    QHash<QString, Acknowledged> acknowledged_;
    QList<Finding> closed_; ///< oldest first
    // What only waits for a person, or whose evidence stands, takes no work: there may be very many.
    std::set<QString> watched_; ///< keys that a round without evidence changes something about
    std::set<std::pair<qint64, QString>> gone_; ///< since when there is no evidence; may hold more than are
    QSet<QString> standing_;                    ///< keys whose evidence stands
    QHash<QString, QStringList> standingOf_;    ///< by job
};

} // namespace sluice::monitor
