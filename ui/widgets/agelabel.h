#pragma once

#include <QLabel>
#include <QTimer>

#include <functional>

namespace sluice {
class Clock;
}

namespace sluice::widgets {

/// Says how old the numbers beside it are, once they are older than they should be; empty while they are
/// fresh.
class AgeLabel : public QLabel
{
    Q_OBJECT

public:
    /// Makes the sentence for an age in milliseconds ("as of 12 s ago").
    using Wording = std::function<QString(qint64 ageMs)>;

    AgeLabel(const Clock &clock, Wording wording, QWidget *parent = nullptr);

    enum class From
    {
        Now,   ///< it gets older from here
        Never, ///< it is about what is over, and stays as old as it was then
    };
    /// The numbers are `ageMs` old; below 0: there are none, the label is empty.
    void setAge(qint64 ageMs, From grows = From::Now);
    /// Two polls.
    void setStaleAfter(qint64 ms);
    bool isStale() const;

Q_SIGNALS:
    void staleChanged(bool stale);

protected:
    void changeEvent(QEvent *event) override;

private:
    qint64 ageMs() const;
    void refresh();

    const Clock &clock_;
    Wording wording_;
    QTimer timer_;
    qint64 bornMs_ = -1;  ///< -1: there are no numbers
    qint64 fixedMs_ = -1; ///< the age of what gets no older; else -1
    qint64 staleAfterMs_ = 10000;
    bool stale_ = false;
};

} // namespace sluice::widgets
