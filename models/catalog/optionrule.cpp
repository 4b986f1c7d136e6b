#include "models/catalog/optionrule.h"

#include <algorithm>

namespace sluice::catalog {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

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
        return value && sameWord(*value, wanted.value);
    };
    return isAlways() || std::any_of(anyOf.begin(), anyOf.end(), [&](const std::vector<OptionValue> &all) {
               return std::all_of(all.begin(), all.end(), isSo);
           });
}

} // namespace sluice::catalog
