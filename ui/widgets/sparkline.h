#pragma once

#include <QColor>
#include <QList>
#include <QRect>

class QPainter;

namespace sluice::widgets {

/// Paints bars for `values`, the newest at the right, scaled to their own maximum; a value of zero is a short
/// stroke on the ground line, so that "nothing" and "no data" look different.
void paintSparkline(QPainter *painter, const QRect &rect, const QList<float> &values, int capacity,
                    const QColor &color);

} // namespace sluice::widgets
