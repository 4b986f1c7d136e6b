#include "models/core/files/fileinplace.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <limits>

namespace sluice::posix {

namespace {

constexpr mode_t privateMode = 0600;
constexpr int mostBackups = 100;

std::uint64_t anySize()
{
    return static_cast<std::uint64_t>(std::numeric_limits<off_t>::max()) - 1;
}

/// The copy of the old text while the file is neither the old nor the new one.
class Backup
{
public:
    /// 0, or errno: EEXIST when a killed program has left one that holds another text than the file.
    int make(const FileTarget &target, std::string_view bytes)
    {
        int error = makeAt(target.folder + "/" + nameFor(target.name, {}), bytes);
        if (error == EEXIST && removeIfNeedless(bytes))
            error = makeAt(path_, bytes);
        if (error != EACCES && error != EPERM && error != EROFS)
            return error;
        const char *const named = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): never set here
        const std::string folder = named != nullptr && *named != '\0' ? named : "/tmp";
        // There, the copies of files of the same name meet.
        for (int position = 1; position <= mostBackups; ++position) {
            const std::string number = position == 1 ? "" : std::to_string(position);
            std::string name = folder;
            name.append("/").append(nameFor(target.name, number));
            error = makeAt(name, bytes);
            if (error != EEXIST)
                break;
        }
        return error;
    }
    int remove() const { return ::unlink(path_.c_str()) == 0 ? 0 : errno; }
    const std::string &path() const { return path_; }

private:
    /// Names may have so many bytes, and this one may need some more than its file's: it is cut off then,
    /// between two characters, and told from others by what the whole name is.
    static std::string nameFor(const std::string &name, const std::string &number)
    {
        constexpr auto suffix = ".sluice-backup";
        std::string end = suffix + number;
        if (name.size() + end.size() <= NAME_MAX)
            return name + end;
        end.insert(0, "-" + contentHash(name).substr(24));
        std::size_t size = NAME_MAX - end.size();
        while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U)
            --size;
        return name.substr(0, size) + end;
    }

    int makeAt(const std::string &path, std::string_view bytes)
    {
        path_ = path;
        Descriptor file = openAt(AT_FDCWD, path_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, privateMode);
        if (!file.isOpen())
            return errno;
        int error = writeAll(file.number(), bytes);
        if (error == 0)
            error = syncFile(file.number());
        if (const int closed = file.close(); error == 0)
            error = closed;
        if (error != 0)
            (void)remove();
        return error;
    }

    /// One that holds nothing that the file does not: it was left, maybe half written, before the file was
    /// touched.
    bool removeIfNeedless(std::string_view bytes) const
    {
        const Descriptor left = openAt(AT_FDCWD, path_, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
        std::string there;
        return left.isOpen() && readAll(left.number(), anySize(), there) == 0 && bytes.starts_with(there) &&
               remove() == 0;
    }

    std::string path_;
};

int overwrite(int file, std::string_view bytes)
{
    if (const int error = writeAll(file, bytes, 0); error != 0)
        return error;
    while (::ftruncate(file, static_cast<off_t>(bytes.size())) != 0)
        if (errno != EINTR)
            return errno;
    return syncFile(file);
}

/// Space for the new text is asked for before the old one is touched; file systems that cannot are let be.
int reserve(int file, std::size_t size)
{
    if (size == 0 || ::fallocate(file, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(size)) == 0)
        return 0;
    return errno == EOPNOTSUPP || errno == ENOSYS || errno == EINTR || errno == EINVAL ? 0 : errno;
}

} // namespace

Result<FileState> writeInPlace(const FileTarget &target, std::string_view bytes, const WriteOptions &options)
{
    const Message unchanged = SLUICE_MESSAGE("File", "Writing failed, the old file is unchanged");
    const int file = target.file.number();
    if (!target.writable)
        return tl::unexpected(failure(unchanged, EACCES, target.path));
    std::string old;
    if (const int error = readAll(file, anySize(), old); error != 0)
        return tl::unexpected(failure(unchanged, error, target.path));
    Backup backup;
    const int made = backup.make(target, old);
    if (made == EEXIST)
        return fail(ErrorCode::Io,
                    SLUICE_MESSAGE("File", "Nothing was written: %1 is a text of the file from before a "
                                           "write that was cut off. Keep what you need of it and remove it.")
                        .with(backup.path()),
                    target.path);
    if (const int error = made; error != 0)
        return tl::unexpected(
            failure(SLUICE_MESSAGE("File", "No copy of the old file can be made, so it was not overwritten"),
                    error, target.path));
    const auto failedWith = [&](Error error) {
        if (backup.remove() != 0)
            error.message =
                SLUICE_MESSAGE("File", "%1 The copy %2 is left over.").with(error.message, backup.path());
        return tl::unexpected(std::move(error));
    };
    if (const int error = reserve(file, bytes.size()); error != 0)
        return failedWith(failure(unchanged, error, target.path));
    if (const Result<void> same = target.check(options, old); !same)
        return failedWith(same.error());
    if (const int error = overwrite(file, bytes); error != 0) {
        std::string there;
        if (overwrite(file, old) == 0 || (readAll(file, anySize(), there) == 0 && there == old))
            return failedWith(failure(SLUICE_MESSAGE("File", "Writing failed, the old text was put back"),
                                      error, target.path));
        return tl::unexpected(
            failure(SLUICE_MESSAGE(
                        "File", "Writing failed and the file is damaged. The old text is in %1. The reason")
                        .with(backup.path()),
                    error, target.path));
    }
    struct stat info = {};
    const bool known = ::fstat(file, &info) == 0;
    if (backup.remove() != 0)
        return fail(ErrorCode::Io,
                    SLUICE_MESSAGE(
                        "File", "The file is written, but the copy of the old text could not be removed: %1.")
                        .with(backup.path()),
                    target.path);
    if (!known)
        return tl::unexpected(failure(
            SLUICE_MESSAGE("File", "The file is written, but its state cannot be read"), errno, target.path));
    return stateOf(info, contentHash(bytes));
}

} // namespace sluice::posix
