#include "ui/widgets/whynot.h"

#include <QAction>
#include <QVariant>

namespace sluice::widgets {

namespace {

constexpr char whyNotProperty[] = "whyNot";

} // namespace

void setWhyNot(QAction *action, const QString &reason)
{
    action->setProperty(whyNotProperty, reason);
    action->setEnabled(reason.isEmpty());
}

QString whyNot(const QAction *action)
{
    return action->property(whyNotProperty).toString();
}

} // namespace sluice::widgets
