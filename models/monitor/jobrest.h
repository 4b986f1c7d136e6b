#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <set>

namespace sluice::monitor {

/// Which jobs need a look after each sweep. Most of those that were ever seen are over and judged: nothing
/// about them changes until a reply names them again, or one of the things that are told here happens. Pure.
class JobRest
{
public:
    /// What else ends the rest of a job, beside a word about it.
    enum class Until
    {
        Usable,   ///< a member answers that did not, or the other way round, or gives its first list
        Members,  ///< another member is asked
        Patience, ///< a member is given up that has been silent for long
        Asked,    ///< some member tells what runs
        Bounced,  ///< slots or workers went and came, which makes a doubtful restart a proven one
    };
    static constexpr std::size_t causes = 5;
    struct Plan
    {
        std::array<bool, causes> until{};
        qint64 listedAfterMs = -1; ///< when every ended list was read after this moment; -1: never
        QString rowsOf;            ///< when other runs of this name move other numbers of rows; empty: never

        void wakesOn(Until cause) { until.at(static_cast<std::size_t>(cause)) = true; }
    };

    void wake(const QString &id);
    void wake(Until cause);
    /// All whose plan names a moment before `ms`.
    void wakeListedBefore(qint64 ms);
    void wakeRowsOf(const QString &name);
    void wakeAll();
    void rest(const QString &id, const Plan &plan);
    void forget(const QString &id);

    const QSet<QString> &awake() const { return awake_; }
    /// Those whose rest ended since the last call.
    QStringList takeWoken();

private:
    QSet<QString> awake_;
    QSet<QString> resting_;
    QStringList woken_;
    // Ids stay here when something else wakes them: to be woken once more is no harm.
    std::array<QSet<QString>, causes> until_;
    std::set<std::pair<qint64, QString>> untilListed_;
    QHash<QString, QSet<QString>> untilRowsOf_;
};

} // namespace sluice::monitor
