#include "ui/shell/targetbox.h"

#include "models/core/qtshown.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/shell/clusterregistry.h"
#include "ui/widgets/icons.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace sluice::shell {

TargetBox::TargetBox(ClusterRegistry &clusters, QWidget *parent)
    : QComboBox(parent)
    , clusters_(clusters)
{
    setObjectName(QStringLiteral("targetBox"));
    // A long name must not decide how wide the window has to be; the list shows it whole.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(20);
    view()->setTextElideMode(Qt::ElideMiddle);
    connect(&clusters_, &ClusterRegistry::listChanged, this, &TargetBox::fill);
    connect(&clusters_, &ClusterRegistry::targetChanged, this, &TargetBox::fill);
    connect(&clusters_, &ClusterRegistry::snapshotChanged, this, &TargetBox::refreshText);
    connect(this, &QComboBox::activated, this, &TargetBox::chosen);
    fill();
}

void TargetBox::fill()
{
    const QSignalBlocker blocker(this);
    clear();
    const QStringList names = clusters_.names();
    for (const QString &name : names) {
        addItem(iconOf(name), textOf(name), name);
    }
    if (names.isEmpty())
        addItem(tr("no cluster"));
    insertSeparator(count());
    addItem(tr("Connect to a cluster…"));
    setCurrentIndex(names.isEmpty() ? 0 : int(names.indexOf(clusters_.target())));
    setAccessibleName(tr("Target cluster"));
    setToolTip(names.isEmpty()
                   ? tr("The cluster that a job is submitted to")
                   : tr("The cluster that a job is submitted to: %1").arg(shown(clusters_.target())));
}

QString TargetBox::textOf(const QString &cluster) const
{
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    const QString version = monitor == nullptr ? QString() : monitor->snapshot().version;
    return version.isEmpty() ? cluster : tr("%1 — %2").arg(cluster, shown(version));
}

/// Unplugged when nobody answers, and for what is over.
QIcon TargetBox::iconOf(const QString &cluster) const
{
    if (clusters_.entry(cluster)->production)
        return widgets::icon(QLatin1String("object-locked"));
    const monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    const bool plugged = monitor != nullptr && !monitor->snapshot().ended &&
                         (!monitorui::isUnreachable(monitor->snapshot()) ||
                          monitorui::isFirstAnswerAwaited(monitor->snapshot()));
    return widgets::icon(plugged ? QLatin1String("network-connect") : QLatin1String("network-disconnect"));
}

void TargetBox::refreshText(const QString &cluster)
{
    const int index = findData(cluster);
    if (index < 0)
        return;
    if (const QIcon icon = iconOf(cluster); icon.cacheKey() != itemIcon(index).cacheKey())
        setItemIcon(index, icon);
    if (itemText(index) != textOf(cluster))
        setItemText(index, textOf(cluster));
}

void TargetBox::chosen(int index)
{
    const QString name = itemData(index).toString();
    if (!name.isEmpty()) {
        clusters_.setTarget(name);
        Q_EMIT clusterChosen();
        return;
    }
    fill();
    if (index > 0)
        Q_EMIT connectRequested();
}

void TargetBox::paintEvent(QPaintEvent * /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + 8;
    option.currentText =
        option.fontMetrics.elidedText(option.currentText, Qt::ElideMiddle, field.width() - icon - 4);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void TargetBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QComboBox::changeEvent(event);
}

} // namespace sluice::shell
