#include "models/core/files/growingfile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace sluice {

namespace {

Message cannotWrite()
{
    return SLUICE_MESSAGE("File", "The file cannot be written");
}

Error openError(int error, const std::string &path)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, SLUICE_MESSAGE("File", "There is no such folder."), path};
    case EISDIR:
        return {ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is a folder, not a file."), path};
    case ENXIO: {
        struct stat info = {};
        if (::stat(path.c_str(), &info) == 0 && S_ISFIFO(info.st_mode))
            return {ErrorCode::NotRegular,
                    SLUICE_MESSAGE("File", "Nobody reads this pipe: start its reader first."), path};
        return {ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is a socket, not a file."), path};
    }
    case EACCES:
    case EPERM:
        return {ErrorCode::ReadOnly, SLUICE_MESSAGE("File", "You may not write this file."), path};
    default:
        return posix::failure(cannotWrite(), error, path);
    }
}

} // namespace

Result<GrowingFile> GrowingFile::open(const std::string &path, Existing existing)
{
    GrowingFile growing;
    growing.path_ = path;
    if (path == "-") {
        growing.path_ = "standard output";
        growing.file_ = posix::Descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
        if (!growing.file_.isOpen())
            return tl::unexpected(openError(errno, growing.path_));
        return growing;
    }
    constexpr mode_t usualMode = 0666; // less the umask
    growing.file_ = posix::openAt(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY, usualMode);
    growing.made_ = growing.file_.isOpen();
    // A link that leads to nothing exists and does not; then the link's target is made.
    if (!growing.made_ && errno == EEXIST)
        // O_NONBLOCK: a pipe that nobody reads would keep us here for ever.
        growing.file_ = posix::openAt(AT_FDCWD, path, O_WRONLY | O_CREAT | O_NOCTTY | O_NONBLOCK, usualMode);
    struct stat info = {};
    if (!growing.file_.isOpen() || ::fstat(growing.file_.number(), &info) != 0)
        return tl::unexpected(openError(errno, path));
    if (!growing.made_)
        (void)::fcntl(growing.file_.number(), F_SETFL,
                      ::fcntl(growing.file_.number(), F_GETFL) & ~O_NONBLOCK);
    growing.regular_ = S_ISREG(info.st_mode);
    if (growing.regular_ && (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
        return fail(ErrorCode::ReadOnly,
                    SLUICE_MESSAGE("File", "The file is protected against writing (nobody may write it)."),
                    path);
    if (growing.regular_ && posix::lockFile(growing.file_.number(), 0) == posix::LockResult::Busy)
        return fail(ErrorCode::Conflict, SLUICE_MESSAGE("File", "Another program is writing this file."),
                    path);
    if (growing.regular_ && existing == Existing::Keep && info.st_size > 0)
        return fail(ErrorCode::Conflict,
                    SLUICE_MESSAGE("File", "There is a file of this name, and something is in it."), path);
    return growing;
}

GrowingFile::~GrowingFile() = default;

Result<void> GrowingFile::append(std::string_view bytes)
{
    const int file = file_.number();
    if (!begun_ && regular_ && ::ftruncate(file, 0) != 0)
        return tl::unexpected(posix::failure(cannotWrite(), errno, path_));
    begun_ = true;
    if (const int error = posix::writeAll(file, bytes); error != 0) {
        if (error == EPIPE)
            return fail(ErrorCode::Cancelled, SLUICE_MESSAGE("File", "Nobody reads it any more."), path_);
        Error failure = posix::failure(SLUICE_MESSAGE("File", "Writing has stopped"), error, path_);
        if (regular_) {
            failure.message =
                (size_ > 0 ? SLUICE_MESSAGE("File", "%1 What was written before is in the file.")
                           : SLUICE_MESSAGE("File", "%1 Nothing was written: the file is empty."))
                    .with(failure.message);
            // A piece of the last part may be there. Where it cannot be cut off, readers see that it ends
            // early.
            if (::ftruncate(file, size_) == 0)
                (void)::lseek(file, size_, SEEK_SET);
        }
        return tl::unexpected(failure);
    }
    size_ += static_cast<off_t>(bytes.size());
    return {};
}

Result<void> GrowingFile::finish()
{
    if (made_ && !begun_) {
        (void)file_.close();
        if (::unlink(path_.c_str()) != 0 && errno != ENOENT)
            return tl::unexpected(
                posix::failure(SLUICE_MESSAGE("File", "The empty file cannot be removed"), errno, path_));
        return {};
    }
    const bool isThere = isUnderItsName();
    int error = regular_ ? posix::syncFile(file_.number()) : 0;
    if (const int closed = file_.close(); error == 0)
        error = closed;
    if (error != 0)
        return tl::unexpected(posix::failure(
            SLUICE_MESSAGE("File", "The end of it may not have got to the disk"), error, path_));
    if (!isThere)
        return fail(ErrorCode::Conflict,
                    SLUICE_MESSAGE("File", "The file was removed, renamed or replaced while it was written: "
                                           "what was written is not under this name."),
                    path_);
    return {};
}

bool GrowingFile::isUnderItsName() const
{
    struct stat own = {};
    struct stat named = {};
    if (!regular_ || ::fstat(file_.number(), &own) != 0)
        return true;
    return ::stat(path_.c_str(), &named) == 0 && named.st_ino == own.st_ino && named.st_dev == own.st_dev;
}

} // namespace sluice
