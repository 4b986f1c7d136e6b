#include "models/hocon/style.h"

#include <algorithm>

/// Values as new text.
namespace sluice::hocon::detail {

namespace {

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
    return value.text();
}

/// Lines between brackets, one deeper than `indent`.
std::string bracketed(char open, char close, const std::vector<std::string> &lines, const Style &style,
                      const std::string &indent)
{
    std::string result(1, open);
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
        if (blocks && each.isObject()) {
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
    if (blocks) {
        if (flat && !parts.empty())
            return std::nullopt; // scalars cannot be named
        return parts.empty() ? std::string("{}") : bracketed('{', '}', parts, style, indent);
    }
    if (!flat)
        return bracketed('[', ']', parts, style, indent);
    std::string result = "[";
    for (std::size_t i = 0; i < parts.size(); ++i)
        result += (i > 0 ? ", " : "") + parts[i];
    return result + "]";
}

std::optional<std::string> object(const Value &value, const Style &style, const std::string &indent,
                                  std::string_view leftOut)
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

} // namespace

std::optional<std::string> rendered(const Value &value, const Style &style, const std::string &indent,
                                    bool blocks)
{
    if (value.isList())
        return list(value, style, indent, blocks);
    if (value.isObject())
        return blocks ? std::nullopt : object(value, style, indent, {});
    return scalar(value, style);
}

std::optional<std::string> renderedField(std::string_view key, const Value &value, const Style &style,
                                         const std::string &indent)
{
    const bool blocks = isBlockScope(key, style.json ? Syntax::Json : Syntax::Conf);
    const auto text = rendered(value, style, indent, blocks);
    if (!text)
        return std::nullopt;
    const bool braces = text->front() == '{' && (value.isObject() || value.isList());
    return keyText(key, style, style.quoteKeys) + (braces ? style.blockSeparator : style.separator) + *text;
}

std::optional<std::string> renderedBlock(const Value &value, const Style &style, const std::string &indent)
{
    const auto name = value.find("plugin_name");
    if (!value.isObject() || !name || !name->isString())
        return std::nullopt;
    const auto body = object(value, style, indent, "plugin_name");
    if (!body)
        return std::nullopt;
    return keyText(name->text(), style, false) + style.blockSeparator + *body;
}

} // namespace sluice::hocon::detail
