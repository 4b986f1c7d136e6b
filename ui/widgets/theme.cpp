#include "ui/widgets/theme.h"

#include <QApplication>
#include <QIcon>

namespace sluice::widgets {

namespace {

struct Shades
{
    QRgb window, base, alternate, text, weak, button, border, link, highlight;
};

constexpr Shades Light{0xffeff0f1, 0xffffffff, 0xfff7f7f7, 0xff232629, 0xff6b7075,
                       0xfffcfcfc, 0xffb5b8bb, 0xff1d6fa5, 0xff2a7fbf};
constexpr Shades Dark{0xff2a2e32, 0xff1f2225, 0xff26292d, 0xfffcfcfc, 0xffa1a9b1,
                      0xff31363b, 0xff5c6166, 0xff5fb4f0, 0xff2a7fbf};

QPalette made(const Shades &shades)
{
    const QColor button = QColor::fromRgb(shades.button);
    const QColor text = QColor::fromRgb(shades.text);
    const QColor weak = QColor::fromRgb(shades.weak);
    QPalette palette(button, QColor::fromRgb(shades.window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor::fromRgb(shades.base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(shades.alternate));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(shades.base));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, weak);
    palette.setColor(QPalette::Mid, QColor::fromRgb(shades.border));
    palette.setColor(QPalette::Link, QColor::fromRgb(shades.link));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(shades.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, weak);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(shades.border));
    return palette;
}

} // namespace

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    case Theme::System:
        break;
    }
    return QStringLiteral("system");
}

Theme themeFromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

QPalette lightPalette()
{
    return made(Light);
}

QPalette darkPalette()
{
    return made(Dark);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

void applyTheme(QApplication &application, Theme theme)
{
    // The icons first: who makes a picture of one when the palette changes must get it from the new theme.
    // What the platform's own palette is shows only once it is in place.
    const auto useIconsFor = [](const QPalette &palette) {
        QIcon::setThemeName(isDark(palette) ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"));
    };
    if (theme == Theme::System) {
        application.setPalette(QPalette());
        useIconsFor(application.palette());
        return;
    }
    const QPalette palette = theme == Theme::Dark ? darkPalette() : lightPalette();
    useIconsFor(palette);
    application.setPalette(palette);
}

} // namespace sluice::widgets
