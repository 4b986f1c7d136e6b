#pragma once

#include <QChar>
#include <QString>

namespace sluice::widgets {

/// The words of a text without its Alt letter: "Open…" of "&Open…" and "打开…" of "打开(&O)…" (Qt's own
/// QAction::iconText leaves "打开(O)"). "&&" becomes "&".
QString withoutMnemonic(const QString &text);

/// The Alt letter in upper case; a null character where there is none.
QChar mnemonicOf(const QString &text);

} // namespace sluice::widgets
