#include "models/hocon/diffmatch.h"

#include "models/hocon/convertcheck.h"

#include <algorithm>
#include <unordered_map>

namespace sluice::hocon::detail {
namespace {

/// Lists longer than this are matched by position: comparing each with each would take too long.
constexpr std::size_t kMaxMatched = 400;

std::string textOf(const Datum &stage, std::string_view key)
{
    const Datum *value = stage.find(key);
    return value == nullptr ? std::string() : toJson(*value);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// How alike two entries are: 0 for nothing in common or different plugins, above 1 for an equal one.
double likeness(const Datum &a, const Datum &b)
{
    if (a.kind != Kind::Object || b.kind != Kind::Object)
        return equalValues(a, b) ? 4 : 0;
    if (lower(textOf(a, "plugin_name")) != lower(textOf(b, "plugin_name")))
        return 0;
    std::size_t equal = 0;
    for (const auto &[key, value] : a.members) {
        const Datum *other = b.find(key);
        equal += other != nullptr && equalValues(value, *other) ? 1 : 0;
    }
    const std::size_t larger = std::max(a.members.size(), b.members.size());
    double score = larger == 0 ? 1 : static_cast<double>(equal) / static_cast<double>(larger);
    for (const char *key : {"result_table_name", "plugin_output", "source_table_name", "plugin_input"}) {
        const std::string name = textOf(a, key);
        score += !name.empty() && name == textOf(b, key) ? 1 : 0;
    }
    // Two blocks of one plugin are a change rather than a removal and an addition.
    return a.find("plugin_name") != nullptr ? score + 0.1 : score;
}

struct Candidate
{
    double score;
    std::size_t left;
    std::size_t right;
};

std::vector<Candidate> candidates(const std::vector<Datum> &left, const std::vector<Datum> &right)
{
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < left.size(); ++i) {
        for (std::size_t j = 0; j < right.size(); ++j) {
            const double score = likeness(left[i], right[j]);
            if (score > 0)
                all.push_back({score, i, j});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Candidate &a, const Candidate &b) {
        const auto distance = [](const Candidate &c) {
            return c.left > c.right ? c.left - c.right : c.right - c.left;
        };
        return a.score != b.score ? a.score > b.score : distance(a) < distance(b);
    });
    return all;
}

/// Which of these numbers are not part of a longest rising row of them.
std::vector<bool> outOfRow(const std::vector<std::size_t> &numbers)
{
    std::vector<std::size_t> tails; // index of the last number of the best row of each length
    std::vector<std::size_t> before(numbers.size(), numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), numbers[i],
                             [&](std::size_t at, std::size_t value) { return numbers[at] < value; });
        if (place != tails.begin())
            before[i] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> out(numbers.size(), true);
    for (std::size_t at = tails.empty() ? numbers.size() : tails.back(); at < numbers.size(); at = before[at])
        out[at] = false;
    return out;
}

std::vector<StagePair> byPosition(std::size_t left, std::size_t right)
{
    std::vector<StagePair> pairs;
    for (std::size_t i = 0; i < std::max(left, right); ++i)
        pairs.push_back(
            {i < left ? std::optional(i) : std::nullopt, i < right ? std::optional(i) : std::nullopt});
    return pairs;
}

void markMoved(std::vector<StagePair> &pairs)
{
    std::vector<std::size_t> order;
    std::vector<std::size_t> index;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].left && pairs[i].right) {
            order.push_back(*pairs[i].right);
            index.push_back(i);
        }
    }
    const std::vector<bool> out = outOfRow(order);
    for (std::size_t i = 0; i < index.size(); ++i)
        pairs[index[i]].moved = out[i];
}

} // namespace

bool isStageKey(std::string_view key)
{
    return key == "source" || key == "transform" || key == "sink";
}

std::string stageTitle(const std::string &kind, const Datum &stage)
{
    const Datum *plugin = stage.find("plugin_name");
    std::string title = kind + (plugin != nullptr ? " " + javaText(*plugin) : "");
    for (const char *key : {"result_table_name", "plugin_output", "source_table_name", "plugin_input"}) {
        if (const Datum *name = stage.find(key))
            return title + " (" + javaText(*name) + ")";
    }
    return title;
}

