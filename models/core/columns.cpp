#include "models/core/columns.h"

#include "models/core/utf.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

LineColumn characterPlace(std::string_view text, std::size_t offset)
{
    return CharacterPlaces(text).at(offset);
}

LineColumn CharacterPlaces::at(std::size_t offset)
{
    offset = std::min(offset, text_.size());
    if (offset < offset_) {
        offset_ = 0;
        place_ = {};
    }
    if (offset_ == 0 && text_.starts_with(kByteOrderMark))
        offset_ = std::min(offset, kByteOrderMark.size());
    while (offset_ < offset) {
        std::size_t length = 0;
        const bool newLine = utf::utf8At(text_, offset_, length) == U'\n';
        offset_ += length;
        place_ = newLine ? LineColumn{place_.line + 1, 1} : LineColumn{place_.line, place_.column + 1};
    }
    return place_;
}

} // namespace sluice
