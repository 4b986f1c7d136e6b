#include "models/core/files/file.h"
#include "models/core/files/fileattributes.h"
#include "models/core/files/fileinplace.h"
#include "models/core/files/filetarget.h"
#include "models/core/files/temporaryfile.h"

#include <fcntl.h>

#include <cerrno>
#include <filesystem>
#include <optional>

namespace sluice {

namespace {

using posix::FileTarget;
using posix::TemporaryFile;
using posix::Unkept;

constexpr int mostLooks = 20; // at a file that is changed again and again while we look

/// What did not work: the file is there, or is not.
Message notWritten(bool exists)
{
    return exists ? SLUICE_MESSAGE("File", "Writing failed, the old file is unchanged")
                  : SLUICE_MESSAGE("File", "Writing failed, no file was made");
}

Error onlyInPlace(const Message &sentence, const std::string &path)
{
    return {ErrorCode::InPlaceOnly,
            SLUICE_MESSAGE("File",
                           "%1 It can only be overwritten where it is, which a crash half-way would damage.")
                .with(sentence),
            path};
}

Message unkeptSentence(Unkept unkept)
{
    switch (unkept) {
    case Unkept::Owner:
        return SLUICE_MESSAGE("File",
                              "The file belongs to another user or group, which a replaced file would not.");
    case Unkept::Attributes:
        return SLUICE_MESSAGE(
            "File", "The file has extended attributes or an access list that a replaced file would lose.");
    case Unkept::Mode:
    case Unkept::Nothing:
        break;
    }
    return SLUICE_MESSAGE("File", "The file has permissions that a replaced file would lose.");
}

/// What a failed step means; says also when the temporary file could not be removed.
tl::unexpected<Error> failed(const FileTarget &target, TemporaryFile &temporary, Error error)
{
    if (temporary.remove() != 0)
        error.message = SLUICE_MESSAGE("File", "%1 The file %2 is left over.")
                            .with(error.message, target.folder + "/" + temporary.name());
    return tl::unexpected(std::move(error));
}

/// Whether a refused attribute tells of the disk, and not of rights.
bool failedByDisk(int error)
{
    return error == EIO || error == ENOSPC || error == EDQUOT;
}

/// Whether the folder, and not the disk, refuses a new file.
bool refusedByFolder(int error)
{
    return error == EACCES || error == EPERM || error == EROFS;
}

Error openFailure(const FileTarget &target, int error)
{
    if (target.exists() && error == EBUSY)
        return onlyInPlace(SLUICE_MESSAGE("File", "Something is mounted on the file."), target.path);
    if (target.exists() && refusedByFolder(error))
        return onlyInPlace(SLUICE_MESSAGE("File", "The folder of the file takes no new file."), target.path);
    return posix::failure(notWritten(target.exists()), error, target.path);
}

/// What may have come about since the file was opened, too.
std::optional<Error> whyNotReplaceable(const FileTarget &target, const struct stat &seen,
                                       const WriteOptions &options)
{
    if (!target.exists())
        return std::nullopt;
    if (seen.st_nlink > 1)
        return onlyInPlace(
            SLUICE_MESSAGE("File", "The file has %1 names (hard links), which a replaced file would not.")
                .with(seen.st_nlink),
            target.path);
    if ((seen.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 && !options.inPlace)
        return Error{ErrorCode::ReadOnly,
                     SLUICE_MESSAGE("File", "The file is protected against writing (nobody may write it)."),
                     target.path};
    return std::nullopt;
}

Result<FileState> replaceWhole(const FileTarget &target, std::string_view bytes, const WriteOptions &options)
{
    constexpr mode_t privateMode = 0600;
    constexpr mode_t usualMode = 0666; // less the umask
    const Message what = notWritten(target.exists());
    TemporaryFile temporary(target.folderFile.number(), target.name);
    const bool hidden = target.exists() || options.privateToOwner;
    if (const int error = temporary.open(hidden ? privateMode : usualMode); error != 0)
        return tl::unexpected(openFailure(target, error));
    const auto failedWith = [&](int error) {
        return failed(target, temporary, posix::failure(what, error, target.path));
    };
    if (const int error = posix::writeAll(temporary.number(), bytes); error != 0)
        return failedWith(error);
    const bool mustNotReplace = options.expected && !options.expected->exists;
    struct stat seen = target.info;
    struct stat info = {};
    for (int look = 1;; ++look) {
        if (const auto why = whyNotReplaceable(target, seen, options))
            return failed(target, temporary, *why);
        if (target.exists() && !options.privateToOwner) {
            const posix::CopiedAttributes copied =
                posix::copyAttributes(target.file.number(), seen, temporary.number());
            if (failedByDisk(copied.error))
                return failedWith(copied.error);
            if (copied.unkept != Unkept::Nothing)
                return failed(target, temporary, onlyInPlace(unkeptSentence(copied.unkept), target.path));
        }
        if (const int error = posix::syncFile(temporary.number()); error != 0)
            return failedWith(error);
        if (const int error = temporary.checkClose(); error != 0)
            return failedWith(error);
        if (::fstat(temporary.number(), &info) != 0)
            return failedWith(errno);
        const int claimed = mustNotReplace ? 0 : temporary.claim();
        if (claimed != 0)
            return failed(target, temporary, openFailure(target, claimed));
        std::string present;
        if (const Result<void> same = target.check(options, present); !same)
            return failed(target, temporary, same.error());
        // As late as it can be: nothing but the rename comes after it. What was changed beside the text, a
        // mode or an owner, is taken over.
        const Result<bool> same = target.isAsSeen(seen);
        if (!same)
            return failed(target, temporary, same.error());
        if (*same)
            break;
        if (look == mostLooks)
            return failed(target, temporary,
                          {ErrorCode::Conflict,
                           SLUICE_MESSAGE("File", "Another program changes this file again and again."),
                           target.path});
    }
    if (const int error = temporary.publish(mustNotReplace); error != 0) {
        if (mustNotReplace && error == EEXIST)
            return failed(
                target, temporary,
                {ErrorCode::Conflict,
                 SLUICE_MESSAGE("File",
                                "Another program has made this file meanwhile; it was not overwritten."),
                 target.path});
        return failed(target, temporary, openFailure(target, error));
    }
    if (const int error = posix::syncFolder(target.folderFile.number()); error != 0)
        return tl::unexpected(posix::failure(
            SLUICE_MESSAGE("File", "The new text is in the file, but a power cut may still take it back"),
            error, target.path));
    return posix::stateOf(info, contentHash(bytes));
}

} // namespace

Result<FileState> replaceFile(const std::string &path, std::string_view bytes, const WriteOptions &options)
{
    const Result<FileTarget> target = posix::openTarget(path, options);
    if (!target)
        return tl::unexpected(target.error());
    const std::optional<Error> why = whyNotReplaceable(*target, target->info, options);
    const Result<FileState> written =
        why ? Result<FileState>(tl::unexpected(*why)) : replaceWhole(*target, bytes, options);
    if (!written && written.error().code == ErrorCode::InPlaceOnly && options.inPlace)
        return posix::writeInPlace(*target, bytes, options);
    return written;
}

void removeLeftoversOf(const std::string &path)
{
    posix::removeLeftoversBeside(path);
}

void removeLeftovers(const std::string &folder)
{
    const posix::Descriptor file = posix::openAt(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY);
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (file.isOpen() && name.starts_with('.') && name.ends_with('~') &&
            name.find(".sluice") != std::string::npos)
            (void)TemporaryFile::removeLeftover(file.number(), name);
    }
}

} // namespace sluice
