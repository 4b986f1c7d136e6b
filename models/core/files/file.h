#pragma once

#include "models/core/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Reading and replacing whole regular files, so that no failing call costs anybody's text.
namespace sluice {

/// What a regular file was when it was read or written. Keep it beside the text, and give it to replaceFile()
/// as `expected`.
struct FileState
{
    bool exists = false; ///< false: there was no file, and nothing below means anything
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;       ///< bytes
    std::int64_t modifiedNs = 0; ///< nanoseconds since 1970 UTC
    std::string contentHash;     ///< of all bytes, see contentHash()
    std::uint32_t mode = 0;      ///< permissions (07777)
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint64_t links = 0; ///< names of the file (hard links)

    /// Whether both were the same bytes, or both no file. Replacing the one by hand of the other loses
    /// nothing then, whatever became of times and inodes.
    bool sameContent(const FileState &other) const
    {
        return exists == other.exists &&
               (!exists || (size == other.size && contentHash == other.contentHash));
    }
};

/// 32 hexadecimal digits (128-bit FNV-1a): tells texts apart that were not made to collide.
std::string contentHash(std::string_view bytes);

struct FileContent
{
    std::string bytes;
    FileState state;
};

/// Reads a regular file, through symbolic links. Errors: NotFound, NotRegular, TooLarge (over
/// `maximumBytes`), Io.
Result<FileContent> readFile(const std::string &path, std::uint64_t maximumBytes);

struct WriteOptions
{
    /// What was read before the edit. When the file holds something else now, or is there and was not, or the
    /// other way round, the write is refused with Conflict. Without it, whatever is there is replaced.
    std::optional<FileState> expected = std::nullopt;
    /// The person agreed to it: a file that cannot be replaced without loss (InPlaceOnly) is overwritten
    /// where it is, a copy of the old text lying beside it meanwhile; a ReadOnly one is written.
    bool inPlace = false;
    /// 0600, whatever was there: for copies of what others need not read.
    bool privateToOwner = false;
};

/// Puts `bytes` in the place of the file at `path` in one step: after a failure of any call, a crash or a
/// kill the old file is whole, or the new one is. Symbolic links stay and what they lead to is replaced.
/// Mode, owner, group, extended attributes and access lists stay; a new file gets 0666 less the umask. Only
/// one such write of a file goes on at a time, in all programs that use this.
///
/// Gives the state of what is there now. Errors, which leave the old file as it was unless the message says
/// otherwise:
///  * Conflict, as said at WriteOptions::expected; also when another write of it takes over 10 s
///  * InPlaceOnly: it has several names (hard links), its owner, group or attributes cannot be kept, its
///    folder takes no new file, or something is mounted on it
///  * ReadOnly: nobody may write it (0444, also for root), or this user may not
///  * NotRegular: a folder, device, pipe or socket; those are never replaced
///  * NotFound: there is no such folder
///  * Io: any failing call, with the reason
Result<FileState> replaceFile(const std::string &path, std::string_view bytes,
                              const WriteOptions &options = {});

/// The NotRegular of replaceFile(), known before anything is read: a pipe or a device might keep its reader
/// waiting for ever. Nothing where a regular file is, or none.
std::optional<Error> whyNotReplaced(const std::string &path);

/// Removes the temporary files that killed replaceFile() calls of this file have left beside it. For what
/// reads a file that it may write: a file has no other way to lose them before it is written again.
void removeLeftoversOf(const std::string &path);

/// Removes the temporary files that killed replaceFile() calls have left in `folder`. For folders of our own,
/// in which no second write of the same name comes to do it.
void removeLeftovers(const std::string &folder);

} // namespace sluice
