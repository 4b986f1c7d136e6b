#pragma once

#include <QIcon>
#include <QLatin1String>

namespace sluice::widgets {

/// An icon of the icon theme (Breeze, light or dark by the palette), or our own drawing from :/icons where
/// the theme is not installed. Follows a change of theme by itself.
QIcon icon(QLatin1String name);

} // namespace sluice::widgets
