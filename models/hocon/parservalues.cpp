#include "models/hocon/parser.h"

#include "models/core/message.h"

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

bool Parser::startsValue() const
{
    if (token_.type == TokenType::OpenCurly || token_.type == TokenType::OpenSquare)
        return true;
    return json_ ? token_.type >= TokenType::Quoted && token_.type <= TokenType::Null : token_.isSimple();
}

Parser::Level Parser::level() const
{
    return {store_.values.size(), store_.members.size(), store_.items.size(), store_.references.size()};
}

/// One value, or several that stand beside each other; kAbsent when there is none (told).
ValueId Parser::value(bool pluginScope)
{
    if (!startsValue()) {
        unexpectedValue();
        return kAbsent;
    }
    const auto first = static_cast<std::uint32_t>(store_.tape.size());
    const Level before = level();
    const ValueId single = piece(pluginScope);
    if (json_ || told_ || !startsValue())
        return single;
    const std::size_t base = items_.size();
    items_.push_back(single);
    do {
        const ValueId next = piece(pluginScope);
        items_.push_back(next);
    } while (startsValue() && !told_);
    const ValueId result = concatenation(base, first, before);
    items_.resize(base);
    return result;
}

/// At a token that starts a value; leaves the token behind it.
ValueId Parser::piece(bool pluginScope)
{
    if (token_.type == TokenType::OpenCurly)
        return object(pluginScope);
    if (token_.type == TokenType::OpenSquare)
        return array(pluginScope);
    const std::uint32_t node = addNode(nodeType(token_.type), token_.begin, token_.end, token_.flags);
    advance();
    return store_.tape[node].type == NodeType::Substitution ? reference(node) : node;
}

/// The pieces are items_ from `base` and the tape from `first`.
ValueId Parser::concatenation(std::size_t base, std::uint32_t first, const Level &level)
{
    bool scalars = true;
    bool plain = true;
    std::uint32_t last = first;
    for (std::uint32_t node = first; node < store_.tape.size(); node = store_.tape[node].next) {
        const NodeType type = store_.tape[node].type;
        scalars = scalars && isSimple(type) && type != NodeType::Substitution;
        plain = plain && type != NodeType::Quoted;
        last = node;
    }
    const std::uint32_t begin = store_.tape[first].begin;
    const std::uint32_t end = store_.tape[last].end;
    if (scalars && plain) {
        store_.tape.resize(first);
        return addNode(NodeType::Unquoted, begin, end);
    }
    insertNode(first, base, level);
    Node &concat = store_.tape[first];
    concat = {begin, end, static_cast<std::uint32_t>(store_.tape.size()), NodeType::Concat,
              static_cast<std::uint8_t>(scalars ? kStringOnly : 0)};
    if (scalars)
        return first;
    std::vector<ValueId> pieces;
    bool simpleBefore = false;
    std::uint32_t at = begin;
    std::size_t item = base;
    for (std::uint32_t node = first + 1; node < store_.tape.size(); node = store_.tape[node].next) {
        const bool simple = isSimple(store_.tape[node].type);
        if (simple && simpleBefore && store_.tape[node].begin > at) {
            pieces.push_back(
                store_.add({ValueType::Slice, kUnquotedText, first, at, store_.tape[node].begin - at}));
        }
        pieces.push_back(items_[item++]);
        simpleBefore = simple;
        at = store_.tape[node].end;
    }
    ValueId result = kAbsent;
    ValueId conflict = kAbsent;
    if (!values_.concatenate(pieces, first, result, conflict)) {
        failLater(begin, end, end,
                  SLUICE_TRANSLATE_NOOP("Syntax",
                                        "A list or block stands beside something of another kind here: %1. "
                                        "Separate them with a comma, or put text in double quotes."),
                  {shown(begin, end)});
        return first;
    }
    return result;
}

