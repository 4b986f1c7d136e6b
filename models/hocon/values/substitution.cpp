#include "models/hocon/values/substitution.h"

#include "models/core/message.h"
#include "models/hocon/values/layers.h"

namespace sluice::hocon::detail {

namespace {

constexpr int kMaxResolveDepth = kMaxDepth + 500;
constexpr std::size_t kMaxSteps = 1'000'000; ///< and more for a document that has more to answer
constexpr std::size_t kStepsOfReference = 16;
constexpr std::size_t kMaxWork = 8'000'000; ///< members and items copied, beside those of the document
constexpr std::size_t kWorkOfItem = 4;
constexpr int kMaxRounds = 50;

} // namespace

Substitution::Substitution(Store &store, Values &values, const ParseOptions &options,
                           std::vector<SyntaxError> &errors)
    : store_(store)
    , values_(values)
    , options_(options)
    , errors_(errors)
    , patches_(store, values)
    , weights_(store)
    , maxSteps_(kMaxSteps + kStepsOfReference * store.references.size())
    , maxWork_(kMaxWork + kWorkOfItem * (store.members.size() + store.items.size()))
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
        counted_.clear();
        answered_ = {};
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

void Substitution::tell(std::uint32_t node, const char *text, std::string limit)
{
    TextSpan span;
    std::vector<std::string> arguments{"${}"};
    if (node != kNoNode) {
        const Node &at = store_.tape[node];
        span = {at.begin, at.end - at.begin};
        arguments.front() = sanitized(store_.slice(at.begin, std::min(at.end, at.begin + 60)));
    }
    if (!limit.empty())
        arguments.push_back(std::move(limit));
    errors_.push_back({span, {"Syntax", text, std::move(arguments)}});
}

Substitution::Outcome Substitution::exceeded(std::uint32_t node, const char *text, std::size_t limit)
{
    if (!tooMuch_)
        tell(node, text, std::to_string(limit));
    tooMuch_ = true;
    return {kAbsent, Status::Failed};
}

std::uint32_t Substitution::pathId(PathRange path)
{
    std::string name;
    for (std::uint32_t i = 0; i < path.count; ++i) {
        const std::string &each = store_.pool[store_.paths[path.first + i]];
        name += std::to_string(each.size()) + ':' + each;
    }
    return pathIds_.try_emplace(std::move(name), static_cast<std::uint32_t>(pathIds_.size() + 1))
        .first->second;
}

std::uint64_t Substitution::memoKey(ValueId value, PathRange only)
{
    return (std::uint64_t(value) << 32U) | (only.count > 0 ? pathId(only) : 0);
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
    if (only.count == 0)
        value = patches_.written(value);
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
    if (++steps_ > maxSteps_ || values_.work() > maxWork_ || depth_ >= kMaxResolveDepth) {
        return exceeded(store_.origin(value),
                        SLUICE_TRANSLATE_NOOP("Syntax", "The variables of this file depend on each "
                                                        "other too deeply or too often. Simplify them."),
                        kMaxResolveDepth);
    }
    ++depth_;
    Outcome outcome = resolveNow(value, source, only);
    --depth_;
    if (outcome.status == Status::Done && outcome.value != kAbsent) {
        const bool whole = values_.isResolved(outcome.value) || only.count == 0;
        if (whole)
            outcome.value = patches_.written(outcome.value);
        memoize(memoKey(value, whole ? PathRange{} : only), outcome.value);
    }
    return outcome;
}

Substitution::Outcome Substitution::resolveNow(ValueId value, Source source, PathRange only)
{
    switch (store_.made(value).type) {
    case ValueType::Object:
        return only.count > 0 ? resolveMember(value, source, only) : resolveObject(value, source);
    case ValueType::List:
        return only.count > 0 ? Outcome{value} : resolveList(value, source);
    case ValueType::Reference:
        return resolveReference(value, source, only);
    case ValueType::Concat:
        return resolveConcat(value, source);
    default:
        return resolveDelayed(value, source, only);
    }
}

Substitution::Outcome Substitution::resolveObject(ValueId value, Source source)
{
    const MadeValue object = store_.made(value);
    std::vector<Member> members;
    bool changed = false;
    for (std::uint32_t i = 0; i < object.count; ++i) {
        const Member member = store_.members[object.first + i];
        ValueId now = member.value;
        if (!values_.isResolved(now)) {
            const Outcome outcome = resolve(now, pushParent(source, value, i), {});
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
    const std::uint8_t flags = object.flags & (kIgnoresFallbacks | kHashOrder);
    return {values_.newObject(members, object.origin, flags)};
}

/// Only what lies along the path: the rest stays as it is.
Substitution::Outcome Substitution::resolveMember(ValueId value, Source source, PathRange only)
{
    const auto position = only.count > 1 ? patches_.position(value, element(only)) : std::nullopt;
    const ValueId member = position ? patches_.at(value, *position) : kAbsent;
    if (member == kAbsent || values_.isResolved(member))
        return {value};
    const Outcome outcome =
        resolve(member, pushParent(source, value, *position), {only.first + 1, only.count - 1});
    if (outcome.status != Status::Done || outcome.value == member)
        return outcome.status != Status::Done ? outcome : Outcome{value};
    return {patches_.patched(value, *position, outcome.value)};
}

Substitution::Outcome Substitution::resolveList(ValueId value, Source source)
{
    const MadeValue list = store_.made(value);
    std::vector<ValueId> items;
    bool changed = false;
    for (std::uint32_t i = 0; i < list.count; ++i) {
        const ValueId item = store_.items[list.first + i];
        const Outcome outcome =
            values_.isResolved(item) ? Outcome{item} : resolve(item, pushParent(source, value, i), {});
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

/// Notes what a reference comes to. Whatever shares parts in memory is written out for people and engines, so
/// all of it counts, wherever it stands.
Substitution::Outcome Substitution::counted(ValueId reference, std::uint32_t node, Outcome outcome)
{
    if (!counted_.insert(reference).second)
        return outcome;
    const Weight weight = weights_.of(outcome.value);
    answered_.values += weight.values;
    answered_.bytes += weight.bytes;
    if (answered_.values > kMaxAnsweredValues) {
        return exceeded(node,
                        SLUICE_TRANSLATE_NOOP("Syntax",
                                              "With what %1 stands for, the variables of this file come to "
                                              "more than %2 values. Let fewer of them hold each other."),
                        kMaxAnsweredValues);
    }
    if (answered_.bytes > kMaxAnsweredBytes) {
        return exceeded(node,
                        SLUICE_TRANSLATE_NOOP("Syntax",
                                              "With what %1 stands for, the variables of this file come to "
                                              "more than %2 MB. Let fewer of them hold each other."),
                        kMaxAnsweredBytes / 1024 / 1024);
    }
    if (weight.depth > kMaxDepth) {
        return exceeded(node,
                        SLUICE_TRANSLATE_NOOP("Syntax", "What %1 stands for is nested more than %2 deep. "
                                                        "Make it flatter."),
                        kMaxDepth);
    }
    return outcome;
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
    if (outcome.value == kAbsent && !reference.optional)
        outcome = lateAnswer(reference);
    if (outcome.value == kAbsent)
        return reference.optional ? outcome : Outcome{value};
    return only.count > 0 ? outcome : counted(value, reference.node, outcome);
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

} // namespace sluice::hocon::detail
