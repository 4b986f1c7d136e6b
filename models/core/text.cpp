#include "models/core/text.h"

#include <algorithm>
#include <cstring>

namespace sluice {

namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

bool isValid(const TextEdits &edits, std::size_t size)
{
    std::size_t at = 0;
    for (const TextEdit &edit : edits) {
        if (edit.offset < at || edit.offset > size || edit.length > size - edit.offset)
            return false;
        at = edit.offset + edit.length;
    }
    return true;
}

std::string applied(std::string_view text, const TextEdits &edits)
{
    std::size_t grown = text.size();
    for (const TextEdit &edit : edits)
        grown += edit.text.size();
    std::string result;
    result.reserve(grown);
    std::size_t at = 0;
    for (const TextEdit &edit : edits) {
        result.append(text.substr(at, edit.offset - at));
        result.append(edit.text);
        at = edit.offset + edit.length;
    }
    result.append(text.substr(at));
    return result;
}

TextEdits inverse(std::string_view text, const TextEdits &edits)
{
    TextEdits result;
    result.reserve(edits.size());
    std::size_t grown = 0;
    std::size_t shrunk = 0;
    for (const TextEdit &edit : edits) {
        result.push_back({edit.offset + grown - shrunk, edit.text.size(),
                          std::string(text.substr(edit.offset, edit.length))});
        grown += edit.text.size();
        shrunk += edit.length;
    }
    return result;
}

TextEdits difference(std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t prefix = 0;
    while (prefix < shorter && before[prefix] == after[prefix])
        ++prefix;
    while (prefix > 0 && ((prefix < before.size() && isContinuation(before[prefix])) ||
                          (prefix < after.size() && isContinuation(after[prefix]))))
        --prefix;
    std::size_t suffix = 0;
    while (suffix < shorter - prefix &&
           before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;
    while (suffix > 0 && isContinuation(before[before.size() - suffix]))
        --suffix;
    return {{prefix, before.size() - prefix - suffix,
             std::string(after.substr(prefix, after.size() - prefix - suffix))}};
}

LineIndex::LineIndex(std::string_view text)
    : size_(text.size())
{
    starts_.push_back(0);
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    for (const char *at = begin; at != end;) {
        const auto *newline =
            static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (newline == nullptr)
            break;
        at = newline + 1;
        starts_.push_back(static_cast<std::size_t>(at - begin));
    }
}

LineColumn LineIndex::at(std::size_t offset) const
{
    offset = std::min(offset, size_);
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line = static_cast<std::size_t>(next - starts_.begin());
    return {line, offset - starts_[line - 1] + 1};
}

std::size_t LineIndex::lineStart(std::size_t line) const
{
    if (line == 0)
        return 0;
    return line > starts_.size() ? size_ : starts_[line - 1];
}

} // namespace sluice
