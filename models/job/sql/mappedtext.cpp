#include "models/job/sql/mappedtext.h"

#include <algorithm>

namespace sluice::job::detail {

void MappedText::add(std::string_view piece, TextSpan source)
{
    if (piece.empty())
        return;
    segments_.push_back({text_.size(), piece.size(), source});
    text_ += piece;
}

void MappedText::add(const MappedText &other, std::size_t offset, std::size_t length)
{
    const std::size_t end = offset + length;
    if (length == 0)
        return;
    for (const Segment *segment = other.segmentAt(offset); offset < end; ++segment) {
        const std::size_t stop = std::min(end, segment->offset + segment->length);
        const bool exact = segment->length == segment->source.length;
        const TextSpan source =
            exact ? TextSpan{segment->source.offset + offset - segment->offset, stop - offset}
                  : segment->source;
        add(std::string_view(other.text_).substr(offset, stop - offset), source);
        offset = stop;
    }
}

const MappedText::Segment *MappedText::segmentAt(std::size_t offset) const
{
    auto next = std::upper_bound(segments_.begin(), segments_.end(), offset,
                                 [](std::size_t at, const Segment &segment) { return at < segment.offset; });
    return next == segments_.begin() ? nullptr : &*std::prev(next);
}

TextSpan MappedText::source(TextSpan span) const
{
    const auto ends = [this](std::size_t offset) {
        const Segment *segment = segmentAt(offset);
        if (segment == nullptr)
            return TextSpan{};
        if (segment->length != segment->source.length)
            return segment->source;
        const std::size_t into = std::min(offset - segment->offset, segment->length - 1);
        return TextSpan{segment->source.offset + into, 1};
    };
    const TextSpan first = ends(span.offset);
    if (span.length == 0)
        return {first.offset, 0};
    const TextSpan last = ends(span.end() - 1);
    // Pieces can be used out of order (options of a later table first); then the start alone is worth
    // showing.
    if (last.end() < first.offset)
        return first;
    return {first.offset, last.end() - first.offset};
}

} // namespace sluice::job::detail
