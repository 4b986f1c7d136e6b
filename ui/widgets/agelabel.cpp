#include "ui/widgets/agelabel.h"

#include "models/core/clock.h"
#include "ui/widgets/tone.h"

#include <QEvent>

namespace sluice::widgets {

AgeLabel::AgeLabel(const Clock &clock, Wording wording, QWidget *parent)
    : QLabel(parent)
    , clock_(clock)
    , wording_(std::move(wording))
{
    setTextFormat(Qt::PlainText);
    timer_.setInterval(1000);
    connect(&timer_, &QTimer::timeout, this, &AgeLabel::refresh);
    timer_.start();
}

void AgeLabel::setAge(qint64 ageMs, From grows)
{
    bornMs_ = ageMs < 0 ? -1 : clock_.nowMs() - ageMs;
    fixedMs_ = grows == From::Never ? ageMs : -1;
    refresh();
}

void AgeLabel::setStaleAfter(qint64 ms)
{
    staleAfterMs_ = ms;
    refresh();
}

bool AgeLabel::isStale() const
{
    return stale_;
}

qint64 AgeLabel::ageMs() const
{
    return fixedMs_ >= 0 ? fixedMs_ : clock_.nowMs() - bornMs_;
}

void AgeLabel::refresh()
{
    const bool stale = bornMs_ >= 0 && ageMs() > staleAfterMs_;
    setText(stale ? wording_(ageMs()) : QString());
    if (stale == stale_)
        return;
    stale_ = stale;
    Q_EMIT staleChanged(stale);
}

void AgeLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace sluice::widgets
