#include "models/hocon/substitution.h"

#include "models/core/message.h"

namespace sluice::hocon::detail {

namespace {

constexpr int kMaxResolveDepth = kMaxDepth + 500;
constexpr std::size_t kMaxSteps = 4'000'000;
constexpr std::size_t kMaxWork = 64'000'000; ///< members and items copied
constexpr int kMaxRounds = 50;

} // namespace

Substitution::Substitution(Store &store, Values &values, const ParseOptions &options,
                           std::vector<SyntaxError> &errors)
    : store_(store)
    , values_(values)
    , options_(options)
    , errors_(errors)
{
}

ValueId Substitution::resolved(ValueId root)
{
    // A mistake stops the original. Here the reference that made it is left alone and all is done again.
    for (int round = 0; round < kMaxRounds; ++round) {
        memos_.clear();
        memoLog_.clear();
        circle_.clear();
        chains_.clear();
        depth_ = 0;
        const std::size_t told = given_.size();
        const Outcome outcome = resolve(root, {root, nullptr}, {});
        if (outcome.status == Status::Done && outcome.value != kAbsent)
            return outcome.value;
        if (tooMuch_ || given_.size() == told)
            return root;
    }
    return root;
}

void Substitution::tell(std::uint32_t node, const char *text)
{
    TextSpan span;
    std::vector<std::string> arguments;
    if (node != kNoNode) {
        const Node &at = store_.tape[node];
        span = {at.begin, at.end - at.begin};
        arguments.push_back(sanitized(store_.slice(at.begin, std::min(at.end, at.begin + 60))));
    }
    errors_.push_back({span, {"Syntax", text, std::move(arguments)}});
}

std::uint64_t Substitution::memoKey(ValueId value, PathRange only)
{
    std::uint32_t id = 0;
    if (only.count > 0) {
        std::string name;
        for (std::uint32_t i = 0; i < only.count; ++i) {
            const std::string &each = store_.pool[store_.paths[only.first + i]];
            name += std::to_string(each.size()) + ':' + each;
        }
        id = pathIds_.try_emplace(std::move(name), static_cast<std::uint32_t>(pathIds_.size() + 1))
                 .first->second;
    }
    return (std::uint64_t(value) << 32U) | id;
}

void Substitution::memoize(std::uint64_t key, ValueId value)
{
    if (memos_.insert_or_assign(key, value).second)
        memoLog_.push_back(key);
}

void Substitution::forgetSince(std::size_t mark)
{
    while (memoLog_.size() > mark) {
        memos_.erase(memoLog_.back());
        memoLog_.pop_back();
    }
}

/// `only` restricts the work to one member and what is below it; empty: everything.
Substitution::Outcome Substitution::resolve(ValueId value, Source source, PathRange only)
{
    if (values_.isResolved(value))
        return {value};
    if (const auto known = memos_.find(memoKey(value, {})); known != memos_.end())
        return {known->second};
    if (only.count > 0) {
        if (const auto known = memos_.find(memoKey(value, only)); known != memos_.end())
            return {known->second};
    }
    if (circle_.contains(value))
        return {kAbsent, Status::Circle};
    if (++steps_ > kMaxSteps || values_.work() > kMaxWork || depth_ >= kMaxResolveDepth) {
        if (!tooMuch_) {
            tooMuch_ = true;
            tell(store_.origin(value),
                 SLUICE_TRANSLATE_NOOP("Syntax", "The variables of this file depend on each "
                                                 "other too deeply or too often. Simplify them."));
        }
        return {kAbsent, Status::Failed};
    }
    ++depth_;
    const Outcome outcome = resolveNow(value, source, only);
    --depth_;
    if (outcome.status == Status::Done && outcome.value != kAbsent) {
        const bool whole = values_.isResolved(outcome.value) || only.count == 0;
        memoize(memoKey(value, whole ? PathRange{} : only), outcome.value);
    }
    return outcome;
}

Substitution::Outcome Substitution::resolveNow(ValueId value, Source source, PathRange only)
{
    switch (store_.made(value).type) {
    case ValueType::Object:
        return resolveObject(value, source, only);
    case ValueType::List:
        return only.count > 0 ? Outcome{value} : resolveList(value, source, only);
    case ValueType::Reference:
        return resolveReference(value, source, only);
    case ValueType::Concat:
        return resolveConcat(value, source);
    default:
        return resolveDelayed(value, source, only);
    }
}

Substitution::Outcome Substitution::resolveObject(ValueId value, Source source, PathRange only)
{
    const Source inside = pushParent(source, value);
    const MadeValue object = store_.made(value);
    std::vector<Member> members;
    bool changed = false;
    for (std::uint32_t i = 0; i < object.count; ++i) {
        const Member member = store_.members[object.first + i];
        ValueId now = member.value;
        const bool wanted =
            only.count == 0 || (only.count > 1 && store_.keyText(member.key) == element(only));
        if (wanted && !values_.isResolved(now)) {
            const PathRange rest = only.count == 0 ? PathRange{} : PathRange{only.first + 1, only.count - 1};
            const Outcome outcome = resolve(now, inside, rest);
            if (outcome.status != Status::Done)
                return outcome;
            now = outcome.value;
        }
        if (now != member.value && !changed) {
            changed = true;
            members.assign(store_.members.begin() + object.first, store_.members.begin() + object.first + i);
        }
        if (changed && now != kAbsent)
            members.push_back({member.key, now});
    }
    if (!changed)
        return {value};
    const ValueId result = values_.object(members, object.origin);
    store_.values[result & ~kMade].flags |= object.flags & (kIgnoresFallbacks | kHashOrder);
    return {result};
}

Substitution::Outcome Substitution::resolveList(ValueId value, Source source, PathRange only)
{
    const Source inside = pushParent(source, value);
    const MadeValue list = store_.made(value);
    std::vector<ValueId> items;
    bool changed = false;
    for (std::uint32_t i = 0; i < list.count; ++i) {
        const ValueId item = store_.items[list.first + i];
        const Outcome outcome = resolve(item, inside, only);
        if (outcome.status != Status::Done)
            return outcome;
        if (outcome.value != item && !changed) {
            changed = true;
            items.assign(store_.items.begin() + list.first, store_.items.begin() + list.first + i);
        }
        if (changed && outcome.value != kAbsent)
            items.push_back(outcome.value);
    }
    return {changed ? values_.list(items, list.origin) : value};
}

Substitution::Outcome Substitution::resolveReference(ValueId value, Source source, PathRange only)
{
    if (given_.contains(value))
        return {value};
    const Reference reference = store_.references[store_.made(value).first];
    const std::size_t mark = memoLog_.size();
    circle_.insert(value);
    const Found found = lookUp(reference, source);
    Outcome outcome = found.outcome;
    if (outcome.status == Status::Done && outcome.value != kAbsent) {
        const Chain *top = found.chain;
        while (top->above != nullptr)
            top = top->above;
        outcome = resolve(outcome.value, {top->value, found.chain}, only);
    }
    circle_.erase(value);
    if (outcome.status == Status::Failed)
        return outcome;
    if (outcome.status == Status::Circle) {
        // What was found out on the way was found out inside the circle.
        forgetSince(mark);
        if (reference.optional)
            return {kAbsent};
        given_.insert(value);
        tell(reference.node,
             SLUICE_TRANSLATE_NOOP("Syntax", "The value of %1 depends on itself. Break the circle."));
        return {kAbsent, Status::Failed};
    }
    if (outcome.value != kAbsent || reference.optional)
        return outcome;
    const Outcome late = lateAnswer(reference);
    return late.value == kAbsent ? Outcome{value} : late;
}

Substitution::Outcome Substitution::resolveConcat(ValueId value, Source source)
{
    if (given_.contains(value))
        return {value};
    const std::uint32_t origin = store_.made(value).origin;
    const std::vector<ValueId> pieces(values_.items(value).begin(), values_.items(value).end());
    std::vector<ValueId> answered;
    for (const ValueId piece : pieces) {
        const Outcome outcome = resolve(piece, source, {});
        if (outcome.status != Status::Done)
            return outcome;
        if (outcome.value != kAbsent)
            answered.push_back(outcome.value);
    }
    ValueId result = kAbsent;
    ValueId conflict = kAbsent;
    if (values_.concatenate(answered, origin, result, conflict))
        return {result};
    given_.insert(value);
    tell(origin,
         SLUICE_TRANSLATE_NOOP("Syntax", "%1 puts a list or block beside something of another kind. Let both "
                                         "be lists, both blocks, or both plain values."));
    return {kAbsent, Status::Failed};
}

Substitution::Outcome Substitution::resolveDelayed(ValueId value, Source source, PathRange only)
{
    const std::vector<ValueId> stack(values_.items(value).begin(), values_.items(value).end());
    ValueId merged = kAbsent;
    for (std::size_t i = 0; i < stack.size(); ++i) {
        Source below = source;
        if (values_.isUnmergeable(stack[i])) {
            // A reference to the same name looks at what comes below it in the stack.
            ValueId rest = kAbsent;
            for (std::size_t k = i + 1; k < stack.size(); ++k)
                rest = rest == kAbsent ? stack[k] : values_.withFallback(rest, stack[k]);
            if (!replaceInParent(source, value, rest, below)) {
                if (!tooMuch_)
                    tell(store_.origin(value),
                         SLUICE_TRANSLATE_NOOP("Syntax", "The original parser cannot answer "
                                                         "%1 here. Give the value directly."));
                tooMuch_ = true;
                return {kAbsent, Status::Failed};
            }
            below.chain = nullptr;
        } else {
            below = pushParent(source, value);
        }
        const Outcome outcome = resolve(stack[i], below, only);
        if (outcome.status != Status::Done)
            return outcome;
        if (outcome.value != kAbsent)
            merged = merged == kAbsent ? outcome.value : values_.withFallback(merged, outcome.value);
    }
    if (store_.made(value).type == ValueType::DelayedObject &&
        (merged == kAbsent || !values_.isObject(merged))) {
        tooMuch_ = true;
        tell(store_.origin(value), SLUICE_TRANSLATE_NOOP("Syntax", "%1 is expected to be a block."));
        return {kAbsent, Status::Failed};
    }
    return {merged};
}

} // namespace sluice::hocon::detail
