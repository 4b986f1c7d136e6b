#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"
#include "models/hocon/syntax/paths.h"
#include "models/hocon/tokens/chars.h"

namespace sluice::hocon::detail {

namespace {

bool isPluginScope(std::string_view key)
{
    return key == "source" || key == "transform" || key == "sink";
}

} // namespace

void FieldParser::field(bool pluginScope)
{
    all_.open.last.mark = all_.tape.mark();
    FieldKey key;
    key.node = all_.tape.addNode(NodeType::Field, all_.in.token.begin, all_.in.token.end);
    all_.open.last.node = key.node;
    if (!this->key(key)) {
        all_.store.tape[key.node].flags |= kNoValue;
        return;
    }
    const std::uint32_t keyEnd = all_.store.tape[key.node].end;
    all_.in.skipTrivia();
    Separator separator = Separator::None;
    switch (all_.in.token.type) {
    case TokenType::OpenCurly:
        if (all_.json) {
            all_.fieldRecovery.unexpectedAfterKey(key);
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
        all_.fieldRecovery.unexpectedAfterKey(key);
        return;
    }
    if (all_.json && separator != Separator::Colon) {
        all_.fieldRecovery.unexpectedAfterKey(key);
        return;
    }
    all_.store.tape[key.node].flags |=
        static_cast<std::uint8_t>(static_cast<unsigned>(separator) << kSeparatorShift);
    std::uint32_t separatorEnd = keyEnd;
    if (separator != Separator::None) {
        separatorEnd = all_.in.token.end;
        all_.in.advance();
    }
    all_.open.keys.push_back(&key);
    all_.open.depth += static_cast<int>(key.rest.size());
    fieldValue(key, separator, separatorEnd, pluginScope);
    all_.open.depth -= static_cast<int>(key.rest.size());
    all_.open.keys.pop_back();
    all_.store.tape[key.node].next = static_cast<std::uint32_t>(all_.store.tape.size());
}

/// Reads the words of a key. False when they make no key (told).
bool FieldParser::key(FieldKey &key)
{
    const TokenType first = all_.in.token.type;
    std::uint32_t end = 0;
    std::size_t count = 0;
    bool plain = true;
    do {
        ++count;
        end = all_.in.token.end;
        if (all_.in.token.type == TokenType::Quoted)
            plain = plain && count == 1 && (all_.in.token.flags & (kEscaped | kTriple)) == 0;
        else if (all_.in.token.type == TokenType::Unquoted)
            plain = plain && all_.store.slice(all_.in.token.begin, end).find("->") == std::string_view::npos;
        all_.in.advance();
    } while (!all_.json && all_.in.token.isKeyPart());
    Node &node = all_.store.tape[key.node];
    node.end = end;
    if (first == TokenType::Quoted && count > 1)
        plain = false;
    if (plain && (all_.store.validUtf8 || isValidUtf8(all_.store.slice(node.begin, end)))) {
        if (first == TokenType::Quoted)
            node.flags |= kQuotedKey;
        key.id = key.node;
    } else {
        pathKey(key);
        if (key.id == kAbsent)
            return false;
    }
    key.pluginScope = !all_.json && isPluginScope(all_.store.keyText(key.id));
    return true;
}

/// A key of several words, with escapes, or with -> in it.
void FieldParser::pathKey(FieldKey &key)
{
    Node &node = all_.store.tape[key.node];
    node.flags |= kEscaped;
    std::vector<std::string> elements;
    const char *trouble = nullptr;
    if (!readPath(all_.store, {node.begin, node.end, all_.options.syntax}, elements, trouble)) {
        all_.log.fail(node.begin, node.end, trouble, {all_.excerpts.shown(node.begin, node.end)});
        all_.skipper.skipRest();
        key.id = kAbsent;
        return;
    }
    key.id = all_.store.intern(std::move(elements.front())) | kMade;
    if (static_cast<std::size_t>(all_.open.depth) + elements.size() > kMaxDepth + 1) {
        all_.log.fail(
            node.begin, node.end,
            SLUICE_TRANSLATE_NOOP("Syntax", "The name %1 nests blocks more than %2 deep. Make them flatter."),
            {all_.excerpts.shown(node.begin, node.end), std::to_string(kMaxDepth)});
        all_.skipper.skipRest();
        key.id = kAbsent;
        return;
    }
    for (std::size_t i = 1; i < elements.size(); ++i)
        key.rest.push_back(all_.store.intern(std::move(elements[i])));
    if (elements.size() > 1)
        node.flags |= kPathKey;
}

void FieldParser::fieldValue(FieldKey &key, Separator separator, std::uint32_t separatorEnd, bool pluginScope)
{
    const std::uint32_t node = key.node;
    const bool append = separator == Separator::PlusEquals;
    const std::uint32_t keyBegin = all_.store.tape[node].begin;
    const Mark mark = all_.open.last.mark;
    if (append && all_.open.listScopes > 0) {
        all_.log.failLater(keyBegin, separatorEnd, separatorEnd,
                           SLUICE_TRANSLATE_NOOP(
                               "Syntax", "Found += inside a list, where the engine cannot look up the value "
                                         "before it. Write the whole value with = instead."));
    }
    if (append)
        ++all_.open.listScopes;
    all_.in.skipTrivia();
    const std::uint32_t valueBegin = all_.in.token.begin;
    ValueId result = kAbsent;
    if (separator == Separator::None)
        result = all_.blocks.object(key.pluginScope);
    else
        result = all_.values.value(key.pluginScope);
    if (append)
        --all_.open.listScopes;
    all_.open.last.mark = mark;
    all_.open.last.node = node;
    all_.open.last.value = valueBegin;
    all_.open.last.separatorEnd = separatorEnd;
    if (result == kAbsent) {
        all_.store.tape.resize(node + 1);
        all_.store.tape[node].flags |= kNoValue;
        return;
    }
    if (append)
        result = appended(result, node);
    put(key, result, pluginScope);
}

/// Adds the field to the object that is open.
void FieldParser::put(const FieldKey &key, ValueId value, bool pluginScope)
{
    const std::uint32_t origin = all_.store.origin(value);
    for (std::size_t i = key.rest.size(); i > 0; --i) {
        const Member inner{key.rest[i - 1] | kMade, value};
        value = all_.algebra.object(std::span(&inner, 1), origin);
    }
    if (pluginScope)
        value = named(value, key.id);
    all_.open.members.push_back({key.id, value});
}

/// A plugin block with its plugin_name; values that are no objects stay as they are.
ValueId FieldParser::named(ValueId value, KeyId key)
{
    if (all_.algebra.ignoresFallbacks(value))
        return value;
    const ValueId name = all_.store.add({ValueType::KeyText, 0, kNoNode, key, 0});
    const MadeValue &block = all_.store.made(value);
    if (block.type == ValueType::Object && (block.flags & (kUnresolved | kIndexed)) == 0 &&
        block.first + block.count == all_.store.members.size() &&
        !all_.algebra.member(value, all_.store.pool[kPluginNameKey])) {
        // It was made just now and ends the array: no copy.
        all_.store.members.push_back({kPluginNameKey | kMade, name});
        MadeValue &grown = all_.store.values[value & ~kMade];
        ++grown.count;
        grown.flags |= kHashOrder;
        return value;
    }
    const Member member{kPluginNameKey | kMade, name};
    return all_.algebra.withFallback(value, all_.algebra.object(std::span(&member, 1), kNoNode));
}

std::vector<std::string> FieldParser::openPath() const
{
    std::vector<std::string> path;
    for (const FieldKey *key : all_.open.keys) {
        path.emplace_back(all_.store.keyText(key->id));
        for (const std::uint32_t rest : key->rest)
            path.push_back(all_.store.pool[rest]);
    }
    return path;
}

/// a += b is a = ${?a} [b].
ValueId FieldParser::appended(ValueId value, std::uint32_t node)
{
    const std::vector<std::string> path = openPath();
    all_.store.references.push_back(
        {all_.tape.poolPath(path), static_cast<std::uint32_t>(path.size()), 0, true, node});
    const ValueId before = all_.store.add({ValueType::Reference, kUnresolved, node,
                                           static_cast<std::uint32_t>(all_.store.references.size() - 1), 0});
    const ValueId pieces[] = {before, all_.algebra.list(std::span(&value, 1), all_.store.origin(value))};
    return all_.algebra.made(ValueType::Concat, pieces, all_.store.origin(value));
}

} // namespace sluice::hocon::detail
