#include "ui/widgets/severitymark.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/tone.h"

#include <QPainter>

namespace sluice::widgets {

namespace {

struct Look
{
    Glyph glyph;
    Tone tone;
};

Look lookOf(MarkSeverity severity)
{
    switch (severity) {
    case MarkSeverity::Error:
        return {Glyph::Cross, Tone::Critical};
    case MarkSeverity::Warning:
        return {Glyph::Triangle, Tone::Warning};
    case MarkSeverity::Hint:
        break;
    }
    return {Glyph::Info, Tone::Info};
}

} // namespace

QColor severityColor(MarkSeverity severity, const QPalette &palette)
{
    return toneColor(lookOf(severity).tone, palette);
}

QPixmap severityMark(MarkSeverity severity, const QPalette &palette, int size, double devicePixelRatio)
{
    QPixmap pixmap((QSizeF(size, size) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(&painter, QRectF(0, 0, size, size), lookOf(severity).glyph, severityColor(severity, palette));
    return pixmap;
}

} // namespace sluice::widgets
