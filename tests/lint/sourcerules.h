#pragma once

#include "tests/lint/sourcefile.h"

namespace sluice::lint {

/// Calls that this project refuses, each as "path:line: why": SIGNAL()/SLOT() strings anywhere, sleeps
/// anywhere, nested event loops outside tests, output of sluicectl that is neither masked nor made visible.
QStringList refusedCalls(const SourceFile &file);

/// connect(sender, signal, lambda): without a context object the lambda outlives what it captures.
QStringList connectsWithoutContext(const SourceFile &file);

/// What a room of models/ keeps in its namespace `detail` is nobody else's: not that of another room, not of
/// the windows, not of their tests.
QStringList backDoors(const SourceFile &file);

/// In models, a cast that lets something const be changed: values of the config language are read through
/// ValueReader, and what may change under a const is declared so.
QStringList castsOfConst(const SourceFile &file);

/// Actions and shortcuts that a window makes beside the table of ui/actions: no palette, no menu and no help
/// on shortcuts would know of them.
QStringList actionsBesideTheTable(const SourceFile &file);

/// Paths of somebody's machine.
QStringList machinePaths(const SourceFile &file);

/// Lines of a file.
qsizetype lineCount(const SourceFile &file);

} // namespace sluice::lint
