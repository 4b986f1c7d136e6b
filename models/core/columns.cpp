#include "models/core/columns.h"

#include "models/core/utf.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char32_t kLastOfOneUnit = 0xFFFF;

} // namespace

TextIndex::TextIndex(std::string_view text)
    : text_(text)
    , lines_(text)
{
}

const TextIndex::Counted &TextIndex::countTo(std::size_t offset) const
{
    offset = std::min(offset, text_.size());
    const std::size_t line = lines_.at(offset).line;
    if (line != counted_.line || offset < counted_.offset)
        counted_ = {line, lines_.lineStart(line), 0, 0};
    if (counted_.offset == 0 && text_.starts_with(kByteOrderMark))
        counted_.offset = std::min(offset, kByteOrderMark.size());
    while (counted_.offset < offset) {
        std::size_t length = 0;
        const char32_t character = utf::utf8At(text_, counted_.offset, length);
        counted_.offset += length;
        ++counted_.characters;
        counted_.units += character > kLastOfOneUnit ? 2 : 1;
    }
    return counted_;
}

LineColumn TextIndex::characters(std::size_t offset) const
{
    const Counted &counted = countTo(offset);
    return {counted.line, counted.characters + 1};
}

LineColumn TextIndex::utf16(std::size_t offset) const
{
    const Counted &counted = countTo(offset);
    return {counted.line, counted.units + 1};
}

LineColumn characterPlace(std::string_view text, std::size_t offset)
{
    return TextIndex(text).characters(offset);
}

} // namespace sluice
