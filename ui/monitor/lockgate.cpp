#include "ui/monitor/lockgate.h"

#include "models/core/qtshown.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sluice::monitorui {

LockGate::LockGate(const ClusterIdentity &cluster, QWidget *parent)
    : QWidget(parent)
    , cluster_(cluster)
    , label_(new QLabel(this))
    , field_(new QLineEdit(this))
{
    label_->setBuddy(field_);
    label_->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label_);
    column->addWidget(field_);
    setVisible(cluster.locked);
    connect(field_, &QLineEdit::textChanged, this, [this] { Q_EMIT openChanged(isOpen()); });
    retranslate();
}

bool LockGate::isOpen() const
{
    return !cluster_.locked || field_->text().trimmed() == cluster_.name;
}

void LockGate::retranslate()
{
    label_->setText(tr("%1 is locked. &Type its name to go on:").arg(visibleText(cluster_.name)));
    field_->setAccessibleName(tr("Type the name of the cluster, %1").arg(visibleText(cluster_.name)));
}

void LockGate::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
