#include "models/hocon/edit/style.h"
#include "models/hocon/tokens/numbers.h"

#include <algorithm>

/// Values as new text.
namespace sluice::hocon::detail {

namespace {

/// Longer new text (bytes) is spread over lines where it can be.
constexpr std::size_t kLongLine = 100;

bool isScalar(const Value &value)
{
    return !value.isObject() && !value.isList();
}

std::string scalar(const Value &value, const Style &style)
{
    if (value.isString()) {
        Style quoted = style;
        quoted.quoteStrings = true;
        return stringText(value.text(), quoted);
    }
    // 1.50 stays so. What only this language takes for a number (007) gets the engine's spelling.
    if (value.kind() == Kind::Number && !style.source.empty()) {
        std::string spelled(style.source.substr(value.span().offset, value.span().length));
        if (isJsonNumber(spelled))
            return spelled;
    }
    return value.text();
}

/// Lines between brackets, one deeper than `indent`.
std::string bracketed(char open, char close, const std::vector<std::string> &lines, const Style &style,
                      const std::string &indent)
{
    std::string result(1, open);
    if (style.oneLine) {
        const std::string pad = open == '{' ? style.pad : "";
        result += pad;
        for (std::size_t i = 0; i < lines.size(); ++i)
            result += (i > 0 ? style.innerComma : "") + lines[i];
        return result + pad + close;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool comma = i + 1 < lines.size() && (style.json || open == '[');
        result += style.lineEnd + indent + style.indentUnit + lines[i] + (comma ? "," : "");
    }
    return result + style.lineEnd + indent + close;
}

std::optional<std::string> list(const Value &value, const Style &style, const std::string &indent,
                                bool blocks)
{
    const std::string inner = indent + style.indentUnit;
    std::vector<std::string> parts;
    bool flat = true;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const Value each = value.at(i);
        flat = flat && isScalar(each);
        if (blocks) {
            // What is no object with a name cannot be named.
            const auto block = renderedBlock(each, style, inner);
            if (!block)
                return std::nullopt;
            parts.push_back(*block);
            continue;
        }
        const auto text = rendered(each, style, inner, false);
        if (!text)
            return std::nullopt;
        parts.push_back(*text);
    }
    if (blocks)
        return parts.empty() ? std::string("{}") : bracketed('{', '}', parts, style, indent);
    if (!flat)
        return bracketed('[', ']', parts, style, indent);
    std::string result = "[";
    for (std::size_t i = 0; i < parts.size(); ++i)
        result += (i > 0 ? style.innerComma : "") + parts[i];
    return result + "]";
}

std::optional<std::string> object(const Value &value, const Style &style, const std::string &indent,
                                  std::optional<std::string_view> leftOut)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string key = value.key(i);
        if (key == leftOut)
            continue;
        const auto line = renderedField(key, value.at(i), style, indent + style.indentUnit);
        if (!line)
            return std::nullopt;
        lines.push_back(*line);
    }
    if (lines.empty())
        return std::string("{}");
    return bracketed('{', '}', lines, style, indent);
}

/// On one line if the style has it so and it is not too long for that.
template <typename Write> std::optional<std::string> fitted(const Style &style, const Write &write)
{
    Style fixed = style;
    fixed.canSpread = false;
    auto text = write(fixed);
    if (style.oneLine && style.canSpread && text && text->size() > kLongLine) {
        fixed.oneLine = false;
        text = write(fixed);
    }
    return text;
}

} // namespace

std::optional<std::string> rendered(const Value &value, const Style &style, const std::string &indent,
                                    bool blocks)
{
    return fitted(style, [&](const Style &fixed) -> std::optional<std::string> {
        if (value.isList())
            return list(value, fixed, indent, blocks);
        if (value.isObject())
            return blocks ? std::nullopt : object(value, fixed, indent, std::nullopt);
        return scalar(value, fixed);
    });
}

std::optional<std::string> renderedField(std::string_view key, const Value &value, const Style &style,
                                         const std::string &indent)
{
    const bool blocks = isBlockScope(key, style.json ? Syntax::Json : Syntax::Conf);
    const auto text = rendered(value, style, indent, blocks);
    if (!text)
        return std::nullopt;
    const bool braces = text->front() == '{' && (value.isObject() || value.isList());
    return keyText(key, style, style.quoteInnerKeys) + (braces ? style.blockSeparator : style.separator) +
           *text;
}

std::optional<std::string> renderedBody(const Value &value, const Style &style, const std::string &indent)
{
    return fitted(style, [&](const Style &fixed) { return object(value, fixed, indent, "plugin_name"); });
}

std::optional<std::string> renderedBlock(const Value &value, const Style &style, const std::string &indent)
{
    const auto name = value.find("plugin_name");
    if (!value.isObject() || !name || !name->isString())
        return std::nullopt;
    return fitted(style, [&](const Style &fixed) -> std::optional<std::string> {
        const auto body = object(value, fixed, indent, "plugin_name");
        if (!body)
            return std::nullopt;
        return keyText(name->text(), fixed, false) + fixed.blockSeparator + *body;
    });
}

} // namespace sluice::hocon::detail
