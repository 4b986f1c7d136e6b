#include "models/items/findingsfilter.h"

#include "models/items/findingsmodel.h"

namespace sluice::items {

FindingsFilter::FindingsFilter(FindingsModel *findings, QObject *parent)
    : QSortFilterProxyModel(parent)
    , findings_(findings)
{
    setSortRole(SortRole);
    setSourceModel(findings);
}

void FindingsFilter::setText(const QString &text)
{
    words_ = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void FindingsFilter::setJob(const QString &cluster, const QString &jobId)
{
    cluster_ = cluster;
    jobId_ = jobId;
    invalidateRowsFilter();
}

void FindingsFilter::setShowClosed(bool show)
{
    showClosed_ = show;
    invalidateRowsFilter();
}

void FindingsFilter::setShowMuted(bool show)
{
    showMuted_ = show;
    invalidateRowsFilter();
}

bool FindingsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const monitor::Finding &finding = findings_->findingAt(sourceRow);
    if (!jobId_.isEmpty() && (finding.jobId != jobId_ || finding.cluster != cluster_))
        return false;
    if (!showClosed_ && !finding.isOpen())
        return false;
    if (!showMuted_ && findings_->isMuted(sourceRow))
        return false;
    if (words_.isEmpty())
        return true;
    const QModelIndex sentence = findings_->index(sourceRow, FindingsModel::Sentence);
    const QString text =
        QStringList{
            sentence.data().toString(),    finding.jobName, finding.jobId, finding.cluster, finding.code,
            severityText(finding.severity)}
            .join(QLatin1Char(' '))
            .toLower();
    return std::all_of(words_.begin(), words_.end(),
                       [&text](const QString &word) { return text.contains(word); });
}

} // namespace sluice::items
