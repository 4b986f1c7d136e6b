#pragma once

#include "models/core/text.h"

#include <QString>

#include <string_view>
#include <vector>

namespace sluice::editor {

struct SearchOptions
{
    bool matchCase = false;
    bool wholeWords = false;
};

/// Every place where `what` stands in `text`, from the start, without overlap; at most `most` of them. Places
/// are bytes of `text`, whatever the bytes are.
std::vector<TextSpan> findAll(std::string_view text, const QString &what, const SearchOptions &options,
                              std::size_t most = 100000);

} // namespace sluice::editor
