#include "models/job/files/keyreading.h"
#include "models/job/files/resolvesteps.h"

#include <span>
#include <unordered_map>

namespace sluice::job::detail {
namespace {

struct KeyEntry
{
    std::vector<std::string> path;
    hocon::Datum value;
};

Error badKey(const Message &why, TextSpan span, const PlaceOf &placeOf)
{
    return Error{ErrorCode::Parse, why, placeOf(span)};
}

Result<std::vector<KeyEntry>> entriesOf(hocon::Datum &object, const PlaceOf &placeOf)
{
    std::vector<KeyEntry> entries;
    entries.reserve(object.members.size());
    for (auto &[key, value] : object.members) {
        KeyReading reading = keyReading(key);
        if (reading.fit == KeyFit::Refused || reading.fit == KeyFit::TooDeep)
            return tl::unexpected(badKey(keyRefusal(key, reading.fit), value.span, placeOf));
        Result<hocon::Datum> read = keysAsPaths(std::move(value), placeOf);
        if (!read)
            return tl::unexpected(read.error());
        entries.push_back({std::move(reading.path), std::move(*read)});
    }
    return entries;
}

/// The object that entries make which agree in the first `depth` elements of their paths. The place of a key
/// is where it comes first; the value of a path is the one that comes last.
Result<hocon::Datum> objectOf(std::span<KeyEntry *const> entries, std::size_t depth, const PlaceOf &placeOf)
{
    std::vector<std::vector<KeyEntry *>> groups;
    std::unordered_map<std::string_view, std::size_t> groupOf;
    for (KeyEntry *entry : entries) {
        const auto [known, added] = groupOf.emplace(entry->path[depth], groups.size());
        if (added)
            groups.emplace_back();
        groups[known->second].push_back(entry);
    }
    hocon::Datum object;
    object.kind = hocon::Kind::Object;
    object.members.reserve(groups.size());
    for (const std::vector<KeyEntry *> &group : groups) {
        KeyEntry *value = nullptr;
        bool scope = false;
        for (KeyEntry *entry : group) {
            if (entry->path.size() == depth + 1)
                value = entry;
            else
                scope = true;
        }
        const std::string &key = group.front()->path[depth];
        if (value != nullptr && scope) {
            return tl::unexpected(badKey(keyConflict(key), value->value.span, placeOf));
        }
        if (value != nullptr) {
            object.members.emplace_back(key, std::move(value->value));
            continue;
        }
        Result<hocon::Datum> inner = objectOf(group, depth + 1, placeOf);
        if (!inner)
            return inner;
        object.members.emplace_back(key, std::move(*inner));
    }
    return object;
}

} // namespace

Result<hocon::Datum> keysAsPaths(hocon::Datum datum, const PlaceOf &placeOf)
{
    for (hocon::Datum &item : datum.items) {
        Result<hocon::Datum> read = keysAsPaths(std::move(item), placeOf);
        if (!read)
            return read;
        item = std::move(*read);
    }
    if (datum.kind != hocon::Kind::Object)
        return datum;
    Result<std::vector<KeyEntry>> entries = entriesOf(datum, placeOf);
    if (!entries)
        return tl::unexpected(entries.error());
    std::vector<KeyEntry *> all;
    all.reserve(entries->size());
    for (KeyEntry &entry : *entries)
        all.push_back(&entry);
    Result<hocon::Datum> object = objectOf(all, 0, placeOf);
    if (object)
        object->span = datum.span;
    return object;
}

} // namespace sluice::job::detail
