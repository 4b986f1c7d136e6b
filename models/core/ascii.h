#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Letters of ASCII without a locale; every other byte stays what it is.
namespace sluice::ascii {

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

inline std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = lower(c);
    return result;
}

inline std::string uppered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = upper(c);
    return result;
}

/// The same letters, in whatever case.
inline bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace sluice::ascii
