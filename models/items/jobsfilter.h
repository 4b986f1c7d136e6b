#pragma once

#include "models/items/jobstates.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace sluice::items {

class JobsModel;

/// Sorts JobsModel by raw values (what is unknown comes last in both directions) and filters it by text,
/// state group and findings.
class JobsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit JobsFilter(JobsModel *jobs, QObject *parent = nullptr);

    /// Words that must all be in the name or the id; case does not matter.
    void setText(const QString &text);
    /// Empty: every state.
    void setGroups(const QSet<StateGroup> &groups);
    void setOnlyWithFindings(bool only);

    QString text() const { return text_; }
    const QSet<StateGroup> &groups() const { return groups_; }
    bool onlyWithFindings() const { return onlyWithFindings_; }
    bool isFiltering() const { return !words_.isEmpty() || !groups_.isEmpty() || onlyWithFindings_; }

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    JobsModel *jobs_;
    QString text_;
    QStringList words_;
    QSet<StateGroup> groups_;
    bool onlyWithFindings_ = false;
};

} // namespace sluice::items
