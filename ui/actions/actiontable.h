#pragma once

#include "ui/actions/command.h"

#include <span>

namespace sluice::actions {

enum Trait : unsigned
{
    Plain = 0,
    Checkable = 1,
    Separated = 2, ///< a separator comes before it in its menu
    Starts = 4,    ///< first of a group of which one is checked
    Grouped = 8,
    Risky = 16, ///< see isRisky()
};

/// What has to be there before it can be done; why it cannot is then said in one sentence for all.
enum class Needs
{
    Nothing, ///< or what its owner knows more of: it judges it
    Page,    ///< any page in front
    File,    ///< a job file in front
    Cluster, ///< a target cluster
    Others,  ///< pages besides the one in front
    Replay,  ///< a recording among the clusters
};

/// Who has it, and so where its keys work.
enum class Where
{
    Window, ///< one, in the whole window
    Page,   ///< each page that can do it, while the keyboard is on it
    List,   ///< each list that can do it, while the list itself has the keyboard: letters are keys there
    Text,   ///< a text, which knows the keys by itself: they are shown and not bound
};

struct ActionSpec
{
    Command command;
    const char *id; ///< "file.open": stable, for settings and tests; it is the action's objectName
    MenuId menu;
    const char *text;
    const char *icon;
    const char *shortcut; ///< or several, between "; ": the first is shown
    unsigned traits = Plain;
    Needs needs = Needs::Nothing;
    Where where = Where::Window;
};

/// The one table of actions, by Command. Menus, toolbar, palette, the help on shortcuts and the tests read
/// it; nothing else in ui/ makes an action or a shortcut, see actions.h.
std::span<const ActionSpec> table();
const ActionSpec &specOf(Command command);
/// Not translated, with its mnemonic.
const char *titleOf(MenuId menu);

} // namespace sluice::actions
