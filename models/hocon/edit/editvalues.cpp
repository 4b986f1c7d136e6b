#include "models/hocon/edit/editing.h"
#include "models/hocon/tokens/chars.h"
#include "models/hocon/tokens/numbers.h"

#include <algorithm>

/// Values as they are asked for, and as the text that says them.
namespace sluice::hocon::detail {

namespace {

/// Whole numbers over int64 in quotes; the rest as it is.
std::string withQuotedIds(std::string_view json)
{
    std::string result;
    for (std::size_t i = 0; i < json.size();) {
        std::size_t end = i + 1;
        if (json[i] == '"') {
            while (end < json.size() && json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, json.size());
            result += json.substr(i, end - i);
        } else if (json[i] == '-' || (json[i] >= '0' && json[i] <= '9')) {
            end = std::min(json.find_first_not_of("0123456789+-.eE", i), json.size());
            const std::string_view number = json.substr(i, end - i);
            const std::string_view digits = number.substr(number.front() == '-' ? 1 : 0);
            const bool whole =
                !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
            const bool quoted = whole && (digits.front() != '0') && !isNumber(number);
            result += quoted ? '"' + std::string(number) + '"' : std::string(number);
        } else {
            result += json[i];
        }
        i = end;
    }
    return result;
}

} // namespace

Result<Tree> jsonValue(std::string_view json)
{
    Tree holder = Tree::parse("{\"v\":" + withQuotedIds(sanitized(json)) + "\n}", Syntax::Json);
    if (holder.errors().empty() && holder.root().size() == 1)
        return holder;
    const std::string why =
        holder.errors().empty() ? std::string() : " " + holder.errors().front().message.english();
    return fail(ErrorCode::InvalidArgument, "The value is no JSON." + why);
}

Result<Wanted> wantedJson(std::string_view json)
{
    const auto holder = jsonValue(json);
    if (!holder)
        return tl::unexpected(holder.error());
    Wanted wanted;
    wanted.holder = *holder;
    wanted.value = wanted.holder.root().at(0);
    return wanted;
}

std::optional<std::string> textFor(const Wanted &wanted, Style style, const std::string &indent, bool blocks)
{
    if (wanted.value) {
        style.source = wanted.holder.text();
        return rendered(*wanted.value, style, indent, blocks);
    }
    return wanted.literal ? detail::scalarText(wanted.scalar, style) : stringText(wanted.scalar, style);
}

} // namespace sluice::hocon::detail
