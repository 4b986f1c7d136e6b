#pragma once

#include "models/core/error.h"

#include <QString>

#include <memory>
#include <optional>

class QSettings;

namespace sluice::workspace {

/// The settings of this user, or those in another file; both programs read the same. Where that is no regular
/// file of at most 16 MB, they are empty and keep nothing: damageIn() says so.
std::unique_ptr<QSettings> settingsFile(const QString &path = {});

/// A settings file that could not be used.
struct DamagedSettings
{
    Error why;      ///< see damageIn()
    QString keptAs; ///< where it is now; empty: where it was
};

/// Why nothing of a settings file can be used, after it was read again: Parse for what is no line of such a
/// file, and for clusters that are no list; Io when it cannot be read; NotRegular when it is not to be read.
/// The place is its path. Nothing for a good one and for none. Writes nothing but what waits in `file`.
std::optional<Error> damageIn(QSettings &file);

/// Gives a file a name beside that is free ("sluice.ini.damaged"), so that nothing that is written replaces
/// it. Empty when that cannot be done.
QString keepAside(const QString &path);

} // namespace sluice::workspace
