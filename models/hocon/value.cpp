#include "models/hocon/tokens/numbers.h"
#include "models/hocon/treedata.h"
#include "models/hocon/values/values.h"

namespace sluice::hocon {

using namespace detail;

namespace {

const Store &storeOf(const void *store)
{
    return *static_cast<const Store *>(store);
}

/// Whether a stack of definitions in the value, or in one that it holds, waits for a ${}. Lists and objects
/// that merely hold one are filled in like any other.
bool holdsDelayed(const Store &store, ValueId id)
{
    if (!store.isMade(id))
        return false;
    const MadeValue &value = store.made(id);
    const bool delayed = value.type == ValueType::Delayed || value.type == ValueType::DelayedObject;
    if (value.type == ValueType::Object) {
        for (std::uint32_t i = 0; i < value.count; ++i) {
            if (holdsDelayed(store, store.members[value.first + i].value))
                return true;
        }
    } else if (delayed || value.type == ValueType::List) {
        for (std::uint32_t i = 0; i < value.count; ++i) {
            const ValueId item = store.items[value.first + i];
            const ValueType type = store.isMade(item) ? store.made(item).type : ValueType::Null;
            if ((delayed && (type == ValueType::Reference || type == ValueType::Concat)) ||
                holdsDelayed(store, item))
                return true;
        }
    }
    return false;
}

std::string numberSpelling(const Store &store, ValueId id)
{
    return store.scalarText(id);
}

} // namespace

Kind Value::kind() const
{
    return storeOf(impl_).kind(node_);
}

bool Value::isDelayedMerge() const
{
    const Store &store = storeOf(impl_);
    if (!store.isMade(node_))
        return false;
    const ValueType type = store.made(node_).type;
    return (type == ValueType::Delayed || type == ValueType::DelayedObject) && holdsDelayed(store, node_);
}

std::string Value::text() const
{
    const Store &store = storeOf(impl_);
    switch (store.kind(node_)) {
    case Kind::Number:
        return printedNumber(numberSpelling(store, node_));
    case Kind::Null:
        return "null";
    case Kind::Unresolved: {
        const TextSpan place = span();
        return store.text.substr(place.offset, place.length);
    }
    default:
        return store.scalarText(node_);
    }
}

std::optional<std::int64_t> Value::integer() const
{
    const Store &store = storeOf(impl_);
    const Kind kind = store.kind(node_);
    if (kind != Kind::Number && kind != Kind::String)
        return std::nullopt;
    const std::string spelling = store.scalarText(node_);
    if (kind == Kind::String) {
        const bool numeric =
            !spelling.empty() && spelling.find_first_not_of("0123456789-") == std::string::npos;
        if (!numeric)
            return std::nullopt;
    }
    return wholeNumber(spelling);
}

std::size_t Value::size() const
{
    const Kind what = kind();
    if (what != Kind::Object && what != Kind::List)
        return 0;
    return storeOf(impl_).made(node_).count;
}

Value Value::at(std::size_t index) const
{
    const Store &store = storeOf(impl_);
    const MadeValue &value = store.made(node_);
    const std::size_t at = value.first + index;
    return Value(impl_, value.type == ValueType::List ? store.items[at] : store.members[at].value);
}

std::string Value::key(std::size_t index) const
{
    const Store &store = storeOf(impl_);
    return std::string(store.keyText(store.members[store.made(node_).first + index].key));
}

std::optional<Value> Value::find(std::string_view key) const
{
    const auto found = ValueReader(storeOf(impl_)).member(node_, key);
    if (!found)
        return std::nullopt;
    return Value(impl_, *found);
}

TextSpan Value::span() const
{
    const Store &store = storeOf(impl_);
    const std::uint32_t origin = store.origin(node_);
    if (origin == kNoNode)
        return {};
    const Node &node = store.tape[origin];
    return {node.begin, node.end - node.begin};
}

} // namespace sluice::hocon
