#pragma once

#include <QString>

namespace sluice::widgets {

/// JSON with line breaks and indents. Works on the text alone: order, duplicate keys and the spelling of
/// numbers (ids over 2^53) stay as they are. What is not JSON comes back unchanged.
QString prettyJson(const QString &json);

} // namespace sluice::widgets
