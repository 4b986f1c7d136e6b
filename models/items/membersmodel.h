#pragma once

#include "models/items/columnspec.h"
#include "models/items/keyedtable.h"
#include "models/monitor/snapshot.h"

namespace sluice::items {

/// A row of MembersModel.
struct MemberRow
{
    monitor::MemberView view;

    QString key() const { return view.member; }
    bool looksLike(const MemberRow &other) const;
};

/// Which process answers for a member, in a sentence; empty while it is not known.
QString processText(const monitor::MemberView &view);

/// The members of one cluster: who answers, who is master, how old the last answer is and what is wrong.
class MembersModel : public KeyedTable<MemberRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Member,
        Duty,
        Answers,
        Latency,
        Age,
        Running,
        Workers,
        Slots,
        Version,
        Problem,
        ColumnCount
    };
    enum Role
    {
        ReachableRole = OwnRole, ///< bool
        MasterRole,              ///< bool
    };

    explicit MembersModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setSnapshot(const monitor::ClusterSnapshot &snapshot);
    void retranslate();

private:
    QString display(const MemberRow &row, int column) const;
    QVariant sortValue(const MemberRow &row, int column) const;

    qint64 snapshotMs_ = 0;
};

} // namespace sluice::items
