#pragma once

#include "models/core/error.h"

#include <QStringList>

namespace sluice::desktop {

/// What the command line asks for.
struct DesktopOptions
{
    QStringList files; ///< absolute paths
    bool demo = false;
    bool newInstance = false; ///< do not hand the files to a running one
    bool startupTime = false; ///< print the milliseconds to the first paint and leave
    QString shots;            ///< folder for pictures of every page; empty: none
    QString settings;         ///< settings file; empty: the user's own
};

/// Reads the arguments (the program's name first). --help and --version print and leave. InvalidArgument for
/// wrong usage: one sentence.
Result<DesktopOptions> readOptions(const QStringList &arguments);

} // namespace sluice::desktop
