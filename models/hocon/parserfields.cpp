#include "models/hocon/parser.h"

#include "models/core/message.h"
#include "models/hocon/chars.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

bool isPluginScope(std::string_view key)
{
    return key == "source" || key == "transform" || key == "sink";
}

} // namespace

void Parser::field(bool pluginScope)
{
    lastField_ = {token_.begin, store_.tape.size(), stack_.size(), items_.size()};
    Key key;
    key.node = addNode(NodeType::Field, token_.begin, token_.end);
    lastFieldNode_ = key.node;
    if (!this->key(key)) {
        store_.tape[key.node].flags |= kNoValue;
        return;
    }
    const std::uint32_t keyEnd = store_.tape[key.node].end;
    skipTrivia();
    Separator separator = Separator::None;
    switch (token_.type) {
    case TokenType::OpenCurly:
        if (json_) {
            unexpectedAfterKey(key);
            return;
        }
        break;
    case TokenType::Colon:
        separator = Separator::Colon;
        break;
    case TokenType::Equals:
        separator = Separator::Equals;
        break;
    case TokenType::PlusEquals:
        separator = Separator::PlusEquals;
        break;
    default:
        unexpectedAfterKey(key);
        return;
    }
    if (json_ && separator != Separator::Colon) {
        unexpectedAfterKey(key);
        return;
    }
    store_.tape[key.node].flags |=
        static_cast<std::uint8_t>(static_cast<unsigned>(separator) << kSeparatorShift);
    std::uint32_t separatorEnd = keyEnd;
    if (separator != Separator::None) {
        separatorEnd = token_.end;
        advance();
    }
    keys_.push_back(&key);
    depth_ += static_cast<int>(key.rest.size());
    fieldValue(key, separator, separatorEnd, pluginScope);
    depth_ -= static_cast<int>(key.rest.size());
    keys_.pop_back();
    store_.tape[key.node].next = static_cast<std::uint32_t>(store_.tape.size());
}

/// Reads the words of a key. False when they make no key (told).
bool Parser::key(Key &key)
{
    const TokenType first = token_.type;
    std::uint32_t end = 0;
    std::size_t count = 0;
    bool plain = true;
    do {
        ++count;
        end = token_.end;
        if (token_.type == TokenType::Quoted)
            plain = plain && count == 1 && (token_.flags & (kEscaped | kTriple)) == 0;
        else if (token_.type == TokenType::Unquoted)
            plain = plain && store_.slice(token_.begin, end).find("->") == std::string_view::npos;
        advance();
    } while (!json_ && token_.isKeyPart());
    Node &node = store_.tape[key.node];
    node.end = end;
    if (first == TokenType::Quoted && count > 1)
        plain = false;
    if (plain && (store_.validUtf8 || isValidUtf8(store_.slice(node.begin, end)))) {
        if (first == TokenType::Quoted)
            node.flags |= kQuotedKey;
        key.id = key.node;
    } else {
        pathKey(key);
        if (key.id == kAbsent)
            return false;
    }
    key.pluginScope = !json_ && isPluginScope(store_.keyText(key.id));
    return true;
}

/// A key of several words, with escapes, or with -> in it.
void Parser::pathKey(Key &key)
{
    Node &node = store_.tape[key.node];
    node.flags |= kEscaped;
    std::vector<std::string> elements;
    const char *trouble = nullptr;
    if (!readPath(store_, {node.begin, node.end, options_.syntax}, elements, trouble)) {
        fail(node.begin, node.end, trouble, {shown(node.begin, node.end)});
        skipRest();
        key.id = kAbsent;
        return;
    }
    key.id = store_.intern(std::move(elements.front())) | kMade;
    if (static_cast<std::size_t>(depth_) + elements.size() > kMaxDepth + 1) {
        fail(
            node.begin, node.end,
            SLUICE_TRANSLATE_NOOP("Syntax", "The name %1 nests blocks more than %2 deep. Make them flatter."),
            {shown(node.begin, node.end), std::to_string(kMaxDepth)});
        skipRest();
        key.id = kAbsent;
        return;
    }
    for (std::size_t i = 1; i < elements.size(); ++i)
        key.rest.push_back(store_.intern(std::move(elements[i])));
    if (elements.size() > 1)
        node.flags |= kPathKey;
}

