#include "models/monitor/usualrows.h"

namespace sluice::monitor {

void UsualRows::add(qint64 rows)
{
    if (!low_.empty() && rows > *low_.rbegin())
        high_.insert(rows);
    else
        low_.insert(rows);
    balance();
}

void UsualRows::remove(qint64 rows)
{
    if (const auto low = low_.find(rows); low != low_.end())
        low_.erase(low);
    else if (const auto high = high_.find(rows); high != high_.end())
        high_.erase(high);
    balance();
}

void UsualRows::balance()
{
    if (low_.size() > high_.size() + 1)
        high_.insert(low_.extract(std::prev(low_.end())));
    else if (low_.size() < high_.size())
        low_.insert(high_.extract(high_.begin()));
}

std::optional<qint64> UsualRows::median(std::optional<qint64> without) const
{
    const std::size_t size = low_.size() + high_.size();
    if (size == 0 || (without && size == 1))
        return std::nullopt;
    const bool isLow = without ? *without > *low_.rbegin() : low_.size() > high_.size();
    return isLow ? *low_.rbegin() : *high_.begin();
}

UsualRows::Middle UsualRows::middle() const
{
    return {low_.empty() ? 0 : *low_.rbegin(), high_.empty() ? 0 : *high_.begin(),
            median(std::nullopt).value_or(0)};
}

} // namespace sluice::monitor