std::vector<std::string> keysOfBoth(const Datum &left, const Datum &right)
{
    std::unordered_map<std::string_view, bool> known;
    for (const auto &[key, value] : left.members)
        known.emplace(key, true);
    // New keys wait for the key before them.
    std::unordered_map<std::string, std::vector<std::string>> after;
    std::string last;
    bool any = false;
    std::vector<std::string> keys;
    for (const auto &[key, value] : right.members) {
        if (known.contains(key)) {
            last = key;
            any = true;
        } else if (any) {
            after[last].push_back(key);
        } else {
            keys.push_back(key);
        }
    }
    for (const auto &[key, value] : left.members) {
        keys.push_back(key);
        if (const auto more = after.find(key); more != after.end())
            keys.insert(keys.end(), more->second.begin(), more->second.end());
    }
    return keys;
}

std::vector<StagePair> matchStages(const std::vector<Datum> &left, const std::vector<Datum> &right)
{
    if (left.size() > kMaxMatched || right.size() > kMaxMatched)
        return byPosition(left.size(), right.size());
    std::vector<std::optional<std::size_t>> partner(left.size());
    std::vector<bool> taken(right.size(), false);
    for (const Candidate &candidate : candidates(left, right)) {
        if (partner[candidate.left] || taken[candidate.right])
            continue;
        partner[candidate.left] = candidate.right;
        taken[candidate.right] = true;
    }
    std::vector<StagePair> pairs;
    for (std::size_t i = 0; i < left.size(); ++i)
        pairs.push_back({i, partner[i]});
    for (std::size_t j = 0; j < right.size(); ++j) {
        if (taken[j])
            continue;
        // After the partner of what it follows on the right side.
        auto place = pairs.begin();
        for (auto pair = pairs.begin(); pair != pairs.end(); ++pair) {
            if (pair->right && *pair->right < j)
                place = std::next(pair);
        }
        pairs.insert(place, {std::nullopt, j});
    }
    markMoved(pairs);
    return pairs;
}

std::vector<std::string> movedKeys(const Datum &left, const Datum &right)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < right.members.size(); ++i)
        places.emplace(right.members[i].key, i);
    std::vector<std::size_t> order;
    std::vector<std::string> keys;
    for (const auto &[key, value] : left.members) {
        if (const auto place = places.find(key); place != places.end()) {
            order.push_back(place->second);
            keys.push_back(key);
        }
    }
    const std::vector<bool> out = outOfRow(order);
    std::vector<std::string> moved;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (out[i])
            moved.push_back(keys[i]);
    }
    return moved;
}

void joinMoves(std::vector<Change> &changes)
{
    const auto lastStep = [](const std::string &pointer) {
        return pointer.substr(pointer.rfind('/') + 1);
    };
    const auto key = [&](const std::string &pointer, const std::string &value) {
        return lastStep(pointer) + "\n" + value;
    };
    std::unordered_map<std::string, std::vector<std::size_t>> added;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (changes[i].type == ChangeType::Added && !changes[i].option.empty())
            added[key(changes[i].rightPointer, changes[i].rightValue)].push_back(i);
    }
    std::vector<bool> joined(changes.size(), false);
    for (Change &change : changes) {
        if (change.type != ChangeType::Removed || change.option.empty())
            continue;
        const auto found = added.find(key(change.leftPointer, change.leftValue));
        if (found == added.end() || found->second.empty())
            continue;
        const Change &other = changes[found->second.front()];
        joined[found->second.front()] = true;
        found->second.erase(found->second.begin());
        change.type = ChangeType::Moved;
        change.rightPointer = other.rightPointer;
        change.rightValue = other.rightValue;
        change.right = other.right;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (!joined[i]) {
            if (kept != i)
                changes[kept] = std::move(changes[i]);
            ++kept;
        }
    }
    changes.resize(kept);
}

} // namespace sluice::hocon::detail
