#pragma once

#include <QPalette>
#include <QString>

class QApplication;

namespace sluice::widgets {

enum class Theme
{
    System,
    Light,
    Dark
};

/// "system", "light", "dark": how a theme is written in the settings; anything else reads as System.
QString themeName(Theme theme);
Theme themeFromName(const QString &name);

QPalette lightPalette();
QPalette darkPalette();
/// By the window's background; also right for a high-contrast desktop palette.
bool isDark(const QPalette &palette);

/// Puts palette and icon theme in place, now and for every window that is open. Qt 6.4 cannot tell what the
/// desktop prefers, so System is whatever palette the platform gave the program.
void applyTheme(QApplication &application, Theme theme);

} // namespace sluice::widgets
