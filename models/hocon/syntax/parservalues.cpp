#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"
#include "models/hocon/syntax/paths.h"

namespace sluice::hocon::detail {

namespace {

NodeType nodeType(TokenType token)
{
    switch (token) {
    case TokenType::Quoted:
        return NodeType::Quoted;
    case TokenType::Number:
        return NodeType::Number;
    case TokenType::True:
        return NodeType::True;
    case TokenType::False:
        return NodeType::False;
    case TokenType::Null:
        return NodeType::Null;
    case TokenType::Substitution:
        return NodeType::Substitution;
    default:
        return NodeType::Unquoted;
    }
}

bool isSimple(NodeType type)
{
    return type >= NodeType::Quoted && type <= NodeType::Substitution;
}

} // namespace

ValueId ValueParser::value(bool pluginScope)
{
    if (!all_.in.startsValue()) {
        all_.valueRecovery.unexpectedValue();
        return kAbsent;
    }
    const auto first = static_cast<std::uint32_t>(all_.store.tape.size());
    const TapeWriter::Level before = all_.tape.level();
    const ValueId single = piece(pluginScope);
    if (all_.json || all_.open.told || !all_.in.startsValue())
        return single;
    const std::size_t base = all_.open.items.size();
    all_.open.items.push_back(single);
    do {
        const ValueId next = piece(pluginScope);
        all_.open.items.push_back(next);
    } while (all_.in.startsValue() && !all_.open.told);
    const ValueId result = concatenation(base, first, before);
    all_.open.items.resize(base);
    return result;
}

/// At a token that starts a value; leaves the token behind it.
ValueId ValueParser::piece(bool pluginScope)
{
    if (all_.in.token.type == TokenType::OpenCurly)
        return all_.blocks.object(pluginScope);
    if (all_.in.token.type == TokenType::OpenSquare)
        return all_.lists.array(pluginScope);
    const std::uint32_t node = all_.tape.addNode(nodeType(all_.in.token.type), all_.in.token.begin,
                                                 all_.in.token.end, all_.in.token.flags);
    all_.in.advance();
    return all_.store.tape[node].type == NodeType::Substitution ? reference(node) : node;
}

/// The pieces are items_ from `base` and the tape from `first`.
ValueId ValueParser::concatenation(std::size_t base, std::uint32_t first, const TapeWriter::Level &level)
{
    bool scalars = true;
    bool plain = true;
    std::uint32_t last = first;
    for (std::uint32_t node = first; node < all_.store.tape.size(); node = all_.store.tape[node].next) {
        const NodeType type = all_.store.tape[node].type;
        scalars = scalars && isSimple(type) && type != NodeType::Substitution;
        plain = plain && type != NodeType::Quoted;
        last = node;
    }
    const std::uint32_t begin = all_.store.tape[first].begin;
    const std::uint32_t end = all_.store.tape[last].end;
    if (scalars && plain) {
        all_.store.tape.resize(first);
        return all_.tape.addNode(NodeType::Unquoted, begin, end);
    }
    all_.tape.insertNode(first, base, level);
    Node &concat = all_.store.tape[first];
    concat = {begin, end, static_cast<std::uint32_t>(all_.store.tape.size()), NodeType::Concat,
              static_cast<std::uint8_t>(scalars ? kStringOnly : 0)};
    if (scalars)
        return first;
    std::vector<ValueId> pieces;
    bool simpleBefore = false;
    std::uint32_t at = begin;
    std::size_t item = base;
    for (std::uint32_t node = first + 1; node < all_.store.tape.size(); node = all_.store.tape[node].next) {
        const bool simple = isSimple(all_.store.tape[node].type);
        if (simple && simpleBefore && all_.store.tape[node].begin > at) {
            pieces.push_back(all_.store.add(
                {ValueType::Slice, kUnquotedText, first, at, all_.store.tape[node].begin - at}));
        }
        pieces.push_back(all_.open.items[item++]);
        simpleBefore = simple;
        at = all_.store.tape[node].end;
    }
    ValueId result = kAbsent;
    ValueId conflict = kAbsent;
    if (!all_.algebra.concatenate(pieces, first, result, conflict)) {
        all_.log.failLater(begin, end, end,
                           SLUICE_TRANSLATE_NOOP(
                               "Syntax", "A list or block stands beside something of another kind here: %1. "
                                         "Separate them with a comma, or put text in double quotes."),
                           {all_.excerpts.shown(begin, end)});
        return first;
    }
    return result;
}

ValueId ValueParser::reference(std::uint32_t node)
{
    const Node at = all_.store.tape[node];
    const bool optional = at.end - at.begin > 3 && all_.store.text[at.begin + 2] == '?';
    std::vector<std::string> path;
    const char *trouble = nullptr;
    if (!readPath(all_.store, {at.begin + (optional ? 3U : 2U), at.end - 1, all_.options.syntax}, path,
                  trouble)) {
        all_.log.failLater(at.begin, at.end, at.end, trouble, {all_.excerpts.shown(at.begin, at.end)});
        return node;
    }
    all_.store.references.push_back(
        {all_.tape.poolPath(path), static_cast<std::uint32_t>(path.size()), 0, optional, node});
    return all_.store.add({ValueType::Reference, kUnresolved, node,
                           static_cast<std::uint32_t>(all_.store.references.size() - 1), 0});
}

} // namespace sluice::hocon::detail
