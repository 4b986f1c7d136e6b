#pragma once

#include <QtGlobal>

#include <optional>
#include <set>

namespace sluice::monitor {

/// The rows that finished runs of one name moved, and the middle of them. Each call takes log n.
class UsualRows
{
public:
    void add(qint64 rows);
    /// Takes back what was added.
    void remove(qint64 rows);
    /// The middle (the higher one of two) of all; of all but one run that moved `without`, where that was
    /// added.
    std::optional<qint64> median(std::optional<qint64> without) const;

    bool isEmpty() const { return low_.empty(); }
    /// What every median is taken from: where it is the same as before, so are they all.
    struct Middle
    {
        qint64 low = 0;
        qint64 high = 0;
        qint64 ofAll = 0;

        bool operator==(const Middle &) const = default;
    };
    Middle middle() const;

private:
    void balance();

    std::multiset<qint64> low_; ///< as many as high_, or one more; none is larger than one there
    std::multiset<qint64> high_;
};

} // namespace sluice::monitor
