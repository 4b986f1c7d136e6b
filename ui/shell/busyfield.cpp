#include "ui/shell/busyfield.h"

#include "models/core/qtshown.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace sluice::shell {

namespace {

constexpr int busyAfterMs = 500;

} // namespace

BusyField::BusyField(Words cancelWords, QWidget *parent)
    : QWidget(parent)
    , cancelWords_(std::move(cancelWords))
    , sentence_(QString())
    , text_(new QLabel(this))
    , bar_(new QProgressBar(this))
    , cancel_(new QToolButton(this))
{
    text_->setTextFormat(Qt::PlainText);
    bar_->setTextVisible(false);
    bar_->setRange(0, 0);
    bar_->setFixedSize(90, 14);
    cancel_->setAutoRaise(true);
    cancel_->setIcon(widgets::icon(QLatin1String("dialog-cancel")));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(6, 0, 6, 0);
    for (QWidget *part :
         {static_cast<QWidget *>(text_), static_cast<QWidget *>(bar_), static_cast<QWidget *>(cancel_)})
        line->addWidget(part);
    delay_.setSingleShot(true);
    delay_.setInterval(busyAfterMs);
    connect(&delay_, &QTimer::timeout, this, &QWidget::show);
    connect(cancel_, &QToolButton::clicked, this, &BusyField::cancelRequested);
    hide();
    retranslate();
}

void BusyField::start(const Words &sentence)
{
    busy_ = true;
    sentence_ = sentence;
    setPercent(-1);
    retranslate();
    if (isHidden())
        delay_.start();
}

void BusyField::stop()
{
    busy_ = false;
    delay_.stop();
    hide();
}

void BusyField::setPercent(int percent)
{
    bar_->setRange(0, percent < 0 ? 0 : 100);
    bar_->setValue(percent);
}

void BusyField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BusyField::retranslate()
{
    text_->setText(visibleText(sentence_()));
    text_->setAccessibleName(tr("What is going on"));
    bar_->setAccessibleName(tr("How far it is"));
    cancel_->setToolTip(cancelWords_());
    cancel_->setAccessibleName(cancelWords_());
}

} // namespace sluice::shell
