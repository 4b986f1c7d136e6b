#pragma once

#include <QStringList>

class QAction;

namespace sluice::widgets {

/// What a person may type to find an action: its name in every language of the program and `aliases` (words
/// between blanks, in any language). `context` and `source` as for QCoreApplication::translate.
void setSearchWords(QAction *action, const char *context, const char *source, const char *aliases = "");
/// Empty where none were set.
QStringList searchWords(const QAction *action);

} // namespace sluice::widgets
