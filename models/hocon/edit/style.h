#pragma once

#include "models/hocon/syntax/layout.h"

/// How new text is written so that it looks like its neighbours.
namespace sluice::hocon::detail {

struct Style
{
    std::string separator = " = ";    ///< between a key and a scalar or list
    std::string blockSeparator = " "; ///< between a key and {
    bool quoteKeys = false;
    bool quoteInnerKeys = false; ///< those inside of items
    bool quoteStrings = true;
    bool pathKeys = false;         ///< nested values are written a->b = 1
    std::string comma = ", ";      ///< between items on one line
    std::string innerComma = ", "; ///< the same inside of items
    std::string pad = " ";         ///< inside the braces of an object on one line
    bool oneLine = false;          ///< objects, and lists of them, are not spread over lines
    bool canSpread = true;         ///< unless they get too long for that
    std::string_view source;       ///< the text whose numbers are written; empty: as the engine prints them
    bool json = false;
    std::string lineEnd = "\n";
    std::string indentUnit = "  ";
};

/// The style of a container's items, or of the whole text where it has none.
Style styleFor(const Layout &layout, std::uint32_t container);

/// The same for one more item of the container that is a value of `kind`: spread over lines, or not, as most
/// others of its kind there are, or the container itself.
Style styleForItem(const Layout &layout, const Container &container, Kind kind);

/// A key as text; `quoted` asks for quotes where they are not needed.
std::string keyText(std::string_view key, const Style &style, bool quoted);

/// A string as text: unquoted when the style has it so and the language reads it back the same.
std::string stringText(std::string_view value, const Style &style);
std::string quotedText(std::string_view value);

/// true, false, null, or a number whose spelling the engine keeps.
bool isLiteral(std::string_view value);

/// Text that setValue takes: a literal where it survives unchanged, otherwise a string.
std::string scalarText(std::string_view value, const Style &style);

/// `value` rendered at `indent`, which is the indent of the line that it starts on. `blocks` says that it
/// stands under a source, transform or sink, where objects are written as blocks. Nothing when the language
/// cannot say it.
std::optional<std::string> rendered(const Value &value, const Style &style, const std::string &indent,
                                    bool blocks);

/// "key = value" or "key { … }".
std::optional<std::string> renderedField(std::string_view key, const Value &value, const Style &style,
                                         const std::string &indent);

/// "Name { … }": an object with its plugin_name in front.
std::optional<std::string> renderedBlock(const Value &value, const Style &style, const std::string &indent);

/// The "{ … }" of that.
std::optional<std::string> renderedBody(const Value &value, const Style &style, const std::string &indent);

bool isBlockScope(std::string_view key, Syntax syntax);

} // namespace sluice::hocon::detail
