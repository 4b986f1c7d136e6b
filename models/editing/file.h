#pragma once

#include "models/core/error.h"

#include <QString>

#include <string>
#include <string_view>

/// Reading and writing whole files, byte for byte.
namespace sluice::editing {

/// The bytes of a regular file of at most `maximumBytes`. Errors: NotFound, Io (a folder, a device, no
/// permission, a failing read), TooLarge.
Result<std::string> readFile(const QString &path, qint64 maximumBytes);

/// Replaces a file in one step: either the new bytes are there, or the old ones still are. Follows symbolic
/// links, keeps the permissions of an existing file; a new one gets `privateToOwner` ? 0600 : the usual ones.
/// Errors: Io.
Result<void> writeFile(const QString &path, std::string_view bytes, bool privateToOwner = false);

} // namespace sluice::editing
