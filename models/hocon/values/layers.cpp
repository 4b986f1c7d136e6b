#include "models/hocon/values/layers.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

bool isStack(const Store &store, ValueId id)
{
    if (!store.isMade(id))
        return false;
    const ValueType type = store.made(id).type;
    return type == ValueType::Delayed || type == ValueType::DelayedObject;
}

bool isPlainObject(const Store &store, ValueId id)
{
    return store.isMade(id) && store.made(id).type == ValueType::Object;
}

} // namespace

/// Members of `run`, the winning object first, to one object: name by name, as if each object were merged
/// with the next.
ValueId Layers::overlaid(std::span<const ValueId> run, Order order)
{
    const ValueId winner = run.front();
    if (run.size() == 1)
        return winner;
    if (run.size() == 2)
        return values_.withFallback(winner, run.back());
    std::vector<Member> all;
    for (const ValueId object : run) {
        const auto some = values_.members(object);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::vector<std::uint32_t> firstOf;
    const bool repeats = values_.findRepeats(all, firstOf);
    constexpr std::uint32_t kEnd = kAbsent;
    std::vector<std::uint32_t> nextOf;
    if (repeats) {
        nextOf.assign(all.size(), kEnd);
        std::vector<std::uint32_t> lastOf(all.size(), kEnd);
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (firstOf[i] != i)
                nextOf[lastOf[firstOf[i]]] = i;
            lastOf[firstOf[i]] = i;
        }
    }
    const std::uint32_t own = store_.made(winner).count;
    std::vector<Member> merged;
    std::vector<ValueId> chain;
    bool changed = false;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (repeats && firstOf[i] != i)
            continue;
        ValueId kept = all[i].value;
        if (repeats && nextOf[i] != kEnd) {
            chain.clear();
            for (std::uint32_t at = i; at != kEnd; at = nextOf[at])
                chain.push_back(all[at].value);
            kept = merge(chain, order);
        }
        changed = changed || kept != all[i].value || i >= own;
        merged.push_back({all[i].key, kept});
    }
    const MadeValue mine = store_.made(winner);
    const std::uint8_t ignores = store_.made(run.back()).flags & kIgnoresFallbacks;
    if (changed)
        return values_.newObject(merged, mine.origin, static_cast<std::uint8_t>(ignores | kHashOrder));
    if (ignores == (mine.flags & kIgnoresFallbacks))
        return winner;
    MadeValue copy = mine;
    copy.flags = static_cast<std::uint8_t>((copy.flags & ~kIgnoresFallbacks) | ignores);
    return store_.add(copy);
}

ValueId Layers::merge(std::vector<ValueId> winnerFirst, Order order)
{
    if (order == Order::OldestFirst) {
        std::reverse(winnerFirst.begin(), winnerFirst.end());
        return oldestFirst(winnerFirst);
    }
    return Layers::winnerFirst(winnerFirst);
}

void Layers::push(std::vector<ValueId> &stack, ValueId value) const
{
    if (isStack(store_, value)) {
        const auto items = values_.items(value);
        stack.insert(stack.end(), items.begin(), items.end());
    } else {
        stack.push_back(value);
    }
}

void Layers::pushReversed(std::vector<ValueId> &stack, ValueId value) const
{
    if (isStack(store_, value)) {
        const auto items = values_.items(value);
        stack.insert(stack.end(), items.rbegin(), items.rend());
    } else {
        stack.push_back(value);
    }
}

ValueId Layers::oldestFirst(std::span<const ValueId> definitions)
{
    std::vector<ValueId> run{definitions.front()}; // oldest first; several only of plain objects
    std::vector<ValueId> stack;                    // oldest first; of values that wait for each other
    ValueId last = definitions.front();            // the newest one of the stack
    const auto soFar = [&] {
        std::reverse(run.begin(), run.end());
        const ValueId made = overlaid(run, Order::OldestFirst);
        run.clear();
        return made;
    };
    for (const ValueId winner : definitions.subspan(1)) {
        if (values_.ignoresFallbacks(winner)) {
            stack.clear();
            run = {winner};
            continue;
        }
        last = winner;
        if (!stack.empty()) {
            pushReversed(stack, winner);
            continue;
        }
        const bool object = isPlainObject(store_, winner);
        const ValueId below = run.back();
        if (object && isPlainObject(store_, below)) {
            run.push_back(winner);
        } else if (object && !values_.isUnmergeable(below) && values_.isResolved(winner)) {
            // Something that is no object hides what stood before it.
            run = {values_.withFallback(winner, below)};
        } else {
            pushReversed(stack, soFar());
            pushReversed(stack, winner);
        }
    }
    if (stack.empty())
        return soFar();
    std::reverse(stack.begin(), stack.end());
    const ValueType type = values_.isObject(last) ? ValueType::DelayedObject : ValueType::Delayed;
    return values_.made(type, stack, store_.made(last).origin);
}

ValueId Layers::winnerFirst(std::span<const ValueId> values)
{
    std::vector<ValueId> run{values.front()};
    std::vector<ValueId> stack;
    ValueId head = kAbsent; ///< what the stack began with
    const auto begin = [&](ValueId first) {
        head = first;
        push(stack, first);
    };
    for (const ValueId below : values.subspan(1)) {
        const ValueId lowest = stack.empty() ? run.back() : stack.back();
        if (values_.ignoresFallbacks(lowest))
            break;
        if (!stack.empty()) {
            push(stack, below);
            continue;
        }
        const ValueId so = run.back();
        const bool object = isPlainObject(store_, so);
        if (object && isPlainObject(store_, below)) {
            run.push_back(below);
            continue;
        }
        const ValueId first = overlaid(run, Order::WinnerFirst);
        if (object && !values_.isUnmergeable(below) && values_.isResolved(first)) {
            run = {values_.withFallback(first, below)};
            continue;
        }
        begin(first);
        push(stack, below);
    }
    if (stack.empty())
        return overlaid(run, Order::WinnerFirst);
    const ValueType type = values_.isObject(head) ? ValueType::DelayedObject : ValueType::Delayed;
    return values_.made(type, stack, store_.made(head).origin);
}

} // namespace sluice::hocon::detail
