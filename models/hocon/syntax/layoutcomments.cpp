#include "models/hocon/syntax/layout.h"

#include <algorithm>
#include <cctype>

/// Which comments belong to what stands below them.
namespace sluice::hocon::detail {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// What the comment says, without its marks.
std::string_view inside(std::string_view comment)
{
    comment.remove_prefix(comment.starts_with('#') ? 1 : 2);
    return trimmed(comment);
}

/// "-----", "## sinks ##", "=== sinks": it stands for all that follows.
bool isHeading(std::string_view comment)
{
    constexpr std::string_view kRules = "#-=*~_/";
    const auto rule = [&](std::string_view three) {
        return kRules.find(three[0]) != std::string_view::npos && three[0] == three[1] &&
               three[1] == three[2];
    };
    const std::string_view all = trimmed(comment);
    const std::string_view said = inside(comment);
    return (all.size() >= 3 && (rule(all.substr(0, 3)) || rule(all.substr(all.size() - 3)))) ||
           (said.size() >= 3 && rule(said.substr(0, 3)));
}

/// One word, a literal, or something that opens a bracket or a quote.
bool looksLikeValue(std::string_view value)
{
    if (value.empty())
        return false;
    if (std::string_view("\"[{$").find(value.front()) != std::string_view::npos)
        return true;
    if (value.ends_with(','))
        value.remove_suffix(1);
    return std::none_of(value.begin(), value.end(), isBlank);
}

/// An option or a bracket that somebody has switched off: it stays where it is.
bool isCommentedOut(std::string_view comment)
{
    std::string_view said = inside(comment);
    if (said.ends_with(','))
        said = trimmed(said.substr(0, said.size() - 1));
    if (said.empty())
        return false;
    if (said.find_first_not_of("{}[](),\"") == std::string_view::npos)
        return true;
    std::size_t end = 0;
    const bool quoted = said.front() == '"';
    if (quoted) {
        end = said.find('"', 1);
        if (end == std::string_view::npos)
            return false;
        ++end;
    } else {
        const auto inKey = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                   std::string_view("._->").find(c) != std::string_view::npos;
        };
        while (end < said.size() && inKey(said[end]))
            ++end;
    }
    if (end == 0)
        return false;
    const std::string_view rest = trimmed(said.substr(end));
    if (rest.starts_with('{'))
        return rest.size() == 1 || rest.find_first_of("=:}") != std::string_view::npos;
    if (rest.starts_with("+="))
        return true;
    if (rest.starts_with('='))
        return looksLikeValue(trimmed(rest.substr(1)));
    // "note: see there" is prose, "parallelism: 2" is not.
    if (!rest.starts_with(':') || rest.starts_with("://"))
        return false;
    const std::string_view value = trimmed(rest.substr(1));
    const bool number = !value.empty() && value.find_first_not_of("0123456789.") == std::string_view::npos;
    return quoted || number || value == "true" || value == "false" || value == "null" ||
           (!value.empty() && std::string_view("\"[{").find(value.front()) != std::string_view::npos);
}

bool isLicence(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char *word : {"licence", "license", "copyright", "spdx"}) {
        if (lower.find(word) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

std::uint32_t Layout::tokenBefore(std::uint32_t offset) const
{
    const std::vector<Node> &tape = store().tape;
    const auto after =
        std::partition_point(tape.begin(), tape.end(), [&](const Node &node) { return node.begin < offset; });
    if (after == tape.begin())
        return 0;
    const Node &node = *std::prev(after);
    const bool leaf =
        node.type == NodeType::Field || node.next == static_cast<std::uint32_t>(after - tape.begin());
    const bool brackets = node.type == NodeType::Object || node.type == NodeType::Array;
    return leaf && !brackets ? std::min(node.end, offset) : node.begin;
}

std::vector<TextSpan> Layout::commentsAbove(std::uint32_t offset) const
{
    std::vector<TextSpan> result;
    if (json())
        return result;
    // What looks like a comment may be the end of a text in triple quotes.
    const std::uint32_t lowest = tokenBefore(offset);
    std::uint32_t start = lineStart(offset);
    bool atTop = false;
    while (start > 0 && !atTop) {
        const std::uint32_t line = lineStart(start - 1);
        const bool mark = line == 0 && text().starts_with("\xEF\xBB\xBF");
        const TextSpan comment = commentBehind(mark ? 3 : line);
        if (comment.length == 0 || comment.offset < lowest)
            break;
        const std::string_view said = text().substr(comment.offset, comment.length);
        if (isHeading(said) || isCommentedOut(said))
            break;
        result.push_back(comment);
        start = line;
        atTop = line == 0;
    }
    std::reverse(result.begin(), result.end());
    const bool first =
        !result.empty() && text().find_first_not_of("\xEF\xBB\xBF \t\r\n") == result.front().offset;
    if (first && isLicence(text().substr(0, result.back().end())))
        result.clear();
    return result;
}

} // namespace sluice::hocon::detail
