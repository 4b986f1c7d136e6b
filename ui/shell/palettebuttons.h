#pragma once

#include "ui/widgets/commandpalette.h"

class QAbstractButton;
class QMainWindow;

namespace sluice::shell {

/// The buttons, boxes and tabs that a person could press in the window now, in its pages, panels, strips and
/// status bar, as lines of the palette. Not those of `taken`, names that the palette has already.
QList<widgets::PaletteItem> buttonItems(QMainWindow &window, const QStringList &taken);

/// The buttons that count: shown, with a name, and no part of another control (arrows of a number, the clear
/// button of a field) nor of the window's frame (close buttons of tabs and panels). Those of the tool bar
/// that only show an action do not.
QList<QAbstractButton *> pressableButtons(const QMainWindow &window);
/// What a button is called: its text, else what is read out, without mnemonic and count.
QString nameOf(const QAbstractButton *button);

} // namespace sluice::shell
