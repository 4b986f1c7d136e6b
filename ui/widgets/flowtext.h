#pragma once

#include "ui/widgets/tone.h"

#include <QTextEdit>

namespace sluice::widgets {

/// A label for sentences that hold what came from outside (paths, addresses, class names, job names): it
/// breaks lines inside a word where it must, so that no word decides how wide a window has to be, and is as
/// high as its text. Plain text, to be selected with the mouse.
class FlowText : public QTextEdit
{
    Q_OBJECT

public:
    explicit FlowText(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return text_; }
    void setBold(bool bold);
    /// The colour of the letters; it follows the theme.
    void setTone(Tone tone);

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void recolour();

    QString text_;
    Tone tone_ = Tone::Neutral;
    mutable int measuredWidth_ = -1;
    mutable int measuredHeight_ = 0;
};

} // namespace sluice::widgets
