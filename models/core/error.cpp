#include "models/core/error.h"

#include <optional>
#include <string_view>

namespace sluice {

namespace {

/// The number behind `word` at the end of a place; the place is cut before the word.
std::optional<std::string> numberBehind(std::string &place, std::string_view word)
{
    const std::size_t at = place.rfind(word);
    if (at == std::string::npos || (at > 0 && place[at - 1] != ' '))
        return std::nullopt;
    const std::string number = place.substr(at + word.size());
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    place.resize(at);
    return number;
}

} // namespace

Message Error::where() const
{
    std::string before = place;
    if (const auto line = numberBehind(before, "line "))
        return SLUICE_MESSAGE("Place", "%1line %2").with(before, *line);
    if (const auto byte = numberBehind(before, "byte "))
        return SLUICE_MESSAGE("Place", "%1byte %2").with(before, *byte);
    if (place == "standard output")
        return SLUICE_MESSAGE("Place", "standard output");
    return Message({}, place); // masked by who shows it: a file is found by its name
}

} // namespace sluice
