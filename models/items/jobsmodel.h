#pragma once

#include "models/items/columnspec.h"
#include "models/items/jobstates.h"
#include "models/items/keyedtable.h"
#include "models/monitor/rate.h"
#include "models/monitor/snapshot.h"

#include <QMap>

#include <optional>

namespace sluice {
class Clock;
}

namespace sluice::items {

/// A row of JobsModel: the job as the cluster shows it.
struct JobRow
{
    monitor::JobView view;
    QString searchText;    ///< name and id, lower case
    qint64 startedMs = -1; ///< createTime as a number, for sorting

    QString key() const { return view.id; }
    bool looksLike(const JobRow &other) const;
};

/// The jobs of one cluster, keyed by id. Snapshots are merged: nothing is ever reset.
class JobsModel : public KeyedTable<JobRow>
{
    Q_OBJECT

public:
    enum Column
    {
        State,
        Name,
        Id,
        Mode,
        RowsRead,
        RowsWritten,
        Rate,
        Trend,
        Age,
        Duration,
        Started,
        Findings,
        ColumnCount,
    };
    enum Role
    {
        StateRole = OwnRole, ///< engine::JobState as int
        TrendRole,           ///< QList<float>, column Trend only
        FindingsRole,        ///< int, open findings of the job
        SeverityRole,        ///< monitor::Severity as int, the worst of them
        GoneRole,            ///< bool, monitor::JobView::gone
        StoppableRole,       ///< bool, canBeStopped()
        ResumableRole,       ///< bool, canBeResumed()
    };
    static constexpr int trendLength = monitor::Trend::length;

    explicit JobsModel(const Clock &clock, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setSnapshot(const monitor::ClusterSnapshot &snapshot);
    /// Forgets the cluster: all rows are removed.
    void clear();
    /// Ages and running durations are current again; call it once a second while a view shows the model.
    void refreshAges();
    /// Milliseconds from which a number counts as old: two polls.
    void setStaleAfter(qint64 ms);
    /// Headers and texts in the language of the moment.
    void retranslate();

    /// The row's job; the index may be of any column. Precondition: a valid index of this model.
    const JobRow &jobAt(int row) const { return rows().at(row); }
    const QMap<StateGroup, int> &counts() const { return counts_; } ///< jobs by group, without zeros
    /// Of counts(), those of which nothing was heard for too long: without zeros, follows the clock.
    const QMap<StateGroup, int> &staleCounts() const { return staleCounts_; }
    int jobsWithFindings() const { return jobsWithFindings_; }
    qint64 snapshotTimeMs() const { return snapshotMs_; } ///< 0 before the first
    /// Now, by the clock of the snapshots (a replay has its own time): the last one's time plus what passed
    /// since; a recording that is over stands still.
    qint64 nowMs() const;
    /// Columns that sort by sortNumber(); the others sort by their text.
    static bool isNumber(int column);
    /// What a numeric column sorts by; nothing where the engine told nothing.
    std::optional<double> sortNumber(const JobRow &row, int column) const;
    Staleness staleness(const JobRow &row) const;

Q_SIGNALS:
    void countsChanged();

private:
    QString display(const JobRow &row, int column) const;
    QVariant sortValue(const JobRow &row, int column) const;
    QString toolTip(const JobRow &row, int column) const;
    qint64 durationMs(const JobRow &row) const;
    enum class Words
    {
        Short, ///< for the cell
        Full,
    };
    QString startedText(const JobRow &row, Words words) const;
    QString rateTip(const JobRow &row) const;
    QString whyNoDuration(const JobRow &row) const;
    void count();

    const Clock &clock_;
    std::optional<qint64> zoneOffsetMs_; ///< ClusterSnapshot::zoneOffsetMs
    qint64 snapshotMs_ = 0;
    qint64 receivedMs_ = 0;
    bool over_ = false; ///< ClusterSnapshot::ended
    qint64 staleAfterMs_ = 10000;
    QMap<StateGroup, int> counts_;
    QMap<StateGroup, int> staleCounts_;
    int jobsWithFindings_ = 0;
};

} // namespace sluice::items
