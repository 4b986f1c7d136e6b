#pragma once

#include "models/core/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::job::detail {

/// A text that was put together from pieces of another one and knows where each piece came from.
class MappedText
{
public:
    const std::string &text() const { return text_; }
    bool empty() const { return text_.empty(); }

    /// Adds `piece`, which stands for `source`. When both are equally long, every byte maps to its own byte;
    /// otherwise the piece maps to the whole of `source`.
    void add(std::string_view piece, TextSpan source);
    /// Adds a slice of another text with its origins.
    void add(const MappedText &other, std::size_t offset, std::size_t length);

    /// Where a range of this text came from: from the origin of its first byte to that of its last.
    TextSpan source(TextSpan span) const;

private:
    struct Segment
    {
        std::size_t offset;
        std::size_t length;
        TextSpan source;
    };
    const Segment *segmentAt(std::size_t offset) const;

    std::string text_;
    std::vector<Segment> segments_;
};

} // namespace sluice::job::detail
