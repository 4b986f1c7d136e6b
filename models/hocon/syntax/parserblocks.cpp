#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

#include <utility>

namespace sluice::hocon::detail {

ValueId BlockParser::document()
{
    all_.in.advance();
    all_.in.skipTrivia();
    if (all_.in.token.type == TokenType::OpenSquare) {
        const std::uint32_t begin = all_.in.token.begin;
        all_.lists.array(false);
        expectEnd();
        all_.log.failLater(begin, begin + 1, static_cast<std::uint32_t>(all_.store.text.size() + 1),
                           SLUICE_TRANSLATE_NOOP(
                               "Syntax", "A job file cannot be a list: found '[' at the start, expected an "
                                         "object. Give one job per file, in { }."));
        all_.store.tape.clear(); // no value of the tree comes from it
    } else if (all_.in.token.type == TokenType::OpenCurly) {
        const ValueId root = object(false);
        expectEnd();
        return root;
    } else if (all_.json) {
        all_.log.fail(all_.in.token.begin, all_.in.token.end,
                      all_.in.token.type == TokenType::End
                          ? SLUICE_TRANSLATE_NOOP("Syntax", "The JSON file is empty, expected { }.")
                          : SLUICE_TRANSLATE_NOOP("Syntax", "A JSON file has to start with {, found %1."),
                      {all_.excerpts.shown(all_.in.token)});
    } else {
        return rootObject();
    }
    // Nothing was read: one node stands for all of the text, since every tree has a root in it.
    return all_.algebra.object(
        {}, all_.tape.addNode(NodeType::Object, 0, static_cast<std::uint32_t>(all_.store.text.size())));
}

/// A file without outer braces.
ValueId BlockParser::rootObject()
{
    const std::uint32_t node = all_.tape.addNode(NodeType::Object, 0, 0);
    fields(false, false);
    all_.tape.closeNode(node, static_cast<std::uint32_t>(all_.store.text.size()));
    return finishObject(0, node, false);
}

/// At {; leaves the token after }.
ValueId BlockParser::object(bool pluginScope)
{
    if (all_.open.depth >= kMaxDepth)
        return all_.algebra.object({}, all_.skipper.tooDeep(NodeType::Object));
    ++all_.open.depth;
    const std::uint32_t open = all_.in.token.begin;
    const std::uint32_t node = all_.tape.addNode(NodeType::Object, open, open + 1);
    const std::size_t base = all_.open.members.size();
    all_.in.advance();
    fields(true, pluginScope);
    if (all_.in.token.type == TokenType::CloseCurly) {
        all_.tape.closeNode(node, all_.in.token.end);
        all_.in.advance();
    } else {
        all_.log.unclosed(kUnclosedBlock, open);
        all_.tape.closeNode(node, all_.in.token.gap);
    }
    --all_.open.depth;
    return finishObject(base, node, pluginScope);
}

/// Takes line ends, comments and one comma; true when there was a comma or (not in JSON) a line end.
bool BlockParser::separator()
{
    const bool separated = !all_.json && all_.in.isTrivia();
    all_.in.skipTrivia();
    if (all_.in.token.type != TokenType::Comma)
        return separated;
    all_.in.advance();
    return true;
}

void BlockParser::expectEnd()
{
    all_.in.skipTrivia();
    if (all_.in.token.type == TokenType::End)
        return;
    all_.log.fail(all_.in.token.begin, all_.in.token.end,
                  SLUICE_TRANSLATE_NOOP(
                      "Syntax", "Found %1 after the closing brace of the whole file, expected nothing. Move "
                                "it inside the braces, or remove the outer braces."),
                  {all_.excerpts.shown(all_.in.token)});
}

/// Fields until the closing brace (which stays the token) or the end of the text.
void BlockParser::fields(bool braced, bool pluginScope)
{
    bool afterComma = false;
    bool done = false;
    for (;;) {
        all_.in.skipTrivia();
        if (!fieldStart(braced, afterComma, done)) {
            if (done)
                return;
            separator();
            continue;
        }
        all_.open.told = false;
        if (all_.in.token.type == TokenType::Unquoted && !all_.json &&
            all_.store.slice(all_.in.token.begin, all_.in.token.end) == "include") {
            all_.open.last.node = kNoNode;
            all_.includes.include(pluginScope);
        } else {
            all_.fields.field(pluginScope);
        }
        afterComma = separator();
        if (!afterComma && !std::exchange(all_.open.told, false)) {
            afterField(braced, done);
            if (done)
                return;
        }
    }
}

/// True when a field can start at the token. False otherwise: either done, or a mistake that has been told.
bool BlockParser::fieldStart(bool braced, bool afterComma, bool &done)
{
    if (all_.in.token.type == TokenType::End) {
        done = true;
        return false;
    }
    if (all_.in.token.type == TokenType::CloseCurly && braced) {
        if (all_.json && afterComma) {
            all_.log.fail(all_.in.token.begin, all_.in.token.end,
                          SLUICE_TRANSLATE_NOOP(
                              "Syntax", "Found } after a comma, expected another field. JSON has no comma "
                                        "after the last one: remove it."),
                          {}, Repair::RemoveComma);
        }
        done = true;
        return false;
    }
    const bool canStart = all_.json ? all_.in.token.type == TokenType::Quoted : all_.in.token.isKeyPart();
    if (!canStart)
        all_.fieldRecovery.unexpectedKey(braced, done);
    return canStart;
}

/// After a field that neither a comma nor a line end follows.
void BlockParser::afterField(bool braced, bool &done)
{
    if (all_.in.token.type == TokenType::End || (all_.in.token.type == TokenType::CloseCurly && braced)) {
        done = true;
        return;
    }
    all_.fieldRecovery.unexpectedAfterValue(done);
}

ValueId BlockParser::finishObject(std::size_t base, std::uint32_t node, bool pluginScope)
{
    const auto members = std::span(all_.open.members).subspan(base);
    ValueId result = kAbsent;
    if (all_.json)
        all_.fieldRecovery.repeatedJsonKeys(base, node);
    if (pluginScope) {
        const std::size_t blocks = all_.open.items.size();
        for (const Member &member : members)
            all_.open.items.push_back(member.value);
        result = all_.algebra.list(std::span(all_.open.items).subspan(blocks), node);
        all_.open.items.resize(blocks);
    } else {
        result = all_.algebra.object(members, node);
    }
    all_.open.members.resize(base);
    return result;
}

} // namespace sluice::hocon::detail
