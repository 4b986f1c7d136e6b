#include "models/hocon/pointer.h"

#include <charconv>

namespace sluice::hocon {

std::optional<std::vector<std::string>> pointerSegments(std::string_view pointer)
{
    std::vector<std::string> result;
    if (pointer.empty())
        return result;
    if (pointer.front() != '/')
        return std::nullopt;
    std::string segment;
    for (std::size_t i = 1; i < pointer.size(); ++i) {
        const char c = pointer[i];
        if (c == '/') {
            result.push_back(std::move(segment));
            segment.clear();
        } else if (c == '~') {
            if (++i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1'))
                return std::nullopt;
            segment += pointer[i] == '0' ? '~' : '/';
        } else {
            segment += c;
        }
    }
    result.push_back(std::move(segment));
    return result;
}

std::string pointerSegment(std::string_view segment)
{
    std::string result;
    for (const char c : segment) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string joinedPointer(const std::vector<std::string> &segments)
{
    std::string result;
    for (const std::string &segment : segments)
        result += '/' + pointerSegment(segment);
    return result;
}

std::optional<std::size_t> listIndex(std::string_view segment)
{
    if (segment.empty() || (segment.size() > 1 && segment.front() == '0') || segment.front() == '-')
        return std::nullopt;
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
    if (error != std::errc() || stop != segment.data() + segment.size())
        return std::nullopt;
    return index;
}

} // namespace sluice::hocon
