#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <algorithm>

namespace sluice::widgets {

void paintSparkline(QPainter *painter, const QRect &rect, const QList<float> &values, int capacity,
                    const QColor &color)
{
    if (values.isEmpty() || capacity <= 0 || rect.width() < capacity)
        return;
    const float top = *std::max_element(values.begin(), values.end());
    const int step = rect.width() / capacity;
    const int bar = qMax(1, step - 1);
    int x = rect.right() - step + 1;
    for (auto value = values.rbegin(); value != values.rend() && x >= rect.left(); ++value, x -= step) {
        const float share = top > 0 ? std::clamp(*value / top, 0.0F, 1.0F) : 0.0F;
        const int height = qMax(1, static_cast<int>(share * static_cast<float>(rect.height())));
        painter->fillRect(x, rect.bottom() - height + 1, bar, height, color);
    }
}

} // namespace sluice::widgets
