#include "models/hocon/pointer.h"
#include "models/hocon/tokens/scan.h"
#include "models/job/files/resolvesteps.h"

#include <algorithm>
#include <unordered_set>

namespace sluice::job::detail {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20)
        text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20)
        text.remove_suffix(1);
    return text;
}

/// What takes the place of one ${name} or ${name:default}; nothing: it stays.
std::optional<std::string_view> answer(const hocon::Placeholder &placeholder, const TextMap &properties)
{
    const auto property = properties.find(placeholder.name);
    if (property != properties.end() && !property->second.empty())
        return property->second;
    return placeholder.hasDefault ? std::optional(trimmed(placeholder.fallback)) : std::nullopt;
}

/// Every ${name} and ${name:default} of one name, in the text as it is by now; nothing when it gets longer
/// than `limit`.
std::optional<std::string> replaced(const std::string &text, const std::string &name,
                                    const TextMap &properties, std::size_t limit)
{
    const auto property = properties.find(name);
    const bool given = property != properties.end() && !property->second.empty();
    std::string result;
    std::size_t at = 0;
    const std::string opening = "${" + name;
    while (result.size() <= limit) {
        const std::size_t start = text.find(opening, at);
        if (start == std::string::npos)
            break;
        const std::size_t after = start + opening.size();
        const std::size_t end = after < text.size() && text[after] == ':' ? text.find('}', after) : after;
        if (end == std::string::npos || end >= text.size() || text[end] != '}') {
            result.append(text, at, start + 1 - at);
            at = start + 1;
            continue;
        }
        result.append(text, at, start - at);
        if (given)
            result += property->second;
        else if (end > after)
            result += trimmed(std::string_view(text).substr(after + 1, end - after - 1));
        else
            result.append(text, start, end + 1 - start);
        at = end + 1;
    }
    result.append(text, at, std::string::npos);
    return result.size() <= limit ? std::optional(std::move(result)) : std::nullopt;
}

/// Whether no answer can make another placeholder of what stands around it, so that all can be put in at
/// once.
bool standApart(std::string_view text, const std::vector<hocon::Placeholder> &found,
                const TextMap &properties)
{
    std::size_t openings = 0;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2))
        ++openings;
    if (openings != found.size())
        return false;
    std::unordered_set<std::string_view> looked; // at the values of these names, which may be long
    return std::all_of(found.begin(), found.end(), [&](const hocon::Placeholder &placeholder) {
        const auto put = answer(placeholder, properties);
        const std::size_t start = placeholder.span.offset;
        if (!put)
            return true;
        if (start > 0 && text[start - 1] == '$')
            return false;
        const bool given = put->data() < text.data() || put->data() > text.data() + text.size();
        return (given && !looked.insert(placeholder.name).second) ||
               put->find_first_of("${") == std::string_view::npos;
    });
}

class Filler
{
public:
    Filler(const TextMap &properties, const PlaceOf &placeOf)
        : properties_(properties)
        , placeOf_(placeOf)
    {
    }

    Result<void> fill(hocon::Datum &value)
    {
        auto filled = filledText(value.text, properties_, left_);
        if (!filled) {
            return fail(ErrorCode::Parse,
                        SLUICE_MESSAGE("Resolve",
                                       "What the variables of this text stand for makes it more than %1 MB "
                                       "long, with the texts before it. Let fewer of them hold each other.")
                            .with(hocon::kMaxAnsweredBytes / 1024 / 1024),
                        placeOf_(value.span));
        }
        left_ -= std::min(left_, filled->size() - std::min(filled->size(), value.text.size()));
        value.text = std::move(*filled);
        return {};
    }

    Result<void> fillObject(hocon::Datum &object)
    {
        for (auto &[key, value] : object.members) {
            if (value.kind == hocon::Kind::Object) {
                if (auto inner = fillObject(value); !inner)
                    return inner;
            } else if (value.kind == hocon::Kind::String) {
                if (auto text = fill(value); !text)
                    return text;
            }
            for (hocon::Datum &item : value.items) {
                if (item.kind != hocon::Kind::String)
                    continue;
                if (auto text = fill(item); !text)
                    return text;
            }
        }
        return {};
    }

private:
    const TextMap &properties_;
    const PlaceOf &placeOf_;
    std::size_t left_ = hocon::kMaxAnsweredBytes; ///< how much longer the texts may get
};

} // namespace

std::optional<std::string> filledText(const std::string &text, const TextMap &properties, std::size_t growth)
{
    const std::vector<hocon::Placeholder> found = hocon::placeholders(text);
    const bool any = std::any_of(found.begin(), found.end(), [&](const hocon::Placeholder &placeholder) {
        return answer(placeholder, properties).has_value();
    });
    if (!any)
        return text;
    const std::size_t limit = text.size() + growth;
    std::string result;
    if (standApart(text, found, properties)) {
        std::size_t at = 0;
        for (const hocon::Placeholder &placeholder : found) {
            const auto put = answer(placeholder, properties);
            if (!put)
                continue;
            result.append(text, at, placeholder.span.offset - at);
            if (result.size() + put->size() > limit)
                return std::nullopt;
            result += *put;
            at = placeholder.span.end();
        }
        result.append(text, at, std::string::npos);
        return result.size() <= limit ? std::optional(std::move(result)) : std::nullopt;
    }
    // As the engine does it: one name after the other, over all of the text each time.
    constexpr std::size_t kMostWork = 8 * hocon::kMaxAnsweredBytes;
    std::size_t work = 0;
    result = text;
    for (const hocon::Placeholder &placeholder : found) {
        work += result.size();
        auto next = replaced(result, std::string(placeholder.name), properties, limit);
        if (!next || work > kMostWork)
            return std::nullopt;
        result = std::move(*next);
    }
    return result;
}

Result<void> fillPlaceholders(hocon::Datum &root, const TextMap &properties, const PlaceOf &placeOf)
{
    Filler filler(properties, placeOf);
    for (auto &[key, value] : root.members) {
        if (value.kind == hocon::Kind::Object) {
            if (auto filled = filler.fillObject(value); !filled)
                return filled;
        }
        if (value.kind != hocon::Kind::List)
            continue;
        for (hocon::Datum &item : value.items) {
            if (item.kind != hocon::Kind::Object) {
                return fail(ErrorCode::Parse,
                            SLUICE_MESSAGE("Resolve",
                                           "The engine takes only objects in the list \"%1\", and this "
                                           "entry is not one. Write it as a block: Name { … }.")
                                .with(key),
                            placeOf(item.span.length > 0 ? item.span : value.span));
            }
            if (auto filled = filler.fillObject(item); !filled)
                return filled;
        }
    }
    return {};
}

bool isFilled(const hocon::Tree &tree, std::string_view pointer)
{
    const auto segments = hocon::pointerSegments(pointer);
    if (!segments || segments->size() < 2)
        return false;
    // A member of a root block, or of an object in a root list; then of objects, or a text in a list.
    std::optional<hocon::Value> value = tree.root().find(segments->front());
    std::size_t next = 1;
    const auto step = [&] {
        const std::string &segment = (*segments)[next++];
        if (value->isList()) {
            const auto index = hocon::listIndex(segment);
            value = index && *index < value->size() ? std::optional(value->at(*index)) : std::nullopt;
        } else {
            value = value->find(segment);
        }
    };
    if (value && value->isList())
        step();
    if (next == segments->size())
        return false;
    while (value && value->isObject()) {
        if (next + 1 == segments->size())
            return true;
        step();
    }
    return value && value->isList() && next + 1 == segments->size();
}

} // namespace sluice::job::detail
