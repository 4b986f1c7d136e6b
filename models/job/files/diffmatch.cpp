#include "models/job/files/diffmatch.h"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>

namespace sluice::job::detail {
namespace {

/// Lists longer than this are matched by position: comparing each with each would take too long.
constexpr std::size_t kMaxMatched = 400;

std::string textOf(const hocon::Datum &stage, std::string_view key)
{
    const hocon::Datum *value = stage.find(key);
    return value == nullptr ? std::string() : toJson(*value);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

constexpr std::array kNames{"result_table_name", "plugin_output", "source_table_name", "plugin_input"};

/// What is compared of an entry. Each is held against many others, so its parts are numbers here.
struct Entry
{
    bool object = false;
    std::size_t value = 0;                        ///< the same number for equal values
    std::string plugin;                           ///< lower case, as JSON; empty: has none
    std::array<std::string, kNames.size()> names; ///< as JSON
    std::vector<std::size_t> members;             ///< ascending; the same number for equal ones
};

/// Gives equal values one number, in either file.
class Numbers
{
public:
    Entry entry(const hocon::Datum &datum)
    {
        Entry entry;
        entry.object = datum.kind == hocon::Kind::Object;
        entry.value = number(datum);
        if (!entry.object)
            return entry;
        entry.plugin = lower(textOf(datum, "plugin_name"));
        for (std::size_t i = 0; i < kNames.size(); ++i)
            entry.names[i] = textOf(datum, kNames[i]);
        for (const auto &[key, value] : datum.members)
            entry.members.push_back(known(key + '\n' + std::to_string(number(value))));
        std::sort(entry.members.begin(), entry.members.end());
        return entry;
    }

private:
    std::size_t known(std::string text)
    {
        return numbers_.emplace(std::move(text), numbers_.size()).first->second;
    }

    std::size_t number(const hocon::Datum &datum)
    {
        if (datum.kind != hocon::Kind::Object && datum.kind != hocon::Kind::List)
            return known(std::to_string(static_cast<int>(datum.kind)) + datum.text);
        std::string text = datum.kind == hocon::Kind::List ? "[" : "{";
        for (const hocon::Datum &item : datum.items)
            text += std::to_string(number(item)) + ",";
        std::vector<std::pair<std::string, std::size_t>> members;
        for (const auto &[key, value] : datum.members)
            members.emplace_back(key, number(value));
        std::sort(members.begin(), members.end());
        for (const auto &[key, value] : members) {
            hocon::appendJsonString(text, key);
            text += ":" + std::to_string(value) + ",";
        }
        return known(std::move(text));
    }

    std::unordered_map<std::string, std::size_t> numbers_;
};

/// How alike two entries are: 0 for nothing in common or different plugins, above 1 for an equal one.
double likeness(const Entry &a, const Entry &b)
{
    if (!a.object || !b.object)
        return a.value == b.value ? 4 : 0;
    if (a.plugin != b.plugin)
        return 0;
    std::size_t equal = 0;
    for (auto one = a.members.begin(), other = b.members.begin();
         one != a.members.end() && other != b.members.end();) {
        equal += *one == *other ? 1 : 0;
        const bool both = *one == *other;
        const bool first = *one < *other;
        one += both || first ? 1 : 0;
        other += both || !first ? 1 : 0;
    }
    const std::size_t larger = std::max(a.members.size(), b.members.size());
    double score = larger == 0 ? 1 : static_cast<double>(equal) / static_cast<double>(larger);
    for (std::size_t i = 0; i < kNames.size(); ++i)
        score += !a.names[i].empty() && a.names[i] == b.names[i] ? 1 : 0;
    // Two blocks of one plugin are a change rather than a removal and an addition.
    return a.plugin.empty() ? score : score + 0.1;
}

struct Candidate
{
    double score;
    std::size_t left;
    std::size_t right;
};

std::vector<Candidate> candidates(const std::vector<hocon::Datum> &left,
                                  const std::vector<hocon::Datum> &right)
{
    Numbers numbers;
    std::vector<Entry> ours;
    std::vector<Entry> theirs;
    for (const hocon::Datum &each : left)
        ours.push_back(numbers.entry(each));
    for (const hocon::Datum &each : right)
        theirs.push_back(numbers.entry(each));
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        for (std::size_t j = 0; j < theirs.size(); ++j) {
            const double score = likeness(ours[i], theirs[j]);
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

std::string stageTitle(const std::string &kind, const hocon::Datum &stage)
{
    const hocon::Datum *plugin = stage.find("plugin_name");
    std::string title = kind + (plugin != nullptr ? " " + hocon::javaText(*plugin) : "");
    for (const char *key : {"result_table_name", "plugin_output", "source_table_name", "plugin_input"}) {
        if (const hocon::Datum *name = stage.find(key))
            return title + " (" + hocon::javaText(*name) + ")";
    }
    return title;
}

std::vector<std::string> keysOfBoth(const hocon::Datum &left, const hocon::Datum &right)
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

std::vector<StagePair> matchStages(const std::vector<hocon::Datum> &left,
                                   const std::vector<hocon::Datum> &right)
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

std::vector<std::string> movedKeys(const hocon::Datum &left, const hocon::Datum &right)
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
    std::unordered_map<std::string, std::deque<std::size_t>> added;
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
        found->second.pop_front();
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

} // namespace sluice::job::detail
