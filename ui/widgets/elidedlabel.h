#pragma once

#include <QLabel>

namespace sluice::widgets {

/// A line of text that gives way: where there is no room for all of it, it is cut with "…" and the tool tip
/// has the whole. For names that a person or an engine chose, which must never decide how wide a window has
/// to be.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideMiddle, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    /// True while what is shown is not all of text().
    bool isElided() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString shown() const;

    Qt::TextElideMode mode_;
};

} // namespace sluice::widgets
