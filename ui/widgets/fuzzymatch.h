#pragma once

#include <QStringView>

#include <optional>

namespace sluice::widgets {

/// How well `pattern` fits `text`, higher is better; nothing when it does not fit. Every word of the pattern
/// must occur in the text as a sequence of characters in order, case ignored; the start of a word and
/// characters side by side count more, so "sj" finds "Submit job" before "Use JSON". An empty pattern fits
/// everything with 0.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace sluice::widgets
