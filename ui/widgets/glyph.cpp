#include "ui/widgets/glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <cmath>

namespace sluice::widgets {

namespace {

/// The signs are drawn on a square of 16 by 16 units.
void strokeGlyph(QPainter &p, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Clock:
        p.drawEllipse(QRectF(2, 2, 12, 12));
        p.drawPolyline(QPolygonF({{8, 4.5}, {8, 8.3}, {10.6, 9.8}}));
        break;
    case Glyph::Cross:
        p.drawEllipse(QRectF(1.8, 1.8, 12.4, 12.4));
        p.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
        p.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
        break;
    case Glyph::Check:
        p.drawPolyline(QPolygonF({{2.8, 8.6}, {6.4, 12.2}, {13.2, 4.4}}));
        break;
    case Glyph::Slash:
        p.drawEllipse(QRectF(2, 2, 12, 12));
        p.drawLine(QPointF(4.2, 11.8), QPointF(11.8, 4.2));
        break;
    case Glyph::Lock:
        p.drawArc(QRectF(5, 2, 6, 8), 0, 180 * 16);
        break;
    case Glyph::Save:
        p.drawLine(QPointF(8, 2), QPointF(8, 9));
        p.drawPolyline(QPolygonF({{4.8, 6.2}, {8, 9.4}, {11.2, 6.2}}));
        p.drawPolyline(QPolygonF({{2.5, 10.5}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 10.5}}));
        break;
    default:
        break;
    }
}

QPainterPath filledShape(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Play:
        path.addPolygon(QPolygonF({{4, 2.5}, {13.5, 8}, {4, 13.5}, {4, 2.5}}));
        break;
    case Glyph::Stop:
        path.addRoundedRect(QRectF(3.5, 3.5, 9, 9), 1, 1);
        break;
    case Glyph::Triangle:
        path.addPolygon(QPolygonF({{8, 1.5}, {15.2, 14.2}, {0.8, 14.2}, {8, 1.5}}));
        break;
    case Glyph::Question:
    case Glyph::Info:
        path.addEllipse(QRectF(1.5, 1.5, 13, 13));
        break;
    case Glyph::Octagon: {
        QPolygonF octagon;
        for (int i = 0; i <= 8; ++i) {
            const double angle = (i + 0.5) * M_PI / 4;
            octagon << QPointF(8 + 7.2 * std::cos(angle), 8 + 7.2 * std::sin(angle));
        }
        path.addPolygon(octagon);
        break;
    }
    case Glyph::Lock:
        path.addRoundedRect(QRectF(3.2, 7, 9.6, 7), 1.2, 1.2);
        break;
    default:
        break;
    }
    return path;
}

QString markOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Question:
        return QStringLiteral("?");
    case Glyph::Info:
        return QStringLiteral("i");
    case Glyph::Triangle:
    case Glyph::Octagon:
        return QStringLiteral("!");
    default:
        return {};
    }
}

} // namespace

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &color)
{
    if (glyph == Glyph::None)
        return;
    const double side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter->scale(side / 16, side / 16);
    painter->setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    strokeGlyph(*painter, glyph);
    painter->fillPath(filledShape(glyph), color);
    if (const QString mark = markOf(glyph); !mark.isEmpty()) {
        QFont font = painter->font();
        font.setPixelSize(10);
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(color.lightnessF() > 0.5F ? QColor(Qt::black) : QColor(Qt::white));
        painter->drawText(QRectF(0, glyph == Glyph::Triangle ? 2 : 0, 16, 16), Qt::AlignCenter, mark);
    }
    painter->restore();
}

QIcon glyphIcon(Glyph glyph, const QColor &color)
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintGlyph(&painter, QRectF(0, 0, size, size), glyph, color);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace sluice::widgets
