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
    if (!groups_.isEmpty() && !groups_.contains(stateGroup(row.view)))
        return false;
    return std::all_of(words_.begin(), words_.end(),
                       [&row](const QString &word) { return row.searchText.contains(word); });
}

/// Without QVariants: a poll of 2,000 jobs compares some 20,000 times on the thread that also paints.
bool JobsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    const bool newestFirst =
        (left.row() < right.row()) == ascending; // among equals, as the snapshot has them
    const int column = left.column();
    const JobRow &a = jobs_->jobAt(left.row());
    const JobRow &b = jobs_->jobAt(right.row());
    if (!JobsModel::isNumber(column)) {
        const QString &x = column == JobsModel::Name ? a.view.info.name : a.view.id;
        const QString &y = column == JobsModel::Name ? b.view.info.name : b.view.id;
        const int order = column == JobsModel::Mode
                              ? static_cast<int>(a.view.mode) - static_cast<int>(b.view.mode)
                              : x.compare(y, Qt::CaseInsensitive);
        return order == 0 ? newestFirst : order < 0;
    }
    const std::optional<double> x = jobs_->sortNumber(a, column);
    const std::optional<double> y = jobs_->sortNumber(b, column);
    if (x.has_value() != y.has_value())
        return x.has_value() == ascending;
    return x == y ? newestFirst : *x < *y;
}

} // namespace sluice::items
