#include "ui/editor/textcolours.h"

#include "ui/widgets/tone.h"

namespace sluice::editor {

QColor textColour(TextStyle style, const QPalette &palette)
{
    const auto hue = [&palette](int degrees, int saturation) {
        return widgets::readable(QColor::fromHsl(degrees, saturation, 120), palette);
    };
    switch (style) {
    case TextStyle::Comment:
        return widgets::toneColor(widgets::Tone::Muted, palette);
    case TextStyle::Key:
        return hue(212, 170);
    case TextStyle::Plugin:
        return hue(285, 120);
    case TextStyle::Keyword:
        return hue(262, 130);
    case TextStyle::String:
        return hue(140, 130);
    case TextStyle::Number:
        return hue(28, 200);
    case TextStyle::Literal:
        return hue(28, 200);
    case TextStyle::Substitution:
        return hue(185, 200);
    case TextStyle::Mistake:
        return widgets::toneColor(widgets::Tone::Critical, palette);
    case TextStyle::Plain:
    case TextStyle::Punctuation:
        break;
    }
    return palette.color(QPalette::Text);
}

QColor quietBackground(const QPalette &palette, double share)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const auto mix = [share](int from, int to) {
        return static_cast<int>(from + (to - from) * share);
    };
    return {mix(base.red(), text.red()), mix(base.green(), text.green()), mix(base.blue(), text.blue())};
}

} // namespace sluice::editor
