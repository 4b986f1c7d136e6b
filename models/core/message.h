#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Marks a sentence for translation where no Qt is to be had. lupdate reads it as QT_TRANSLATE_NOOP.
#define SLUICE_TRANSLATE_NOOP(context, text) text

namespace sluice {

/// A sentence for people that is decided below the widgets and shown in the language of the moment: an
/// English text with %1 .. %9, marked with SLUICE_TRANSLATE_NOOP under `context`, and its arguments, which
/// are never translated (option names, numbers, job names). sluicectl prints english(); widgets translate
/// `text` and fill it in with the same arguments.
struct Message
{
    std::string context = {};
    std::string text = {}; ///< may come from data; where nothing translates it, it is shown as it is
    std::vector<std::string> arguments = {};

    std::string english() const { return filled(text); }
    bool empty() const { return text.empty(); }
    /// `pattern` with %1 .. %9 replaced by the arguments; an argument that is missing leaves its mark. What
    /// comes from outside is in the arguments, so here secrets are masked and control characters made
    /// visible.
    std::string filled(std::string_view pattern) const;
    bool operator==(const Message &other) const { return text == other.text && arguments == other.arguments; }
};

} // namespace sluice
