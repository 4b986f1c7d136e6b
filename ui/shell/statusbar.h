#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sluice::widgets {
class ElidedLabel;
} // namespace sluice::widgets

namespace sluice::shell {

/// The line at the bottom: what is true of the page in front, how old the clusters' words are, what is going
/// on.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    /// "UTF-8 LF"; empty hides it, as for every field here.
    void setFormat(const QString &text);
    /// Both from 1; 0 hides.
    void setCursor(int line, int column);
    void setCatalogue(const QString &engineVersion);
    void setClusters(const QString &text, const QString &toolTip);
    void setRecovery(const QString &text);

    /// Something takes time: shown from half a second on, with a button to stop waiting. One at a time.
    void startBusy(const QString &sentence);
    void stopBusy();
    bool isBusy() const { return busy_; }

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addField(const QString &objectName);
    void retranslate();

    QLabel *format_;
    QLabel *cursor_;
    QLabel *catalogue_;
    widgets::ElidedLabel *clusters_;
    QLabel *recovery_;
    QLabel *busyText_;
    QProgressBar *busyBar_;
    QToolButton *cancel_;
    QTimer busyDelay_;
    bool busy_ = false;
    int line_ = 0;
    int column_ = 0;
    QString version_;
};

} // namespace sluice::shell
