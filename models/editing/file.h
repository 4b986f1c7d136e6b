#pragma once

#include "models/core/files/file.h"

#include <QString>

#include <string>
#include <string_view>

/// models/core/file.h by QString: reading and replacing whole files, byte for byte.
namespace sluice::editing {

/// The bytes of a regular file of at most `maximumBytes`, and its state. Errors: as sluice::readFile().
Result<FileContent> readContent(const QString &path, qint64 maximumBytes);
/// The bytes alone.
Result<std::string> readFile(const QString &path, qint64 maximumBytes);

/// Replaces a file in one step. Errors: as sluice::replaceFile().
Result<FileState> writeFile(const QString &path, std::string_view bytes, const WriteOptions &options = {});

} // namespace sluice::editing
