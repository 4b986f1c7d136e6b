#include "ui/widgets/tone.h"

#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](float x, float y) {
        return x * static_cast<float>(1 - share) + y * static_cast<float>(share);
    };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// The tone's hue at a middle lightness; invalid for tones without a hue.
QColor hueOf(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return QColor::fromHsl(210, 190, 120);
    case Tone::Good:
        return QColor::fromHsl(145, 150, 95);
    case Tone::Busy:
        return QColor::fromHsl(265, 150, 130);
    case Tone::Warning:
        return QColor::fromHsl(32, 220, 105);
    case Tone::Critical:
        return QColor::fromHsl(356, 180, 115);
    case Tone::Neutral:
    case Tone::Muted:
        break;
    }
    return {};
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readable(const QColor &color, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor target = isDark(palette) ? QColor(Qt::white) : QColor(Qt::black);
    QColor result = color;
    for (int step = 0; step <= 20 && contrastRatio(result, base) < 4.6; ++step)
        result = mixed(color, target, step / 20.0);
    return result;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    if (tone == Tone::Neutral)
        return text;
    if (tone == Tone::Muted)
        return readable(mixed(text, palette.color(QPalette::Base), 0.4), palette);
    return readable(hueOf(tone), palette);
}

QColor toneFill(Tone tone, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor hue = hueOf(tone).isValid() ? hueOf(tone) : palette.color(QPalette::Text);
    return mixed(base, hue, isDark(palette) ? 0.22 : 0.12);
}

} // namespace sluice::widgets
