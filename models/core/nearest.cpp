#include "models/core/nearest.h"

#include <algorithm>
#include <numeric>

namespace sluice {

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string_view nearestWord(std::string_view word, const std::vector<std::string_view> &candidates)
{
    constexpr std::size_t longest = 256; // nobody mistypes that much
    if (word.size() > longest)
        return {};
    std::string_view best;
    std::size_t bestDistance = std::min<std::size_t>(3, word.size() / 3 + 1) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t longer = std::max(word.size(), candidate.size());
        if (longer - std::min(word.size(), candidate.size()) >= bestDistance)
            continue; // so many letters are missing at least
        const std::size_t distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace sluice
