#pragma once

#include <QString>

class QAction;

namespace sluice::widgets {

/// Says why an action cannot be carried out now, in a whole sentence, and disables it; empty enables it. The
/// palette tells the reason.
void setWhyNot(QAction *action, const QString &reason);
/// Empty where nothing was said.
QString whyNot(const QAction *action);

} // namespace sluice::widgets
