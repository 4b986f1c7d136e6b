#include "models/core/files/filetarget.h"

#include "models/core/files/temporaryfile.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <limits>
#include <tuple>

namespace sluice::posix {

namespace {

constexpr int lockWaitMs = 10'000;
constexpr int mostLinks = 40;    // as the kernel follows
constexpr int mostOpenings = 50; // of a file that is replaced again and again while we look

Message cannotCompare()
{
    return SLUICE_MESSAGE("File", "The file cannot be compared with what was read, so it was not written");
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string nameOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// The path that the last name of `path` leads to through symbolic links; what it leads to need not exist.
Result<std::string> followed(const std::string &path)
{
    std::string current = path;
    for (int links = 0; links <= mostLinks; ++links) {
        std::array<char, PATH_MAX> text;
        const ssize_t length = ::readlink(current.c_str(), text.data(), text.size());
        if (length < 0)
            return current; // no link, or nothing there
        const std::string next(text.data(), static_cast<std::size_t>(length));
        current = next.starts_with('/') ? next : folderOf(current).append("/").append(next);
    }
    return fail(ErrorCode::Io, SLUICE_MESSAGE("File", "The symbolic links lead in a circle."), path);
}

Error notRegular(const std::string &path, mode_t mode)
{
    return {
        ErrorCode::NotRegular,
        S_ISDIR(mode)
            ? SLUICE_MESSAGE("File", "This is a folder, not a file.")
            : SLUICE_MESSAGE(
                  "File", "This is a device, a pipe or a socket and no regular file, so it is not replaced."),
        path};
}

/// Opens what the name leads to, if anything. Gives false when the name was moved meanwhile: try again.
Result<bool> openFile(FileTarget &target, const WriteOptions &options)
{
    target.file = {};
    const int folder = target.folderFile.number();
    if (::fstatat(folder, target.name.c_str(), &target.info, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return true;
        return tl::unexpected(
            failure(SLUICE_MESSAGE("File", "The file cannot be written"), errno, target.path));
    }
    // Before it is opened: opening a device may do something.
    if (!S_ISREG(target.info.st_mode))
        return tl::unexpected(notRegular(target.path, target.info.st_mode));
    const bool protectedByMode = (target.info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
    if (protectedByMode && !options.inPlace)
        return fail(ErrorCode::ReadOnly,
                    SLUICE_MESSAGE("File", "The file is protected against writing (nobody may write it)."),
                    target.path);
    constexpr int flags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    target.file = openAt(folder, target.name, O_RDWR | flags);
    target.writable = target.file.isOpen();
    if (!target.writable) {
        const int error = errno;
        if (error == ENOENT || error == ELOOP)
            return false;
        const bool refused = error == EACCES || error == EPERM;
        if (refused && !options.inPlace)
            return fail(ErrorCode::ReadOnly, SLUICE_MESSAGE("File", "You may not write this file."),
                        target.path);
        if (!refused && error != ETXTBSY)
            return tl::unexpected(
                failure(SLUICE_MESSAGE("File", "The file cannot be written"), error, target.path));
        target.file = openAt(folder, target.name, O_RDONLY | flags);
        if (!target.file.isOpen())
            return tl::unexpected(
                failure(SLUICE_MESSAGE("File", "The file cannot be written"), errno, target.path));
    }
    if (lockFile(target.file.number(), lockWaitMs) == LockResult::Busy)
        return fail(ErrorCode::Conflict,
                    SLUICE_MESSAGE("File", "Another program is writing this file and does not end."),
                    target.path);
    if (::fstat(target.file.number(), &target.info) != 0)
        return tl::unexpected(
            failure(SLUICE_MESSAGE("File", "The file cannot be written"), errno, target.path));
    if (!S_ISREG(target.info.st_mode))
        return tl::unexpected(notRegular(target.path, target.info.st_mode));
    // While we waited for the lock, its owner has put another file under the name.
    return target.isCurrent();
}

} // namespace

Result<bool> FileTarget::isFolderCurrent() const
{
    struct stat own = {};
    struct stat named = {};
    if (::fstat(folderFile.number(), &own) != 0)
        return tl::unexpected(failure(cannotCompare(), errno, path));
    if (::stat(folder.c_str(), &named) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return tl::unexpected(failure(cannotCompare(), errno, path));
        return false;
    }
    return own.st_dev == named.st_dev && own.st_ino == named.st_ino;
}

Result<bool> FileTarget::isAsSeen(struct stat &seen) const
{
    if (!exists())
        return true;
    struct stat now = {};
    if (::fstat(file.number(), &now) != 0)
        return tl::unexpected(failure(cannotCompare(), errno, path));
    // The time of the last change of whatever it has comes in steps of some milliseconds, so it is not
    // enough.
    const auto part = [](const struct stat &each) {
        return std::tuple(each.st_mode, each.st_uid, each.st_gid, each.st_nlink, each.st_size,
                          each.st_mtim.tv_sec, each.st_mtim.tv_nsec, each.st_ctim.tv_sec,
                          each.st_ctim.tv_nsec);
    };
    const bool same = part(now) == part(seen);
    seen = now;
    return same;
}

Result<bool> FileTarget::isCurrent() const
{
    struct stat now = {};
    if (::fstatat(folderFile.number(), name.c_str(), &now, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT)
            return tl::unexpected(failure(cannotCompare(), errno, path));
        return !exists();
    }
    return exists() && now.st_dev == info.st_dev && now.st_ino == info.st_ino;
}

Result<void> FileTarget::check(const WriteOptions &options, std::string &bytes) const
{
    if (!options.expected)
        return {};
    const FileState &expected = *options.expected;
    const auto conflict = [this](const Message &sentence) {
        return fail(ErrorCode::Conflict, sentence, path);
    };
    const Result<bool> sameFolder = isFolderCurrent();
    if (!sameFolder)
        return tl::unexpected(sameFolder.error());
    if (!*sameFolder)
        return conflict(SLUICE_MESSAGE(
            "File", "Another program has moved the folder of the file meanwhile; nothing was written."));
    const Result<bool> current = isCurrent();
    if (!current)
        return tl::unexpected(current.error());
    if (!*current || (exists() && !expected.exists))
        return conflict(
            expected.exists
                ? SLUICE_MESSAGE("File",
                                 "Another program has written the file meanwhile; nothing was overwritten.")
                : SLUICE_MESSAGE("File",
                                 "Another program has made this file meanwhile; it was not overwritten."));
    if (!exists()) {
        if (expected.exists)
            return conflict(SLUICE_MESSAGE("File", "The file was removed meanwhile; it was not made again."));
        return {};
    }
    const auto limit = static_cast<std::uint64_t>(std::numeric_limits<off_t>::max()) - 1;
    if (const int error = readAll(file.number(), limit, bytes); error != 0)
        return tl::unexpected(failure(cannotCompare(), error, path));
    if (static_cast<std::int64_t>(bytes.size()) != expected.size ||
        sluice::contentHash(bytes) != expected.contentHash)
        return conflict(SLUICE_MESSAGE(
            "File", "Another program has written the file meanwhile; nothing was overwritten."));
    return {};
}

void removeLeftoversBeside(const std::string &path)
{
    const Result<std::string> real = followed(path);
    if (!real)
        return;
    const Descriptor folder = openAt(AT_FDCWD, folderOf(*real), O_PATH | O_DIRECTORY);
    if (folder.isOpen())
        TemporaryFile::removeLeftoversOf(folder.number(), nameOf(*real));
}

Result<FileTarget> openTarget(const std::string &path, const WriteOptions &options)
{
    for (int opening = 0; opening < mostOpenings; ++opening) {
        struct stat named = {};
        const bool found = ::stat(path.c_str(), &named) == 0;
        // Links such as /dev/stdout lead to a pipe without leading to its name.
        if (found && !S_ISREG(named.st_mode))
            return tl::unexpected(notRegular(path, named.st_mode));
        const Result<std::string> real = followed(path);
        if (!real)
            return tl::unexpected(real.error());
        FileTarget target;
        target.path = path;
        target.folder = folderOf(*real);
        target.name = nameOf(*real);
        if (target.name.empty() || target.name == "." || target.name == "..")
            return fail(ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is a folder, not a file."), path);
        // A folder that may not be read can hold the file nevertheless; it is only not synced then.
        target.folderFile = openAt(AT_FDCWD, target.folder, O_RDONLY | O_DIRECTORY);
        if (!target.folderFile.isOpen() && errno == EACCES)
            target.folderFile = openAt(AT_FDCWD, target.folder, O_PATH | O_DIRECTORY);
        if (!target.folderFile.isOpen()) {
            if (errno == ENOENT || errno == ENOTDIR)
                return fail(ErrorCode::NotFound,
                            SLUICE_MESSAGE("File", "There is no folder %1.").with(target.folder), path);
            return tl::unexpected(failure(SLUICE_MESSAGE("File", "The file cannot be written"), errno, path));
        }
        const Result<bool> opened = openFile(target, options);
        if (!opened)
            return tl::unexpected(opened.error());
        const bool same =
            target.exists() && target.info.st_dev == named.st_dev && target.info.st_ino == named.st_ino;
        if (*opened && (same || !found))
            return target;
    }
    return fail(ErrorCode::Conflict,
                SLUICE_MESSAGE("File", "Another program replaces or removes this file again and again."),
                path);
}

} // namespace sluice::posix

namespace sluice {

std::optional<Error> whyNotReplaced(const std::string &path)
{
    struct stat named = {};
    if (::stat(path.c_str(), &named) != 0 || S_ISREG(named.st_mode))
        return std::nullopt;
    return posix::notRegular(path, named.st_mode);
}

} // namespace sluice
