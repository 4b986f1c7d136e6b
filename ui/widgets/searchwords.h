#pragma once

#include <QStringList>

class QObject;

namespace sluice::widgets {

/// What a person may type to find an action, a button or the page of a tab: its name in every language of the
/// program and `aliases` (words between blanks, in any language). `context` and `source` as for
/// QCoreApplication::translate.
void setSearchWords(QObject *control, const char *context, const char *source, const char *aliases = "");
/// The words that setSearchWords() would set.
QStringList searchWordsFor(const char *context, const char *source, const char *aliases = "");
/// For what is not told of by a source text.
void setSearchWords(QObject *control, const QStringList &words);
/// Empty where none were set.
QStringList searchWords(const QObject *control);

} // namespace sluice::widgets
