#include "models/hocon/parser.h"

#include "models/core/message.h"

#include <utility>

namespace sluice::hocon::detail {

Parser::Parser(Store &store, const ParseOptions &options, std::vector<SyntaxError> &errors)
    : store_(store)
    , options_(options)
    , errors_(errors)
    , values_(store)
    , lexer_(store.text, options.syntax)
    , json_(options.syntax == Syntax::Json)
    , tally_(options.included != nullptr ? options.included : &ownTally_)
    , depth_(tally_->depth)
{
    // Enough for most files: growing step by step is what would cost time.
    constexpr std::size_t kOpen = 64;
    stack_.reserve(kOpen);
    items_.reserve(kOpen);
    keys_.reserve(kOpen / 4);
}

void Parser::rewind(const Mark &mark)
{
    store_.tape.resize(mark.tape);
    stack_.resize(mark.stack);
    items_.resize(mark.items);
    lexer_ = Lexer(store_.text, options_.syntax, mark.text);
    advance();
}

ValueId Parser::parse()
{
    const ValueId root = document();
    orderErrors();
    return root;
}

ValueId Parser::document()
{
    advance();
    skipTrivia();
    if (token_.type == TokenType::OpenSquare) {
        const std::uint32_t begin = token_.begin;
        array(false);
        expectEnd();
        failLater(begin, begin + 1, static_cast<std::uint32_t>(store_.text.size() + 1),
                  SLUICE_TRANSLATE_NOOP("Syntax",
                                        "A job file cannot be a list: found '[' at the start, expected an "
                                        "object. Give one job per file, in { }."));
        store_.tape.clear(); // no value of the tree comes from it
    } else if (token_.type == TokenType::OpenCurly) {
        const ValueId root = object(false);
        expectEnd();
        return root;
    } else if (json_) {
        fail(token_.begin, token_.end,
             token_.type == TokenType::End
                 ? SLUICE_TRANSLATE_NOOP("Syntax", "The JSON file is empty, expected { }.")
                 : SLUICE_TRANSLATE_NOOP("Syntax", "A JSON file has to start with {, found %1."),
             {shown(token_)});
    } else {
        return rootObject();
    }
    // Nothing was read: one node stands for all of the text, since every tree has a root in it.
    return values_.object({}, addNode(NodeType::Object, 0, static_cast<std::uint32_t>(store_.text.size())));
}

void Parser::expectEnd()
{
    skipTrivia();
    if (token_.type == TokenType::End)
        return;
    fail(token_.begin, token_.end,
         SLUICE_TRANSLATE_NOOP("Syntax",
                               "Found %1 after the closing brace of the whole file, expected nothing. Move "
                               "it inside the braces, or remove the outer braces."),
         {shown(token_)});
}

/// A file without outer braces.
ValueId Parser::rootObject()
{
    const std::uint32_t node = addNode(NodeType::Object, 0, 0);
    fields(false, false);
    closeNode(node, static_cast<std::uint32_t>(store_.text.size()));
    return finishObject(0, node, false);
}

/// At {; leaves the token after }.
ValueId Parser::object(bool pluginScope)
{
    if (depth_ >= kMaxDepth)
        return values_.object({}, tooDeep(NodeType::Object));
    ++depth_;
    const std::uint32_t open = token_.begin;
    const std::uint32_t node = addNode(NodeType::Object, open, open + 1);
    const std::size_t base = stack_.size();
    advance();
    fields(true, pluginScope);
    if (token_.type == TokenType::CloseCurly) {
        closeNode(node, token_.end);
        advance();
    } else {
        unclosed(kUnclosedBlock, open);
        closeNode(node, token_.gap);
    }
    --depth_;
    return finishObject(base, node, pluginScope);
}

/// Fields until the closing brace (which stays the token) or the end of the text.
void Parser::fields(bool braced, bool pluginScope)
{
    bool afterComma = false;
    bool done = false;
    for (;;) {
        skipTrivia();
        if (!fieldStart(braced, afterComma, done)) {
            if (done)
                return;
            separator();
            continue;
        }
        told_ = false;
        if (token_.type == TokenType::Unquoted && !json_ &&
            store_.slice(token_.begin, token_.end) == "include") {
            lastFieldNode_ = kNoNode;
            include(pluginScope);
        } else {
            field(pluginScope);
        }
        afterComma = separator();
        if (!afterComma && !std::exchange(told_, false)) {
            afterField(braced, done);
            if (done)
                return;
        }
    }
}

/// True when a field can start at the token. False otherwise: either done, or a mistake that has been told.
bool Parser::fieldStart(bool braced, bool afterComma, bool &done)
{
    if (token_.type == TokenType::End) {
        done = true;
        return false;
    }
    if (token_.type == TokenType::CloseCurly && braced) {
        if (json_ && afterComma) {
            fail(token_.begin, token_.end,
                 SLUICE_TRANSLATE_NOOP("Syntax",
                                       "Found } after a comma, expected another field. JSON has no comma "
                                       "after the last one: remove it."),
                 {}, Repair::RemoveComma);
        }
        done = true;
        return false;
    }
    const bool canStart = json_ ? token_.type == TokenType::Quoted : token_.isKeyPart();
    if (!canStart)
        unexpectedKey(braced, done);
    return canStart;
}

/// Takes line ends, comments and one comma; true when there was a comma or (not in JSON) a line end.
bool Parser::separator()
{
    const bool separated = !json_ && isTrivia();
    skipTrivia();
    if (token_.type != TokenType::Comma)
        return separated;
    advance();
    return true;
}

/// After a field that neither a comma nor a line end follows.
void Parser::afterField(bool braced, bool &done)
{
    if (token_.type == TokenType::End || (token_.type == TokenType::CloseCurly && braced)) {
        done = true;
        return;
    }
    unexpectedAfterValue(done);
}

ValueId Parser::finishObject(std::size_t base, std::uint32_t node, bool pluginScope)
{
    const auto members = std::span(stack_).subspan(base);
    ValueId result = kAbsent;
    if (json_)
        repeatedJsonKeys(base, node);
    if (pluginScope) {
        const std::size_t blocks = items_.size();
        for (const Member &member : members)
            items_.push_back(member.value);
        result = values_.list(std::span(items_).subspan(blocks), node);
        items_.resize(blocks);
    } else {
        result = values_.object(members, node);
    }
    stack_.resize(base);
    return result;
}

} // namespace sluice::hocon::detail
