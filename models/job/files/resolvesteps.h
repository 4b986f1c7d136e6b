#pragma once

#include "models/core/error.h"
#include "models/hocon/values/datum.h"
#include "models/job/files/resolve.h"

#include <functional>

/// The steps of resolve(), in their order.
namespace sluice::job::detail {

/// Says where a span is: "line 4".
using PlaceOf = std::function<std::string(TextSpan)>;

/// Java system properties: those given, then -i. Error: InvalidArgument.
Result<TextMap> propertiesOf(const ResolveOptions &options);

/// The tree that ${…} outside quotes are looked up in: names split at ".", "[a,b]" is a list, an object wins
/// over a value of the same name (PropertiesParser of seatunnel-config-shade 2.3.8). JSON text.
std::string propertyTree(const TextMap &properties);
std::string environmentTree(const TextMap &environment);

/// What answers the ${} of a job, and the job with those outside of quotes answered.
struct Answers
{
    TextMap properties; ///< of what -i is given, where all of it can be; else the given properties alone
    hocon::Tree environmentTree;
    hocon::Tree propertyTree;
    hocon::Tree filled;
};
Answers answersTo(const hocon::Tree &tree, const ResolveOptions &options);

/// ${name} and ${name:default} in strings, where the engine looks: objects at any depth, the objects of root
/// lists, strings in lists; not root scalars, nor objects in deeper lists. Error: Parse, for a root list
/// whose items are not objects, and at the text that makes all of them grow by more than
/// hocon::kMaxAnsweredBytes.
Result<void> fillPlaceholders(hocon::Datum &root, const TextMap &properties, const PlaceOf &placeOf);
/// One text of those; nothing when it gets more than `growth` bytes longer, or cannot be filled in reasonable
/// time.
std::optional<std::string> filledText(const std::string &text, const TextMap &properties,
                                      std::size_t growth = hocon::kMaxAnsweredBytes);
/// Whether that pass looks at the string at `pointer`.
bool isFilled(const hocon::Tree &tree, std::string_view pointer);

/// Checks source and sink and decodes their secrets, by env's shade.identifier.
Result<void> decodeSecrets(hocon::Datum &root, const PlaceOf &placeOf);

/// Reads every key a second time, as a path. Error: Parse.
Result<hocon::Datum> keysAsPaths(hocon::Datum datum, const PlaceOf &placeOf);

} // namespace sluice::job::detail
