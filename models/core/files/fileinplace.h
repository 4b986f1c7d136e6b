#pragma once

#include "models/core/files/filetarget.h"

namespace sluice::posix {

/// Overwrites an existing file where it is, after a copy of its text was made: beside it, or in the folder
/// for temporary files where its own takes none. A failure puts the old text back, or names the copy; after
/// a crash half-way nobody does, but the copy is there ("NAME.sluice-backup"), and the next write is refused
/// with its name. Errors as replaceFile().
Result<FileState> writeInPlace(const FileTarget &target, std::string_view bytes, const WriteOptions &options);

} // namespace sluice::posix
