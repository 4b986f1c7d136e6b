#pragma once

#include <QPointer>
#include <QWidget>

namespace sluice::shell {

/// A frame around the pane that the keyboard went to by F6: which of its controls has the focus is often
/// hard to see, and some show it hardly at all. It goes when the focus leaves the pane.
class PaneMark : public QWidget
{
    Q_OBJECT

public:
    explicit PaneMark(QWidget *window);

    /// Around a pane of the window, over it.
    void mark(QWidget *pane);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void leaveUnlessIn(const QWidget *focus);

    QPointer<QWidget> pane_;
};

} // namespace sluice::shell
