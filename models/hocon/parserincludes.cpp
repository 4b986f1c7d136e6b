#include "models/hocon/parser.h"

#include "models/core/message.h"

namespace sluice::hocon::detail {

namespace {

struct KindName
{
    std::string_view prefix;
    IncludeRequest::Kind kind;
};

constexpr KindName kKinds[] = {{"url(", IncludeRequest::Kind::Url},
                               {"file(", IncludeRequest::Kind::File},
                               {"classpath(", IncludeRequest::Kind::Classpath}};

} // namespace

/// At the word include. What follows is "name", or kind("name"), any of them inside required( ). The original
/// reads the parentheses as parts of unquoted words, so this works on words, too.
void Parser::include(bool pluginScope)
{
    const std::uint32_t begin = token_.begin;
    advance();
    skipTrivia();
    IncludeRequest request;
    std::string_view word;
    std::string_view closing;
    const auto nextWord = [&] {
        word =
            token_.type == TokenType::Unquoted ? store_.slice(token_.begin, token_.end) : std::string_view();
    };
    const auto take = [&](std::string_view prefix) {
        word.remove_prefix(prefix.size());
        if (word.empty()) {
            advance();
            skipTrivia();
            nextWord();
        }
    };
    nextWord();
    constexpr std::string_view kRequired = "required(";
    bool parenthesis = false;
    if (word.starts_with(kRequired)) {
        request.required = true;
        take(kRequired);
    }
    for (const KindName &each : kKinds) {
        if (!word.starts_with(each.prefix))
            continue;
        request.kind = each.kind;
        parenthesis = true;
        take(each.prefix);
        break;
    }
    bool good = word.empty() && token_.type == TokenType::Quoted;
    std::uint32_t end = token_.end;
    if (good) {
        store_.appendQuoted(request.name, token_.begin, token_.end, token_.flags);
        advance();
        if (parenthesis || request.required) {
            skipTrivia();
            nextWord();
            // Each ) is a word of its own or starts one; the one of required( stands alone.
            good = !parenthesis || word.starts_with(')');
            if (good && parenthesis) {
                end = token_.begin + 1;
                word.remove_prefix(1);
                if (word.empty()) {
                    advance();
                    if (request.required) {
                        skipTrivia();
                        nextWord();
                    }
                } else if (!request.required) {
                    good = false;
                }
            }
            if (good && request.required) {
                good = word == ")";
                if (good) {
                    end = token_.end;
                    advance();
                }
            }
        }
    }
    if (!good) {
        if (token_.type == TokenType::Problem)
            failToken();
        else
            fail(token_.begin, token_.end,
                 SLUICE_TRANSLATE_NOOP("Syntax",
                                       "Found %1 after include, expected a file name in double quotes, as in "
                                       "include \"other.conf\". A field named include has to be in quotes."),
                 {shown(token_)});
        skipRest();
        addNode(NodeType::Bad, begin, begin + 7);
        return;
    }
    const std::uint32_t node = addNode(NodeType::Include, begin, end);
    includeValues(request, node, pluginScope);
}

void Parser::includeValues(const IncludeRequest &request, std::uint32_t node, bool pluginScope)
{
    (void)request;
    (void)node;
    (void)pluginScope;
}

} // namespace sluice::hocon::detail
