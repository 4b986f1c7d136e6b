#include "ui/widgets/flowtext.h"

#include "models/core/qtshown.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

constexpr int leastWidth = 80;
constexpr int wishedWidth = 420; ///< of a long text; wider ones are hard to read
constexpr int space = 1;         ///< above and below, so that no accent is cut

} // namespace

FlowText::FlowText(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    setContextMenuPolicy(Qt::NoContextMenu);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);
    document()->setDocumentMargin(0);
    setViewportMargins(0, space, 0, space);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    recolour();
}

void FlowText::setText(const QString &given)
{
    const QString text = visibleText(given, Lines::Many);
    if (text == text_)
        return;
    text_ = text;
    measuredWidth_ = -1;
    setPlainText(text);
    setAccessibleName(text);
    updateGeometry();
}

void FlowText::setBold(bool bold)
{
    QFont own = font();
    own.setBold(bold);
    setFont(own);
}

void FlowText::setTone(Tone tone)
{
    tone_ = tone;
    recolour();
}

void FlowText::recolour()
{
    // QTextEdit writes in the colour for fields, this stands where labels stand.
    const QPalette around = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    const QColor colour =
        tone_ == Tone::Neutral ? around.color(QPalette::WindowText) : toneColor(tone_, around);
    if (palette().color(QPalette::Text) == colour)
        return;
    QPalette own;
    own.setColor(QPalette::Text, colour);
    setPalette(own);
}

int FlowText::heightForWidth(int width) const
{
    if (width == measuredWidth_)
        return measuredHeight_;
    qreal height = 0;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QStringList paragraphs = text_.split(u'\n');
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, font());
        layout.setTextOption(option);
        layout.beginLayout();
        qreal own = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            own += line.height();
        }
        layout.endLayout();
        height += own > 0 ? own : fontMetrics().height();
    }
    measuredWidth_ = width;
    measuredHeight_ = int(std::ceil(height)) + 2 * space;
    return measuredHeight_;
}

QSize FlowText::sizeHint() const
{
    int longest = leastWidth;
    const QStringList paragraphs = text_.split(u'\n');
    for (const QString &paragraph : paragraphs)
        longest = std::max(longest, fontMetrics().horizontalAdvance(paragraph) + 2);
    const int width = std::min(longest, wishedWidth);
    return {width, heightForWidth(width)};
}

QSize FlowText::minimumSizeHint() const
{
    return {leastWidth, fontMetrics().height() + 2 * space};
}

void FlowText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measuredWidth_ = -1;
        updateGeometry();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange) {
        recolour();
    }
}

void FlowText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    verticalScrollBar()->setValue(0);
}

} // namespace sluice::widgets
