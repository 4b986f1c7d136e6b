#pragma once

#include <QToolButton>

namespace sluice::widgets {

/// A button for a row of a list: where it gets less room than its text needs, the text ends in an ellipsis
/// and the tool tip has the whole.
class ElidedButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ElidedButton(const QString &text, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText() const;
};

} // namespace sluice::widgets
