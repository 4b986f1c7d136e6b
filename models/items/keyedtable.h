#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>
#include <utility>

namespace sluice::items {

/// A table whose rows are merged by key and never reset, so that selection, current cell and scroll position
/// survive every update. `Row` has QString key() const and bool looksLike(const Row &) const, which says
/// whether every cell would show the same.
template <typename Row> class KeyedTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    /// The row with this key, or -1.
    int rowOf(const QString &key) const { return positions_.value(key, -1); }

protected:
    const QList<Row> &rows() const { return rows_; }
    QList<Row> &mutableRows() { return rows_; }

    /// Makes the table show `next`, in that order, with the smallest honest set of signals. Keys of `next`
    /// are unique; of two equal keys the first counts.
    void merge(QList<Row> next)
    {
        if (hasSameKeys(next)) { // most polls: nothing came, went or moved
            update(std::move(next));
            return;
        }
        dropRepeatedKeys(next);
        QHash<QString, int> wanted;
        wanted.reserve(next.size());
        for (qsizetype i = 0; i < next.size(); ++i)
            wanted.insert(next.at(i).key(), static_cast<int>(i));
        removeMissing(wanted);
        reorder(wanted);
        insertNew(next);
        update(std::move(next));
    }

    /// Tells the views that the rows' cells may show something else now (age, language).
    void touch(int firstColumn, int lastColumn, const QList<int> &roles)
    {
        if (!rows_.isEmpty())
            Q_EMIT this->dataChanged(this->index(0, firstColumn),
                                     this->index(static_cast<int>(rows_.size()) - 1, lastColumn), roles);
    }

private:
    bool hasSameKeys(const QList<Row> &next) const
    {
        return std::equal(rows_.begin(), rows_.end(), next.begin(), next.end(),
                          [](const Row &a, const Row &b) { return a.key() == b.key(); });
    }

    static void dropRepeatedKeys(QList<Row> &next)
    {
        QSet<QString> seen;
        seen.reserve(next.size());
        next.removeIf([&seen](const Row &row) {
            const auto before = seen.size();
            seen.insert(row.key());
            return seen.size() == before;
        });
    }

    void removeMissing(const QHash<QString, int> &wanted)
    {
        for (int last = static_cast<int>(rows_.size()) - 1; last >= 0; --last) {
            if (wanted.contains(rows_.at(last).key()))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(rows_.at(first - 1).key()))
                --first;
            this->beginRemoveRows({}, first, last);
            rows_.remove(first, last - first + 1);
            this->endRemoveRows();
            last = first;
        }
    }

    void reorder(const QHash<QString, int> &wanted)
    {
        QList<std::pair<int, int>> order; // wanted place, place now
        order.reserve(rows_.size());
        bool sorted = true;
        for (int now = 0; now < rows_.size(); ++now) {
            const int place = wanted.value(rows_.at(now).key());
            sorted = sorted && (order.isEmpty() || order.last().first < place);
            order.append({place, now});
        }
        if (sorted)
            return;
        Q_EMIT this->layoutAboutToBeChanged();
        std::sort(order.begin(), order.end());
        QList<Row> moved;
        QList<int> newPlace(rows_.size());
        moved.reserve(rows_.size());
        for (int place = 0; place < order.size(); ++place) {
            newPlace[order.at(place).second] = place;
            moved.append(std::move(rows_[order.at(place).second]));
        }
        rows_ = std::move(moved);
        const QModelIndexList before = this->persistentIndexList();
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &index : before)
            after.append(this->index(newPlace.at(index.row()), index.column()));
        this->changePersistentIndexList(before, after);
        Q_EMIT this->layoutChanged();
    }

    void insertNew(const QList<Row> &next)
    {
        // Here rows_ is an ordered part of next.
        for (int i = 0; i < next.size(); ++i) {
            if (i < rows_.size() && rows_.at(i).key() == next.at(i).key())
                continue;
            const QString stop = i < rows_.size() ? rows_.at(i).key() : QString();
            int last = i;
            while (last + 1 < next.size() && (i >= rows_.size() || next.at(last + 1).key() != stop))
                ++last;
            this->beginInsertRows({}, i, last);
            const QList<Row> added = next.mid(i, last - i + 1);
            rows_.insert(i, added.size(), Row{});
            std::copy(added.begin(), added.end(), rows_.begin() + i);
            this->endInsertRows();
            i = last;
        }
        positions_.clear();
        positions_.reserve(rows_.size());
        for (int i = 0; i < rows_.size(); ++i)
            positions_.insert(rows_.at(i).key(), i);
    }

    void update(QList<Row> next)
    {
        const int columns = this->columnCount({});
        int first = -1;
        for (int i = 0; i < next.size(); ++i) {
            const bool same = rows_.at(i).looksLike(next.at(i));
            rows_[i] = std::move(next[i]);
            if (same && first >= 0)
                Q_EMIT this->dataChanged(this->index(first, 0), this->index(i - 1, columns - 1));
            first = same ? -1 : (first < 0 ? i : first);
        }
        if (first >= 0)
            Q_EMIT this->dataChanged(this->index(first, 0),
                                     this->index(static_cast<int>(next.size()) - 1, columns - 1));
    }

    QList<Row> rows_;
    QHash<QString, int> positions_;
};

} // namespace sluice::items
