#pragma once

#include "ui/widgets/glyph.h"
#include "ui/widgets/tone.h"

#include <QWidget>

class QStyleOptionViewItem;

namespace sluice::widgets {

/// How a state or a severity looks: a sign, a word and a tone.
struct BadgeLook
{
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Neutral;
    QString text;

    bool operator==(const BadgeLook &) const = default;
};

/// Paints sign and word into a table cell whose background is already there. `option` gives the rectangle,
/// the palette, the font and whether the cell is selected.
void paintBadge(QPainter *painter, const QStyleOptionViewItem &option, const BadgeLook &look);
/// The room that paintBadge needs.
QSize badgeSize(const QFontMetrics &metrics, const BadgeLook &look);

/// A badge that stands alone, on a soft background of its tone.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    void setLook(const BadgeLook &look);
    const BadgeLook &look() const { return look_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BadgeLook look_;
};

} // namespace sluice::widgets
