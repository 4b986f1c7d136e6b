#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"

#include <algorithm>

namespace sluice::hocon::detail {

/// To the end of the field or element: a line end, a comma or a closing bracket.
void Skipper::skipRest()
{
    while (all_.in.token.type != TokenType::End && all_.in.token.type != TokenType::Newline &&
           all_.in.token.type != TokenType::Comma && all_.in.token.type != TokenType::CloseCurly &&
           all_.in.token.type != TokenType::CloseSquare) {
        if (all_.in.token.type == TokenType::OpenCurly || all_.in.token.type == TokenType::OpenSquare) {
            skipBalanced();
            continue;
        }
        skipsBrackets();
        all_.in.advance();
    }
}

/// Words in open quotes may hide brackets.
void Skipper::skipsBrackets()
{
    if (all_.in.token.type == TokenType::Problem &&
        all_.store.slice(all_.in.token.begin, all_.in.token.end).find_first_of("{}[]") !=
            std::string_view::npos)
        all_.log.setUnbalanced();
}

/// http://host/path without quotes: // starts a comment there, which may hide a closing brace.
void Skipper::skipAddress()
{
    const std::string_view text = all_.store.text;
    if (text.substr(all_.in.token.begin, 3) != "://")
        return;
    std::size_t end = std::min(text.find_first_of(" \t\r\n,}]", all_.in.token.begin), text.size());
    if (text.substr(all_.in.token.begin, end - all_.in.token.begin).find_first_of("{[") != text.npos)
        end = std::min(text.find_first_of(" \t\r\n", end), text.size());
    all_.in.goOnAt(static_cast<std::uint32_t>(end));
}

void Skipper::skipBalanced()
{
    std::size_t open = 0;
    do {
        if (all_.in.token.type == TokenType::OpenCurly || all_.in.token.type == TokenType::OpenSquare)
            ++open;
        else if (all_.in.token.type == TokenType::CloseCurly || all_.in.token.type == TokenType::CloseSquare)
            --open;
        all_.in.advance();
    } while (open > 0 && all_.in.token.type != TokenType::End);
    if (open > 0)
        all_.log.setAtEndTold(); // whatever made it skip has been told
}

/// At a bracket that opens one level too many: tells it and goes on behind the closing one. The node for all
/// between them, which reads as empty: a field or a concatenation counts on a node for each of its values.
std::uint32_t Skipper::tooDeep(NodeType type)
{
    const std::uint32_t begin = all_.in.token.begin;
    all_.log.fail(begin, all_.in.token.end,
                  SLUICE_TRANSLATE_NOOP(
                      "Syntax", "Blocks and lists are nested more than %1 deep here. Make them flatter."),
                  {std::to_string(kMaxDepth)});
    skipBalanced();
    return all_.tape.addNode(type, begin, all_.in.token.gap);
}

} // namespace sluice::hocon::detail
