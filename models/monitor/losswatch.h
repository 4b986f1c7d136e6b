#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace sluice::monitor {

/// The ids that a member had in its lists at some moment.
struct Listing
{
    QSet<QString> running;
    QHash<QString, QSet<QString>> ended; ///< by list: "FAILED", "" (all)

    QSet<QString> ids() const;
};

/// An engine forgot jobs that it knew, as one that is restarted without a map-store does, and how that shows.
struct HistoryLoss
{
    int number = 0;      ///< counts up: its identity
    qint64 afterMs = 0;  ///< it happened after this
    qint64 untilMs = 0;  ///< and was seen here
    QStringList members; ///< whose answers show it
    /// Ended jobs that are in no list any more although they were too young to expire.
    QSet<QString> missing;
    /// All that was listed before a process was seen to be another one.
    QSet<QString> known;
    /// Operations that the process had completed, before and now: they never fall while it lives.
    std::optional<std::pair<qint64, qint64>> operations;
    std::optional<std::pair<QString, QString>> uuids; ///< of the member, before and now
    int endedBefore = 0;                              ///< ended jobs that were counted
    int endedNow = 0;

    bool countsFell = false; ///< to nothing, where no list said which jobs they counted

    bool isRestart() const { return operations || uuids; }
    /// False: another process, but there was nothing that it could have forgotten.
    bool isLoss() const { return countsFell || !lost().isEmpty(); }
    /// The jobs whose absence it claims.
    const QSet<QString> &lost() const { return missing.isEmpty() ? known : missing; }
};

/// Ended jobs that a member listed, and that no member lists any more.
struct MissingJobs
{
    QString member;
    qint64 afterMs = 0; ///< until then they were counted
    qint64 nowMs = 0;
    QSet<QString> ids;
    /// Since the last of them ended, by the engine's digits: wrong by its zone, as all such ages are alike.
    qint64 rawAgeMs = 0;
    qint64 ageMs = 0;    ///< the best guess at the true one
    bool outage = false; ///< the member failed to answer meanwhile
    int endedBefore = 0;
    int endedNow = 0;
};

/// Tells a history that was lost from one that expired. An entry of an ended job lives as long as every other
/// (history-job-expire-minutes, 1440 unless set), so what is younger than something that was still listed
/// cannot have expired. Pure.
class LossWatch
{
public:
    /// An ended job was in a list at an age, by the engine's digits.
    void noteListedAge(qint64 rawAgeMs);
    void noteMissing(const MissingJobs &missing);
    /// A member counted ended jobs and now counts none; nobody read which they were.
    void noteCountsGone(const QString &member, qint64 afterMs, qint64 nowMs, int endedBefore);
    /// What `member` said of the processes of its cluster: operations completed, by address. `before` is what
    /// it had listed when it said so last.
    void noteOperations(const QString &member, qint64 nowMs, const QMap<QString, qint64> &operations,
                        const Listing &listing, int endedCount);
    void noteUuids(const QString &member, qint64 nowMs, const QStringList &uuids, const Listing &listing,
                   int endedCount);

    /// Jobs that were seen between the two words that the loss shows in; of one that is a restart.
    void noteSeen(int number, const QSet<QString> &ids);

    /// Oldest first, at most the last maxLosses.
    const QList<HistoryLoss> &losses() const { return losses_; }
    static constexpr int maxLosses = 16;

private:
    template <typename Sign> struct Said
    {
        qint64 timeMs = 0;
        Sign sign{};
        Listing listing;
        int endedCount = 0;
    };
    HistoryLoss &lossBetween(qint64 afterMs, qint64 nowMs, const QString &member);
    template <typename Sign>
    HistoryLoss &restarted(const Said<Sign> &before, const QString &member, qint64 nowMs, int endedNow);
    bool isProof(const MissingJobs &missing) const;

    QHash<QString, Said<QMap<QString, qint64>>> operations_; ///< by the member that told
    QHash<QString, Said<QStringList>> uuids_;
    QHash<QString, qint64> livedUntilMs_; ///< by member: its process is the one of the time before
    QHash<QString, qint64> livedSinceMs_;
    std::optional<qint64> maxListedAgeMs_;
    std::optional<qint64> expiryAgeMs_; ///< an age at which entries were seen to expire
    QList<HistoryLoss> losses_;
    int count_ = 0;
};

} // namespace sluice::monitor
