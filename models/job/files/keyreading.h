#pragma once

#include "models/core/message.h"

#include <string>
#include <string_view>
#include <vector>

/// The engine reads every key of a job a second time, as a path (ConfigFactory.parseMap of 2.3.8), however it
/// came: from its command line, over REST, in an env, a plugin or a map of names and values. Whoever fills in
/// a job and whoever checks one ask here what becomes of a key.
namespace sluice::job {

enum class KeyFit
{
    Same,    ///< it stays what it is
    Changed, ///< into `path`: blanks around it and quotes vanish, -> makes one object inside of another
    Refused, ///< with the job: HTTP 500 "Invalid path"
    TooDeep, ///< -> makes it nest deeper than the engine's parser goes
};

struct KeyReading
{
    KeyFit fit = KeyFit::Same;
    std::vector<std::string> path = {}; ///< empty for Refused
};

/// False for the few keys that keyReading() has something to say of.
bool isPlainKey(std::string_view key);
KeyReading keyReading(std::string_view key);
/// What becomes of a key over REST, which reads it twice: of "\"a->b\"" that is a->b and then two elements.
KeyReading submittedKeyReading(std::string_view key);

/// Why the engine refuses the job, for KeyFit::Refused and TooDeep.
Message keyRefusal(std::string_view key, KeyFit fit);
/// The same for a key that another one, read as a path, makes the parent of a value.
Message keyConflict(std::string_view key);

} // namespace sluice::job
