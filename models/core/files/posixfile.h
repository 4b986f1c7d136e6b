#pragma once

#include "models/core/error.h"
#include "models/core/files/file.h"

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <string_view>
#include <utility>

/// What file.h is made of: POSIX calls that are checked, repeated when interrupted, and told as sentences.
namespace sluice::posix {

/// Owns a file descriptor; closes it, unchecked, at the end of its life.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : number_(number)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : number_(std::exchange(other.number_, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { (void)close(); }

    bool isOpen() const { return number_ >= 0; }
    int number() const { return number_; }
    /// 0, or errno.
    int close();

private:
    int number_ = -1;
};

/// open(2), close-on-exec, repeated when a signal interrupts it.
Descriptor openAt(int folder, const std::string &name, int flags, mode_t mode = 0);

/// An errno as a piece of a sentence: "there is no space left on the disk".
Message reason(int errorNumber);
/// "WHAT: REASON." with the code Io.
Error failure(const Message &what, int errorNumber, const std::string &place);

/// All bytes, from `offset` on, or where the file stands (offset < 0). 0, or errno.
int writeAll(int file, std::string_view bytes, off_t offset = -1);
/// Reads from the start of the file, which is not moved; at most `maximumBytes` + 1. 0, or errno.
int readAll(int file, std::uint64_t maximumBytes, std::string &bytes);
/// 0, or errno. With a folder, file systems that cannot do this are no failure.
int syncFile(int file);
int syncFolder(int folder);

/// Locks the file against everybody else who locks it with this; the lock goes with the descriptor.
enum class LockResult
{
    Locked,
    Busy,
    Unable, ///< this file system, or a descriptor that may not write, cannot
};
enum class LockKind
{
    Alone,
    WithOthers, ///< nobody who locks it alone; for descriptors that may not write
};
LockResult lockFile(int file, int waitMs, LockKind kind = LockKind::Alone);

FileState stateOf(const struct stat &info, std::string contentHash);

} // namespace sluice::posix
