#pragma once

#include "models/core/message.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace sluice::job {

enum class OptionType
{
    Text,
    Integer,
    Choice, ///< one of `choices`
    Map,    ///< an object of texts; edited in the text
};

enum class Unit
{
    None,
    Milliseconds,
    Seconds,
    Rows,
    RowsPerSecond,
    BytesPerSecond
};

std::string_view unitSymbol(Unit unit); ///< "ms", "s", "rows", "rows/s", "bytes/s", ""

/// In which mode an env option does something on Zeta, measured on 2.3.8.
enum class Effect
{
    BothModes,
    StreamingOnly, ///< in BATCH it does harm or nothing: the form does not offer it
    Nothing,       ///< declared by the engine, read nowhere
};

/// One option of env{}. Facts: EnvCommonOptions of 2.3.8 and what Zeta does with them.
struct EnvOption
{
    std::string_view key; ///< flat: dots belong to the key
    OptionType type = OptionType::Text;
    Unit unit = Unit::None;
    std::string_view defaultText; ///< empty: none, or the engine's own configuration decides
    std::span<const std::string_view> choices = {};
    std::optional<std::int64_t> minimum = {};
    Effect effect = Effect::BothModes;
    Message title;       ///< a few words for the form's label
    Message explanation; ///< one or two sentences
};

/// Every option, in the order of the form.
std::span<const EnvOption> envOptions();

const EnvOption *findEnvOption(std::string_view key); ///< null when there is none

/// Keys that are read by other engines or plugins and are never "unknown": flink.*, spark.*, execution.*,
/// shade.identifier and the like.
bool isForeignEnvKey(std::string_view key);

/// The sentence the form shows in BATCH in place of the checkpoint fields, or above those that the text sets.
Message whyNoCheckpointInBatch(bool textSetsSome);

} // namespace sluice::job