/// Makes room for a node at `at`: everything the store got since `level` moves up by one.
void Parser::insertNode(std::uint32_t at, std::size_t base, const Level &level)
{
    store_.tape.insert(store_.tape.begin() + at, Node{});
    const auto move = [at](std::uint32_t &index) {
        if ((index & kMade) == 0 && index >= at)
            ++index;
    };
    for (std::size_t i = at + 1; i < store_.tape.size(); ++i)
        ++store_.tape[i].next;
    for (std::size_t i = level.values; i < store_.values.size(); ++i) {
        move(store_.values[i].origin);
        if (store_.values[i].type == ValueType::KeyText)
            move(store_.values[i].first);
    }
    for (std::size_t i = level.members; i < store_.members.size(); ++i) {
        move(store_.members[i].key);
        move(store_.members[i].value);
    }
    for (std::size_t i = level.items; i < store_.items.size(); ++i)
        move(store_.items[i]);
    for (std::size_t i = level.references; i < store_.references.size(); ++i)
        move(store_.references[i].node);
    for (std::size_t i = base; i < items_.size(); ++i)
        move(items_[i]);
}

/// At [; leaves the token after ].
ValueId Parser::array(bool pluginScope)
{
    if (depth_ >= kMaxDepth)
        return values_.list({}, tooDeep(NodeType::Array));
    ++depth_;
    ++arrays_;
    ++listScopes_;
    const std::uint32_t open = token_.begin;
    const std::uint32_t node = addNode(NodeType::Array, open, open + 1);
    const std::size_t base = items_.size();
    advance();
    elements(open, pluginScope);
    if (token_.type == TokenType::CloseSquare) {
        closeNode(node, token_.end);
        advance();
    } else {
        if (token_.type == TokenType::End)
            unclosed(kUnclosedList, open);
        closeNode(node, token_.gap);
    }
    --listScopes_;
    --arrays_;
    --depth_;
    const ValueId result = values_.list(std::span(items_).subspan(base), node);
    items_.resize(base);
    return result;
}

/// Elements until ] (which stays the token), the end of the text, or a place where the ] must be missing.
void Parser::elements(std::uint32_t open, bool pluginScope)
{
    bool afterComma = false;
    bool onNewLine = false;
    bool done = false;
    while (!done) {
        onNewLine = onNewLine || token_.type == TokenType::Newline;
        skipTrivia();
        if (token_.type == TokenType::End)
            return;
        if (token_.type == TokenType::CloseSquare) {
            if (json_ && afterComma) {
                fail(token_.begin, token_.end,
                     SLUICE_TRANSLATE_NOOP("Syntax",
                                           "Found ] after a comma, expected another element. JSON has no "
                                           "comma after the last one: remove it."),
                     {}, Repair::RemoveComma);
            }
            return;
        }
        if (!startsValue()) {
            unexpectedElement(done);
            continue;
        }
        const Mark mark{token_.begin, store_.tape.size(), stack_.size(), items_.size()};
        const ValueId element = value(pluginScope);
        if (element != kAbsent)
            items_.push_back(element);
        const Token after = token_;
        afterComma = separator();
        const bool newLine = onNewLine;
        onNewLine = after.type == TokenType::Newline || after.type == TokenType::Comment;
        if (!afterComma && token_.type != TokenType::CloseSquare && token_.type != TokenType::End) {
            unexpectedAfterElement(mark, open, newLine, done);
            onNewLine = onNewLine || (token_.begin > after.begin &&
                                      store_.slice(after.begin, token_.begin).find('\n') != store_.text.npos);
        }
    }
}

ValueId Parser::reference(std::uint32_t node)
{
    const Node at = store_.tape[node];
    const bool optional = at.end - at.begin > 3 && store_.text[at.begin + 2] == '?';
    std::vector<std::string> path;
    const char *trouble = nullptr;
    if (!readPath(store_, {at.begin + (optional ? 3U : 2U), at.end - 1, options_.syntax}, path, trouble)) {
        failLater(at.begin, at.end, at.end, trouble, {shown(at.begin, at.end)});
        return node;
    }
    store_.references.push_back({poolPath(path), static_cast<std::uint32_t>(path.size()), 0, optional, node});
    return store_.add({ValueType::Reference, kUnresolved, node,
                       static_cast<std::uint32_t>(store_.references.size() - 1), 0});
}

std::uint32_t Parser::poolPath(const std::vector<std::string> &elements)
{
    const auto first = static_cast<std::uint32_t>(store_.paths.size());
    for (const std::string &element : elements)
        store_.paths.push_back(store_.intern(element));
    return first;
}

} // namespace sluice::hocon::detail
