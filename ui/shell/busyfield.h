#pragma once

#include "ui/shell/notices.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sluice::shell {

/// Tells in the status bar that something takes time: a sentence, how far it is, and a button to give it up.
/// Shown from half a second on.
class BusyField : public QWidget
{
    Q_OBJECT

public:
    /// `cancelWords` say what the button does.
    explicit BusyField(Words cancelWords, QWidget *parent = nullptr);

    void start(const Words &sentence);
    void stop();
    bool isBusy() const { return busy_; }
    /// 0 to 100; negative: nobody knows.
    void setPercent(int percent);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Words cancelWords_;
    Words sentence_;
    QLabel *text_;
    QProgressBar *bar_;
    QToolButton *cancel_;
    QTimer delay_;
    bool busy_ = false;
};

} // namespace sluice::shell