void Parser::fieldValue(Key &key, Separator separator, std::uint32_t separatorEnd, bool pluginScope)
{
    const std::uint32_t node = key.node;
    const bool append = separator == Separator::PlusEquals;
    const std::uint32_t keyBegin = store_.tape[node].begin;
    const Mark mark = lastField_;
    if (append && listScopes_ > 0) {
        failLater(keyBegin, separatorEnd, separatorEnd,
                  SLUICE_TRANSLATE_NOOP("Syntax",
                                        "Found += inside a list, where the engine cannot look up the value "
                                        "before it. Write the whole value with = instead."));
    }
    if (append)
        ++listScopes_;
    skipTrivia();
    const std::uint32_t valueBegin = token_.begin;
    ValueId result = kAbsent;
    if (separator == Separator::None)
        result = object(key.pluginScope);
    else
        result = value(key.pluginScope);
    if (append)
        --listScopes_;
    lastField_ = mark;
    lastFieldNode_ = node;
    lastValue_ = valueBegin;
    lastSeparatorEnd_ = separatorEnd;
    if (result == kAbsent) {
        store_.tape.resize(node + 1);
        store_.tape[node].flags |= kNoValue;
        return;
    }
    if (append)
        result = appended(result, node);
    put(key, result, pluginScope);
}

/// Adds the field to the object that is open.
void Parser::put(const Key &key, ValueId value, bool pluginScope)
{
    const std::uint32_t origin = store_.origin(value);
    for (std::size_t i = key.rest.size(); i > 0; --i) {
        const Member inner{key.rest[i - 1] | kMade, value};
        value = values_.object(std::span(&inner, 1), origin);
    }
    if (pluginScope)
        value = named(value, key.id);
    stack_.push_back({key.id, value});
}

/// A plugin block with its plugin_name; values that are no objects stay as they are.
ValueId Parser::named(ValueId value, KeyId key)
{
    if (values_.ignoresFallbacks(value))
        return value;
    const ValueId name = store_.add({ValueType::KeyText, 0, kNoNode, key, 0});
    const MadeValue &block = store_.made(value);
    if (block.type == ValueType::Object && (block.flags & (kUnresolved | kIndexed)) == 0 &&
        block.first + block.count == store_.members.size() &&
        !values_.member(value, store_.pool[kPluginNameKey])) {
        // It was made just now and ends the array: no copy.
        store_.members.push_back({kPluginNameKey | kMade, name});
        MadeValue &grown = store_.values[value & ~kMade];
        ++grown.count;
        grown.flags |= kHashOrder;
        return value;
    }
    const Member member{kPluginNameKey | kMade, name};
    return values_.withFallback(value, values_.object(std::span(&member, 1), kNoNode));
}

/// a += b is a = ${?a} [b].
ValueId Parser::appended(ValueId value, std::uint32_t node)
{
    std::vector<std::string> path;
    for (const Key *key : keys_) {
        path.emplace_back(store_.keyText(key->id));
        for (const std::uint32_t rest : key->rest)
            path.push_back(store_.pool[rest]);
    }
    store_.references.push_back({poolPath(path), static_cast<std::uint32_t>(path.size()), 0, true, node});
    const ValueId before = store_.add({ValueType::Reference, kUnresolved, node,
                                       static_cast<std::uint32_t>(store_.references.size() - 1), 0});
    const ValueId pieces[] = {before, values_.list(std::span(&value, 1), store_.origin(value))};
    return values_.made(ValueType::Concat, pieces, store_.origin(value));
}

} // namespace sluice::hocon::detail
