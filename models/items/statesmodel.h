#pragma once

#include "models/items/columnspec.h"
#include "models/items/keyedtable.h"
#include "models/monitor/snapshot.h"

namespace sluice {
class Clock;
}

namespace sluice::items {

/// A row of StatesModel.
struct StateRow
{
    monitor::StateEvent event;
    qint64 lastedMs = -1; ///< until the next state from the same member; -1 while it is the last one

    QString key() const;
    bool looksLike(const StateRow &other) const { return lastedMs == other.lastedMs; }
};

/// Every state of one job that was seen: when, from whom, for how long; the newest first.
class StatesModel : public KeyedTable<StateRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        State,
        Member,
        Lasted,
        ColumnCount
    };
    enum Role
    {
        StateRole = OwnRole /**< engine::JobState as int */
    };

    explicit StatesModel(const Clock &clock, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Oldest first, as the monitor keeps them.
    void setEvents(const QList<monitor::StateEvent> &events);
    /// What was seen last is not known to be so now; false unless set.
    void setOld(bool old);
    void retranslate();

private:
    QString lastedText(const StateRow &row) const;

    const Clock &clock_;
    bool old_ = false;
};

} // namespace sluice::items
