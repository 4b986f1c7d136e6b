#pragma once

#include "models/core/message.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::catalog {

enum class OptionType
{
    Text,
    Integer,
    Decimal,
    Boolean,
    Choice, ///< one of `choices`
    List,
    Map,    ///< an object of texts
    Object, ///< an object with options of its own
    Schema  ///< the columns of a table
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

/// In which mode an option does something on Zeta.
enum class Effect
{
    BothModes,
    StreamingOnly, ///< in BATCH it does harm or nothing: the form does not offer it
    BatchOnly,     ///< the same in STREAMING
    Nothing        ///< declared by the engine, read nowhere
};

/// How the engine makes a number of a text. Measured on 2.3.8.
enum class NumberReading
{
    Exact, ///< a sign and digits, nothing else: Long.parseLong, Integer.parseInt
    Cut    ///< blanks around it are passed over, a fraction is cut off, an exponent is read: Jackson
};

/// What a text has to look like.
enum class TextForm
{
    Any,
    Jars ///< addresses of jars with ; between them, see models/catalog/jaraddresses.h
};

/// What the engine does with a value that does not fit its option. Measured on 2.3.8.
enum class Misfit
{
    Refused,      ///< the submit
    FailsAtStart, ///< the submit is accepted, the job FAILED before it reads a row
    TakenAsLeast, ///< as the smallest value that fits
    Passed        ///< without a word
};

/// A value that an option must have for a condition to hold; letter case does not count.
struct OptionValue
{
    std::string key;
    std::string value;
};

/// When an option counts: any of the lists, of which all must hold. Empty: always.
struct Condition
{
    std::vector<std::vector<OptionValue>> anyOf = {};

    bool isAlways() const { return anyOf.empty(); }
    /// `valueOf` gives the value of an option, its default where the text sets none; nothing where there is
    /// neither.
    bool holds(const std::function<std::optional<std::string>(std::string_view)> &valueOf) const;
};

/// What an engine version knows about one option, and what Sluice tells of it. Rules are values: they come
/// from a table, a file or an engine.
struct OptionRule
{
    std::string key; ///< flat: dots belong to the key
    OptionType type = OptionType::Text;
    TextForm form = TextForm::Any; ///< of a Text
    Unit unit = Unit::None;
    std::string defaultText = {}; ///< empty: none, or the engine's own configuration decides
    std::vector<std::string> choices = {};
    std::optional<std::int64_t> minimum = {}; ///< the smallest that makes sense
    std::optional<std::int64_t> maximum = {}; ///< the largest that the engine can hold
    NumberReading reading = NumberReading::Exact;
    Misfit wrongType = Misfit::Passed;
    Misfit outOfRange = Misfit::Passed;  ///< below the minimum; above the maximum is a wrong type
    Misfit wrongMember = Misfit::Passed; ///< of a Map: a value in it that is no text
    bool nullIsAbsent = true;            ///< false: `null` is a wrong type
    bool required = false;               ///< where its condition holds
    bool secret = false;
    Effect effect = Effect::BothModes;
    Condition condition = {};
    std::string section = {};                   ///< of RuleSet::sections: where a form shows it
    std::vector<std::string> fallbackKeys = {}; ///< older names the engine still reads
    Message title = {};                         ///< a few words for the form's label
    Message explanation = {};                   ///< one or two sentences
    std::vector<OptionRule> options = {};       ///< of an Object, or of each object in a List or Schema
};

} // namespace sluice::catalog
