#include "models/core/jsoncheck.h"
#include "models/hocon/edit/editing.h"
#include "models/hocon/tokens/numbers.h"
#include "models/hocon/tokens/scan.h"

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
    if (const auto broken = whyNotText(json))
        return tl::unexpected(*broken);
    if (const auto halves = halfCharacters(json); !halves.empty())
        return fail(
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE(
                "Edit",
                "The value has half a character: the escape at its byte %1 stands without its other half.")
                .with(halves.front().offset));
    Tree holder = Tree::parse("{\"v\":" + withQuotedIds(json) + "\n}", Syntax::Json);
    // What this language alone takes (01, a trailing comma) is no JSON either.
    const std::optional<std::size_t> flaw = firstNotJson(json);
    if (!flaw && holder.errors().empty() && holder.root().size() == 1)
        return holder;
    const Message why = !holder.errors().empty() ? holder.errors().front().message
                        : flaw == json.size()
                            ? SLUICE_MESSAGE("Edit", "Its end is missing.")
                            : SLUICE_MESSAGE("Edit", "Its byte %1 does not fit.").with(flaw.value_or(0));
    return fail(ErrorCode::InvalidArgument, SLUICE_MESSAGE("Edit", "The value is no JSON. %1").with(why));
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
