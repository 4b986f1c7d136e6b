#pragma once

#include "models/items/columnspec.h"
#include "models/items/keyedtable.h"
#include "models/monitor/finding.h"

#include <QSet>
#include <QStringList>

namespace sluice {
class Clock;
}

namespace sluice::items {

/// A row of FindingsModel.
struct FindingRow
{
    monitor::Finding finding;
    bool muted = false;

    /// The identity of a finding: code, cluster, job and since.
    QString key() const;
    bool looksLike(const FindingRow &other) const;
};

/// The findings of every cluster: open ones first, the severe and the new ones on top, then closed ones.
class FindingsModel : public KeyedTable<FindingRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Severity,
        Job,
        Sentence,
        Since,
        For,
        Until,
        Cluster,
        Code,
        ColumnCount,
    };
    enum Role
    {
        SeverityRole = OwnRole, ///< monitor::Severity as int
        OpenRole,               ///< bool
        MutedRole,              ///< bool
        TitleRole,              ///< QString, of the column Sentence: what kind of thing is the matter
        NumbersRole,            ///< QString, the rest of it: what was observed
    };

    explicit FindingsModel(const Clock &clock, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes what a monitor told: opens, updates or closes one finding.
    void apply(const monitor::FindingEvent &event);
    /// Replaces all findings of one cluster (at connecting).
    void setFindings(const QString &cluster, const QList<monitor::Finding> &findings);
    /// Takes the newest words of open findings that are shown: they are confirmed more often than told.
    void confirm(const QList<monitor::Finding> &findings);
    void removeCluster(const QString &cluster);

    /// A muted finding stays in the list's history and out of the way: every later one of the same code,
    /// cluster and job is muted with it.
    void setMuted(const monitor::Finding &finding, bool muted);
    /// For keeping over a restart; opaque.
    QStringList mutedKeys() const;
    void setMutedKeys(const QStringList &keys);

    /// Precondition: 0 <= row < rowCount().
    const monitor::Finding &findingAt(int row) const { return rows().at(row).finding; }
    bool isMuted(int row) const { return rows().at(row).muted; }
    /// Open findings that are not muted, of this severity or a worse one.
    int openCount(monitor::Severity atLeast = monitor::Severity::Info) const;
    /// Clusters that have a finding here, in no order.
    QSet<QString> clusters() const;
    /// How many rows one run of the job moves, as its findings have it; 0: none of them says.
    qint64 rowsPerRun(const QString &cluster, const QString &jobId) const;
    /// The worst severity among them; Info when there is none.
    monitor::Severity worstOpen() const;
    void retranslate();
    /// The person's now, by which its times are worded.
    qint64 nowMs() const;

Q_SIGNALS:
    void countsChanged();

private:
    QString display(const FindingRow &row, int column) const;
    QString fullText(const FindingRow &row, int column) const;
    QVariant sortValue(const FindingRow &row, int column) const;
    void show(QList<FindingRow> next);

    const Clock &clock_;
    QSet<QString> mutedKeys_;
};

/// "orders …761" or the cluster's name: what a finding is about, short enough for a table cell.
QString subjectText(const monitor::Finding &finding);
/// "Critical", in the language of the moment.
QString severityText(monitor::Severity severity);

} // namespace sluice::items
