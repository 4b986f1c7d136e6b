#include "models/hocon/values/layers.h"
#include "models/hocon/values/substitution.h"

/// Values that repeat a name and wait for a ${}: each looks back at what stands below it.
namespace sluice::hocon::detail {

/// What comes of the layers of `value` below one of them; kAbsent when that is the lowest.
ValueId Substitution::below(ValueId value, const std::vector<ValueId> &stack, std::size_t layer)
{
    const std::size_t next = layer + 1;
    if (next == stack.size())
        return kAbsent;
    const auto isPlain = [&](std::size_t at) {
        return store_.isMade(stack[at]) && store_.made(stack[at]).type == ValueType::Object;
    };
    // Nothing merges yet: a view of the same layers, since each of them asks for this.
    const bool waits = !isPlain(next) || (next + 1 < stack.size() && values_.isUnmergeable(stack[next + 1]));
    if (next + 1 < stack.size() && waits && store_.items[store_.made(value).first + next] == stack[next]) {
        MadeValue view = store_.made(value);
        view.type = values_.isObject(stack[next]) ? ValueType::DelayedObject : ValueType::Delayed;
        view.origin = store_.origin(stack[next]);
        view.first += static_cast<std::uint32_t>(next);
        view.count -= static_cast<std::uint32_t>(next);
        return store_.add(view);
    }
    return Layers(store_, values_).winnerFirst(std::span(stack).subspan(next));
}

Substitution::Outcome Substitution::resolveDelayed(ValueId value, Source source, PathRange only)
{
    std::vector<ValueId> stack(values_.items(value).begin(), values_.items(value).end());
    for (ValueId &layer : stack)
        layer = patches_.written(layer);
    std::vector<ValueId> answered;
    for (std::size_t i = 0; i < stack.size(); ++i) {
        Source inside = source;
        if (values_.isUnmergeable(stack[i])) {
            // A reference to the same name looks at what comes below it in the stack.
            if (!replaceInParent(source, value, below(value, stack, i), inside)) {
                if (!tooMuch_)
                    tell(store_.origin(value),
                         SLUICE_TRANSLATE_NOOP("Syntax", "The original parser cannot answer "
                                                         "%1 here. Give the value directly."));
                tooMuch_ = true;
                return {kAbsent, Status::Failed};
            }
            inside.chain = nullptr;
        } else {
            inside = pushParent(source, value, static_cast<std::uint32_t>(i));
        }
        const Outcome outcome = resolve(stack[i], inside, only);
        if (outcome.status != Status::Done)
            return outcome;
        if (outcome.value != kAbsent)
            answered.push_back(patches_.written(outcome.value));
    }
    const ValueId merged = answered.empty() ? kAbsent : Layers(store_, values_).winnerFirst(answered);
    if (store_.made(value).type == ValueType::DelayedObject &&
        (merged == kAbsent || !values_.isObject(merged))) {
        tooMuch_ = true;
        tell(store_.origin(value), SLUICE_TRANSLATE_NOOP("Syntax", "%1 is expected to be a block."));
        return {kAbsent, Status::Failed};
    }
    return {merged};
}

} // namespace sluice::hocon::detail
