#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

namespace sluice::hocon::detail {

ValueId ListParser::array(bool pluginScope)
{
    if (all_.open.depth >= kMaxDepth)
        return all_.algebra.list({}, all_.skipper.tooDeep(NodeType::Array));
    ++all_.open.depth;
    ++all_.open.arrays;
    ++all_.open.listScopes;
    const std::uint32_t open = all_.in.token.begin;
    const std::uint32_t node = all_.tape.addNode(NodeType::Array, open, open + 1);
    const std::size_t base = all_.open.items.size();
    all_.in.advance();
    elements(open, pluginScope);
    if (all_.in.token.type == TokenType::CloseSquare) {
        all_.tape.closeNode(node, all_.in.token.end);
        all_.in.advance();
    } else {
        if (all_.in.token.type == TokenType::End)
            all_.log.unclosed(kUnclosedList, open);
        all_.tape.closeNode(node, all_.in.token.gap);
    }
    --all_.open.listScopes;
    --all_.open.arrays;
    --all_.open.depth;
    const ValueId result = all_.algebra.list(std::span(all_.open.items).subspan(base), node);
    all_.open.items.resize(base);
    return result;
}

/// Elements until ] (which stays the token), the end of the text, or a place where the ] must be missing.
void ListParser::elements(std::uint32_t open, bool pluginScope)
{
    bool afterComma = false;
    bool onNewLine = false;
    bool done = false;
    while (!done) {
        onNewLine = onNewLine || all_.in.token.type == TokenType::Newline;
        all_.in.skipTrivia();
        if (all_.in.token.type == TokenType::End)
            return;
        if (all_.in.token.type == TokenType::CloseSquare) {
            if (all_.json && afterComma) {
                all_.log.fail(all_.in.token.begin, all_.in.token.end,
                              SLUICE_TRANSLATE_NOOP(
                                  "Syntax", "Found ] after a comma, expected another element. JSON has no "
                                            "comma after the last one: remove it."),
                              {}, Repair::RemoveComma);
            }
            return;
        }
        if (!all_.in.startsValue()) {
            all_.valueRecovery.unexpectedElement(done);
            continue;
        }
        const Mark mark = all_.tape.mark();
        const ValueId element = all_.values.value(pluginScope);
        if (element != kAbsent)
            all_.open.items.push_back(element);
        const Token after = all_.in.token;
        afterComma = all_.blocks.separator();
        const bool newLine = onNewLine;
        onNewLine = after.type == TokenType::Newline || after.type == TokenType::Comment;
        if (!afterComma && all_.in.token.type != TokenType::CloseSquare &&
            all_.in.token.type != TokenType::End) {
            all_.valueRecovery.unexpectedAfterElement(mark, open, newLine, done);
            onNewLine = onNewLine || (all_.in.token.begin > after.begin &&
                                      all_.store.slice(after.begin, all_.in.token.begin).find('\n') !=
                                          all_.store.text.npos);
        }
    }
}

} // namespace sluice::hocon::detail
