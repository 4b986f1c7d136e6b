#pragma once

#include "models/core/text.h"

#include <string_view>

namespace sluice::editor {

enum class CommentSign
{
    Hash,   ///< HOCON; "//" is known too
    Dashes, ///< SQL
};

/// Turns the lines that `selection` touches into comments, or back when every one of them (blank ones aside)
/// is a comment already. The sign goes to the smallest indent, so that the block keeps its shape.
TextEdits toggleComments(std::string_view text, const TextSpan &selection,
                         CommentSign sign = CommentSign::Hash);

} // namespace sluice::editor
