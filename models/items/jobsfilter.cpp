#include "models/items/jobsfilter.h"

#include "models/items/jobsmodel.h"

namespace sluice::items {

JobsFilter::JobsFilter(JobsModel *jobs, QObject *parent)
    : QSortFilterProxyModel(parent)
    , jobs_(jobs)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
    setSourceModel(jobs);
}

void JobsFilter::setText(const QString &text)
{
    if (text == text_)
        return;
    text_ = text;
    words_ = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

void JobsFilter::setGroups(const QSet<StateGroup> &groups)
{
    if (groups == groups_)
        return;
    groups_ = groups;
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

void JobsFilter::setOnlyWithFindings(bool only)
{
    if (only == onlyWithFindings_)
        return;
    onlyWithFindings_ = only;
    invalidateRowsFilter();
    Q_EMIT filterChanged();
}

bool JobsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const JobRow &row = jobs_->jobAt(sourceRow);
    if (onlyWithFindings_ && row.view.openFindings == 0)
        return false;
    if (!groups_.isEmpty() && !groups_.contains(stateGroup(row.view.info.state)))
        return false;
    return std::all_of(words_.begin(), words_.end(),
                       [&row](const QString &word) { return row.searchText.contains(word); });
}

bool JobsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = jobs_->data(left, SortRole);
    const QVariant b = jobs_->data(right, SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    const QPartialOrdering order = a.isValid() ? QVariant::compare(a, b) : QPartialOrdering::Equivalent;
    if (order == QPartialOrdering::Equivalent || order == QPartialOrdering::Unordered)
        return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder); // newest start first
    return order == QPartialOrdering::Less;
}

} // namespace sluice::items
