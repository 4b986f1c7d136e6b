#include "ui/shell/statusbar.h"

#include "models/core/qtshown.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace sluice::shell {

namespace {

constexpr int BusyAfterMs = 500;

void showText(QLabel *label, const QString &text)
{
    label->setText(visibleText(text));
    label->setVisible(!text.isEmpty());
}

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent)
    , format_(addField(QStringLiteral("statusFormat")))
    , cursor_(addField(QStringLiteral("statusCursor")))
    , catalogue_(addField(QStringLiteral("statusCatalogue")))
    , clusters_(new widgets::ElidedLabel(Qt::ElideRight, this))
    , recovery_(addField(QStringLiteral("statusRecovery")))
    , busyText_(new QLabel(this))
    , busyBar_(new QProgressBar(this))
    , cancel_(new QToolButton(this))
{
    // The clusters come last and get what room there is: with many of them the line is longer than the
    // window.
    clusters_->setObjectName(QStringLiteral("statusClusters"));
    clusters_->setContentsMargins(6, 0, 6, 0);
    addWidget(clusters_, 1);
    clusters_->hide();
    busyBar_->setRange(0, 0);
    busyBar_->setMaximumSize(90, 14);
    cancel_->setAutoRaise(true);
    cancel_->setIcon(widgets::icon(QLatin1String("dialog-cancel")));
    const QList<QWidget *> busy{busyText_, busyBar_, cancel_};
    for (QWidget *widget : busy) {
        addPermanentWidget(widget);
        widget->hide();
    }
    busyDelay_.setSingleShot(true);
    busyDelay_.setInterval(BusyAfterMs);
    connect(&busyDelay_, &QTimer::timeout, this, [busy] {
        for (QWidget *widget : busy)
            widget->show();
    });
    connect(cancel_, &QToolButton::clicked, this, &StatusBar::cancelRequested);
    retranslate();
}

QLabel *StatusBar::addField(const QString &objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(objectName);
    label->setContentsMargins(6, 0, 6, 0);
    addWidget(label);
    label->hide();
    return label;
}

void StatusBar::setFormat(const QString &text)
{
    showText(format_, text);
}

void StatusBar::setCursor(int line, int column)
{
    line_ = line;
    column_ = column;
    showText(cursor_, line > 0 ? tr("L%1:%2").arg(line).arg(column) : QString());
}

void StatusBar::setCatalogue(const QString &engineVersion)
{
    version_ = engineVersion;
    showText(catalogue_, engineVersion.isEmpty() ? QString() : tr("rules of %1").arg(engineVersion));
}

void StatusBar::setClusters(const QString &text, const QString &toolTip)
{
    showText(clusters_, text);
    clusters_->setToolTip(shown(toolTip, Lines::Many));
}

void StatusBar::setRecovery(const QString &text)
{
    showText(recovery_, text);
}

void StatusBar::startBusy(const QString &sentence)
{
    busy_ = true;
    busyText_->setText(visibleText(sentence));
    busyDelay_.start();
}

void StatusBar::stopBusy()
{
    busy_ = false;
    busyDelay_.stop();
    for (QWidget *widget : {static_cast<QWidget *>(busyText_), static_cast<QWidget *>(busyBar_),
                            static_cast<QWidget *>(cancel_)})
        widget->hide();
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

void StatusBar::retranslate()
{
    format_->setAccessibleName(tr("Encoding and line ends"));
    cursor_->setAccessibleName(tr("Line and column"));
    catalogue_->setAccessibleName(tr("Engine version whose rules are checked"));
    clusters_->setAccessibleName(tr("Age of what the clusters said"));
    recovery_->setAccessibleName(tr("Recovery copy"));
    busyText_->setAccessibleName(tr("What is going on"));
    busyBar_->setAccessibleName(tr("Waiting"));
    cancel_->setToolTip(tr("Stop waiting"));
    cancel_->setAccessibleName(tr("Stop waiting"));
    setCursor(line_, column_);
    setCatalogue(version_);
}

} // namespace sluice::shell
