#include "models/hocon/syntax/paths.h"

#include "models/core/message.h"
#include "models/hocon/tokens/chars.h"
#include "models/hocon/tokens/lexer.h"

namespace sluice::hocon::detail {

bool readPath(const Store &store, const PathText &path, std::vector<std::string> &elements,
              const char *&trouble)
{
    Lexer lexer(std::string_view(store.text).substr(0, path.end), path.syntax, path.begin);
    Token part;
    std::string element;
    bool mayBeEmpty = false;
    bool simpleBefore = false;
    bool any = false;
    trouble = SLUICE_TRANSLATE_NOOP("Syntax",
                                    "Found an empty name in %1, expected a name on both sides of ->. Write "
                                    "\"\" for a name that is really empty.");
    for (lexer.next(part); part.type != TokenType::End; lexer.next(part)) {
        if (!part.isKeyPart()) {
            trouble = SLUICE_TRANSLATE_NOOP("Syntax",
                                            "%1 holds more than a name. Write ${name}; put names with other "
                                            "characters in double quotes.");
            return false;
        }
        any = true;
        if (simpleBefore)
            element += store.slice(part.gap, part.begin);
        simpleBefore = true;
        if (part.type == TokenType::Quoted) {
            store.appendQuoted(element, part.begin, part.end, part.flags);
            mayBeEmpty = mayBeEmpty || element.empty();
            continue;
        }
        std::string_view word = store.slice(part.begin, part.end);
        for (std::size_t at = 0; part.type == TokenType::Unquoted; word.remove_prefix(at + 2)) {
            at = word.find("->");
            if (at == std::string_view::npos)
                break;
            element += word.substr(0, at);
            if (element.empty() && !mayBeEmpty)
                return false;
            elements.push_back(std::move(element));
            element.clear();
            mayBeEmpty = false;
        }
        element += word;
    }
    if (!any)
        trouble = SLUICE_TRANSLATE_NOOP("Syntax", "Found %1 without a name, expected ${name}.");
    if (element.empty() && !mayBeEmpty)
        return false;
    elements.push_back(std::move(element));
    if (!store.validUtf8) {
        for (std::string &each : elements)
            each = sanitized(each);
    }
    return true;
}

std::vector<std::string> splitKey(const Store &store, std::uint32_t begin, std::uint32_t end)
{
    std::vector<std::string> elements;
    const char *trouble = nullptr;
    if (!readPath(store, {begin, end, Syntax::Conf}, elements, trouble))
        elements.clear();
    return elements;
}

} // namespace sluice::hocon::detail
