#include "ui/widgets/badge.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace sluice::widgets {

namespace {
constexpr int margin = 6;
constexpr int gap = 5;

int glyphSide(const QFontMetrics &metrics)
{
    return qMax(12, metrics.ascent());
}
} // namespace

QSize badgeSize(const QFontMetrics &metrics, const BadgeLook &look)
{
    const int sign = look.glyph == Glyph::None ? 0 : glyphSide(metrics) + gap;
    return {2 * margin + sign + metrics.horizontalAdvance(look.text) + 2, metrics.height() + 6};
}

void paintBadge(QPainter *painter, const QStyleOptionViewItem &option, const BadgeLook &look)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor color =
        selected ? option.palette.color(QPalette::HighlightedText) : toneColor(look.tone, option.palette);
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setFont(option.font);
    if (look.glyph != Glyph::None) {
        const int side = glyphSide(option.fontMetrics);
        paintGlyph(painter, QRectF(rect.left(), rect.center().y() - side / 2.0 + 0.5, side, side), look.glyph,
                   color);
        rect.setLeft(rect.left() + side + gap);
    }
    painter->setPen(color);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(look.text, Qt::ElideRight, rect.width()));
    painter->restore();
}

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setLook(const BadgeLook &look)
{
    if (look == look_)
        return;
    look_ = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return badgeSize(fontMetrics(), look_);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneFill(look_.tone, palette()));
    painter.drawRoundedRect(rect(), 4, 4);
    QStyleOptionViewItem option;
    option.rect = rect();
    option.palette = palette();
    option.font = font();
    option.fontMetrics = fontMetrics();
    option.palette.setColor(QPalette::Base, toneFill(look_.tone, palette()));
    paintBadge(&painter, option, look_);
}

} // namespace sluice::widgets
