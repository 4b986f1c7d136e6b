#pragma once

#include "models/core/files/posixfile.h"

namespace sluice::posix {

/// The file that a write is about: found through symbolic links, opened and locked where it exists.
struct FileTarget
{
    std::string path;   ///< as the caller named it, for messages
    std::string folder; ///< of the file itself, not of a link to it
    std::string name;
    Descriptor folderFile; ///< of the folder, maybe only O_PATH
    Descriptor file;       ///< closed when there is none yet
    struct stat info = {}; ///< of `file`
    bool writable = false; ///< `file` can be written through

    bool exists() const { return file.isOpen(); }
    /// Whether the path still leads to the folder; Io when that cannot be found out.
    Result<bool> isFolderCurrent() const;
    /// Whether the name in the folder still leads to `file` (or still to nothing); Io as above.
    Result<bool> isCurrent() const;
    /// Whether `file` still has the size, times, owner, permissions and names in `seen`, which becomes what
    /// it has now; Io as above.
    Result<bool> isAsSeen(struct stat &seen) const;
    /// Conflict when the file is no longer what `options.expected` says; Io when that cannot be found out.
    /// `bytes` gets what is there when there is an expectation.
    Result<void> check(const WriteOptions &options, std::string &bytes) const;
};

/// Removes what killed writes of the file have left beside it.
void removeLeftoversBeside(const std::string &path);

/// Errors: NotFound, NotRegular, ReadOnly (unless options.inPlace), Conflict (locked for over 10 s), Io.
Result<FileTarget> openTarget(const std::string &path, const WriteOptions &options);

} // namespace sluice::posix
