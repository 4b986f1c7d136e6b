#include "ui/shell/statusbar.h"

#include "models/core/qtshown.h"
#include "ui/shell/busyfield.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace sluice::shell {

namespace {

constexpr qsizetype mostInFull = 2;

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
    , clusterList_(new QToolButton(this))
    , recovery_(addField(QStringLiteral("statusRecovery")))
    , busy_(new BusyField([] { return tr("Stop waiting"); }, this))
{
    // The clusters come last and get what room there is: with many of them the line is longer than the
    // window.
    clusters_->setObjectName(QStringLiteral("statusClusters"));
    clusters_->setContentsMargins(6, 0, 6, 0);
    addWidget(clusters_, 1);
    clusters_->hide();
    clusterList_->setObjectName(QStringLiteral("statusClusterList"));
    clusterList_->setAutoRaise(true);
    clusterList_->setPopupMode(QToolButton::InstantPopup);
    clusterList_->setMenu(new QMenu(clusterList_));
    connect(clusterList_->menu(), &QMenu::aboutToShow, this, &StatusBar::fillClusterMenu);
    addWidget(clusterList_);
    clusterList_->hide();
    addPermanentWidget(busy_);
    busy_->hide();
    connect(busy_, &BusyField::cancelRequested, this, &StatusBar::cancelRequested);
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

void StatusBar::setClusters(const QList<ClusterLine> &clusters, int findings, const QString &toolTip)
{
    lines_ = clusters;
    findings_ = findings;
    clusters_->setToolTip(shown(toolTip, Lines::Many));
    clusterList_->setToolTip(clusters_->toolTip());
    showClusters();
}

void StatusBar::showClusters()
{
    QStringList words;
    for (const ClusterLine &line : std::as_const(lines_))
        words.append(line.text);
    const bool summed = lines_.size() > mostInFull;
    showText(clusters_, summed ? QString() : words.join(QStringLiteral("  ·  ")));
    clusterList_->setVisible(summed);
    if (!summed) {
        clusterList_->setAccessibleName(tr("Watched clusters"));
        return;
    }
    const auto silent =
        std::count_if(lines_.begin(), lines_.end(), [](const auto &line) { return line.silent; });
    QStringList parts{tr("%1 clusters").arg(lines_.size())};
    if (silent > 0)
        parts.append(tr("%1 silent").arg(silent));
    parts.append(findings_ == 0   ? tr("no findings")
                 : findings_ == 1 ? tr("1 finding")
                                  : tr("%1 findings").arg(findings_));
    const QString text = parts.join(tr(", "));
    clusterList_->setText(text);
    clusterList_->setAccessibleName(text);
}

void StatusBar::fillClusterMenu()
{
    QMenu *const menu = clusterList_->menu();
    menu->clear();
    for (const ClusterLine &line : std::as_const(lines_)) {
        QString text = visibleText(line.text);
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        menu->addAction(text, this, [this, name = line.name] { Q_EMIT clusterChosen(name); });
    }
}

void StatusBar::setRecovery(const QString &text)
{
    showText(recovery_, text);
}

void StatusBar::startBusy(const QString &sentence)
{
    busy_->start(sentence);
}

void StatusBar::stopBusy()
{
    busy_->stop();
}

bool StatusBar::isBusy() const
{
    return busy_->isBusy();
}

void StatusBar::addBusy(BusyField *field)
{
    addPermanentWidget(field);
    field->setVisible(false); // it shows itself when it has taken long enough
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
    showClusters();
    recovery_->setAccessibleName(tr("Recovery copy"));
    setCursor(line_, column_);
    setCatalogue(version_);
}

} // namespace sluice::shell
