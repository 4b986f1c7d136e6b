#include "models/core/files/posixfile.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace sluice::posix {

int Descriptor::close()
{
    if (number_ < 0)
        return 0;
    // Interrupted or not, Linux has given the number up.
    const int result = ::close(std::exchange(number_, -1));
    return result == 0 || errno == EINTR ? 0 : errno;
}

Descriptor openAt(int folder, const std::string &name, int flags, mode_t mode)
{
    int number = -1;
    do
        number = ::openat(folder, name.c_str(), flags | O_CLOEXEC, mode);
    while (number < 0 && errno == EINTR);
    return Descriptor(number);
}

Message reason(int errorNumber)
{
    switch (errorNumber) {
    case ENOSPC:
        return SLUICE_MESSAGE("File", "there is no space left on the disk");
    case EDQUOT:
        return SLUICE_MESSAGE("File", "the disk quota is used up");
    case EFBIG:
        return SLUICE_MESSAGE("File", "it would be larger than this program may make a file (ulimit -f)");
    case EIO:
        return SLUICE_MESSAGE("File", "the disk reports an error");
    case EROFS:
        return SLUICE_MESSAGE("File", "the file system is read-only");
    case EACCES:
    case EPERM:
        return SLUICE_MESSAGE("File", "permission denied");
    case ENOENT:
        return SLUICE_MESSAGE("File", "there is no such file or folder");
    case EISDIR:
        return SLUICE_MESSAGE("File", "it is a folder");
    case ENOTDIR:
        return SLUICE_MESSAGE("File", "a part of its path is no folder");
    case ENAMETOOLONG:
        return SLUICE_MESSAGE("File", "the name is too long");
    case ELOOP:
        return SLUICE_MESSAGE("File", "its links lead round in a circle");
    case EBADF:
        return SLUICE_MESSAGE("File", "it is closed");
    case EMFILE:
    case ENFILE:
        return SLUICE_MESSAGE("File", "too many files are open");
    default:
        return verbatim(std::generic_category().message(errorNumber));
    }
}

Error failure(const Message &what, int errorNumber, const std::string &place)
{
    return {ErrorCode::Io, SLUICE_MESSAGE("File", "%1: %2.").with(what, reason(errorNumber)), place};
}

int writeAll(int file, std::string_view bytes, off_t offset)
{
    while (!bytes.empty()) {
        const ssize_t count = offset < 0 ? ::write(file, bytes.data(), bytes.size())
                                         : ::pwrite(file, bytes.data(), bytes.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : EIO;
        bytes.remove_prefix(static_cast<std::size_t>(count));
        if (offset >= 0)
            offset += count;
    }
    return 0;
}

int readAll(int file, std::uint64_t maximumBytes, std::string &bytes)
{
    constexpr std::size_t chunkBytes = std::size_t{1} << 16;
    bytes.clear();
    struct stat info = {};
    if (::fstat(file, &info) == 0 && info.st_size > 0)
        bytes.reserve(std::min(static_cast<std::uint64_t>(info.st_size), maximumBytes) + 1);
    std::array<char, chunkBytes> chunk;
    // To its end and not to its size, which may no longer be true.
    while (bytes.size() <= maximumBytes) {
        const std::size_t wanted = std::min<std::uint64_t>(chunk.size(), maximumBytes + 1 - bytes.size());
        const ssize_t count = ::pread(file, chunk.data(), wanted, static_cast<off_t>(bytes.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            break;
        bytes.append(chunk.data(), static_cast<std::size_t>(count));
    }
    return 0;
}

int syncFile(int file)
{
    while (::fsync(file) != 0)
        if (errno != EINTR)
            return errno;
    return 0;
}

int syncFolder(int folder)
{
    const int error = syncFile(folder);
    // Some network file systems know no such thing; a folder that may not be read (O_PATH) neither.
    return error == EINVAL || error == ENOTSUP || error == EBADF ? 0 : error;
}

LockResult lockFile(int file, int waitMs, LockKind kind)
{
    // A lock of the open file (not flock): scripts that hold flock(1) on a job file while they edit it must
    // not wait for themselves. Tried again and again, because the waiting kind would wait for ever.
    constexpr int stepMs = 10;
    struct flock lock = {};
    lock.l_type = kind == LockKind::Alone ? F_WRLCK : F_RDLCK;
    lock.l_whence = SEEK_SET;
    for (int waited = 0;; waited += stepMs) {
        if (::fcntl(file, F_OFD_SETLK, &lock) == 0)
            return LockResult::Locked;
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return LockResult::Unable;
        if (waited >= waitMs)
            return LockResult::Busy;
        ::poll(nullptr, 0, stepMs);
    }
}

FileState stateOf(const struct stat &info, std::string contentHash)
{
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    FileState state;
    state.exists = true;
    state.device = info.st_dev;
    state.inode = info.st_ino;
    state.size = info.st_size;
    state.modifiedNs = info.st_mtim.tv_sec * nanoseconds + info.st_mtim.tv_nsec;
    state.contentHash = std::move(contentHash);
    state.mode = info.st_mode & 07777U;
    state.owner = info.st_uid;
    state.group = info.st_gid;
    state.links = info.st_nlink;
    return state;
}

} // namespace sluice::posix
