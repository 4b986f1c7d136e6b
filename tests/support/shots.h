#pragma once

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace sluice::test {

/// Saves pictures of `widget`, light and dark, into the folder that SLUICE_SHOTS names, for a person to look
/// at; does nothing without it.
inline void saveShots(QWidget &widget, const QString &name, QSize size = {})
{
    const QString folder = qEnvironmentVariable("SLUICE_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const QPalette before = QApplication::palette();
    if (size.isValid())
        widget.resize(size);
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? widgets::darkPalette() : widgets::lightPalette());
        QApplication::processEvents();
        widget.grab().save(
            QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(dark ? "dark" : "light")));
    }
    QApplication::setPalette(before);
    QApplication::processEvents();
}

} // namespace sluice::test
