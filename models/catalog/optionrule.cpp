#include "models/catalog/optionrule.h"

#include "models/core/ascii.h"

#include <algorithm>

namespace sluice::catalog {

std::string_view unitSymbol(Unit unit)
{
    switch (unit) {
    case Unit::None:
        return "";
    case Unit::Milliseconds:
        return "ms";
    case Unit::Seconds:
        return "s";
    case Unit::Rows:
        return "rows";
    case Unit::RowsPerSecond:
        return "rows/s";
    case Unit::BytesPerSecond:
        return "bytes/s";
    }
    return "";
}

bool Condition::holds(const std::function<std::optional<std::string>(std::string_view)> &valueOf) const
{
    const auto isSo = [&](const OptionValue &wanted) {
        const std::optional<std::string> value = valueOf(wanted.key);
        return value && ascii::sameWord(*value, wanted.value);
    };
    return isAlways() || std::any_of(anyOf.begin(), anyOf.end(), [&](const std::vector<OptionValue> &all) {
               return std::all_of(all.begin(), all.end(), isSo);
           });
}

} // namespace sluice::catalog
