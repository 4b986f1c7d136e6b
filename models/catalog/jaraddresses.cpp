#include "models/catalog/jaraddresses.h"

#include "models/core/ascii.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sluice::catalog {

namespace {

std::vector<std::string_view> entriesOf(std::string_view list)
{
    std::vector<std::string_view> entries;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        entries.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return entries;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f');
}

/// %XX for a byte, and not for the one that ends every text of C.
bool isEscape(std::string_view text)
{
    return text.size() > 2 && text[0] == '%' && isHex(text[1]) && isHex(text[2]) && text.substr(1, 2) != "00";
}

/// What stands for itself in the path of an address.
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.!~*'():@&=+$,/").find(c) != std::string_view::npos;
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

/// Behind the scheme file: nothing else is at home on every engine.
std::string_view pathOf(std::string_view entry)
{
    constexpr std::string_view scheme = "file:";
    if (!ascii::sameWord(entry.substr(0, scheme.size()), scheme))
        return {};
    entry.remove_prefix(scheme.size());
    if (entry.starts_with("//")) // a host between the slashes is refused
        entry.remove_prefix(2);
    return entry.starts_with('/') ? entry : std::string_view();
}

JarFit fitOf(std::string_view entry)
{
    if (entry.empty())
        return JarFit::Fits;
    if (!entry.ends_with(".jar"))
        return JarFit::PassedOver;
    std::string_view path = pathOf(entry);
    if (path.empty())
        return JarFit::NoAddress;
    JarFit fit = JarFit::Fits;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (!isAscii(path[at]))
            fit = JarFit::Misread;
        else if (!isPlain(path[at]) && !isEscape(path.substr(at)))
            return JarFit::NoAddress;
    }
    return fit;
}

std::string escaped(std::string_view path, bool keepsEscapes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const auto byte = static_cast<unsigned char>(path[at]);
        if (isPlain(path[at]) || (keepsEscapes && isEscape(path.substr(at)))) {
            result += path[at];
            continue;
        }
        result += '%';
        result += digits[byte >> 4U];
        result += digits[byte & 0xFU];
    }
    return result;
}

} // namespace

JarFit jarFit(std::string_view list)
{
    JarFit worst = JarFit::Fits;
    for (const std::string_view entry : entriesOf(list))
        worst = std::max(worst, fitOf(entry));
    return worst;
}

std::string jarAddresses(std::string_view list)
{
    std::string result;
    bool first = true;
    for (std::string_view entry : entriesOf(list)) {
        if (!std::exchange(first, false))
            result += ';';
        if (fitOf(entry) == JarFit::Fits || fitOf(entry) == JarFit::PassedOver) {
            result += entry;
            continue;
        }
        entry.remove_prefix(std::min(entry.find_first_not_of(" \t"), entry.size()));
        if (entry.starts_with('/'))
            result += "file://" + escaped(entry, false);
        else
            result += pathOf(entry).empty() ? std::string(entry) : "file://" + escaped(pathOf(entry), true);
    }
    return jarFit(result) < JarFit::Misread ? result : std::string();
}

} // namespace sluice::catalog
