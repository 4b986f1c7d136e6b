// A library for LD_PRELOAD that makes one system call of a program fail, so that tests can walk over all
// calls of a save. Only calls about files below one folder count, in the order in which the program makes
// them.
//
//   SLUICE_FAULT_FOLDER   that folder, without symbolic links
//   SLUICE_FAULT_LOG      a file outside of it that gets a line a call: "NUMBER CALL NAME"
//   SLUICE_FAULT_AT       which call fails, from 1; without it none does
//   SLUICE_FAULT_WHAT     with what: a number of errno, "short" (a write takes half of its bytes, then goes
//   on as
//                         usual), "kill" (the program is killed instead of the call), "kill-after" or "stop"
//                         (the program waits for SIGCONT before the call)
//   SLUICE_FAULT_STAYS    set: all later calls that need space fail as well, as on a disk that is full
//   SLUICE_FAULT_NAMED    set: no file without a name can be made (O_TMPFILE), as on older file systems

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace {

enum class Verdict
{
    Pass,
    Fail,
    Short,
    KillAfter,
};

thread_local bool inside = false; // our own calls do not count

bool below(const char *path)
{
    static const char *const folder = std::getenv("SLUICE_FAULT_FOLDER");
    return folder != nullptr && path != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

/// What a descriptor is open for, by the kernel's word.
bool nameOf(int file, char *name)
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const long length = ::syscall(SYS_readlinkat, AT_FDCWD, link, name, PATH_MAX - 1);
    if (length < 0)
        return false;
    name[length] = '\0';
    return true;
}

bool nameAt(int folder, const char *path, char *name)
{
    if (path == nullptr)
        return false;
    if (path[0] == '/' || folder == AT_FDCWD) {
        if (path[0] == '/')
            std::snprintf(name, PATH_MAX, "%s", path);
        else if (::getcwd(name, PATH_MAX) != nullptr)
            std::snprintf(name + std::strlen(name), PATH_MAX - std::strlen(name), "/%s", path);
        return true;
    }
    if (!nameOf(folder, name))
        return false;
    const std::size_t length = std::strlen(name);
    std::snprintf(name + length, PATH_MAX - length, "/%s", path);
    return true;
}

void note(long number, const char *call, const char *name, const char *what)
{
    static const char *const log = std::getenv("SLUICE_FAULT_LOG");
    if (log == nullptr)
        return;
    char line[PATH_MAX + 128];
    const char *const slash = std::strrchr(name, '/');
    const int length = std::snprintf(line, sizeof line, "%ld %s %s%s%s\n", number, call,
                                     slash != nullptr ? slash + 1 : name, *what != '\0' ? " -> " : "", what);
    const long file = ::syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0)
        return;
    ::syscall(SYS_write, file, line, length);
    ::syscall(SYS_close, file);
}

bool needsSpace(const char *call)
{
    for (const char *const each : {"write", "pwrite", "fallocate", "fsync", "create", "linkat"})
        if (std::strcmp(call, each) == 0)
            return true;
    return false;
}

/// Counts a call about `name` and says what becomes of it; errno is set for Fail.
Verdict judge(const char *call, const char *name)
{
    static long count = 0;
    static bool failing = false;
    static const char *const at = std::getenv("SLUICE_FAULT_AT");
    static const long wanted = at != nullptr ? std::atol(at) : 0;
    static const char *const what = std::getenv("SLUICE_FAULT_WHAT");
    static const bool stays = std::getenv("SLUICE_FAULT_STAYS") != nullptr;
    if (inside || !below(name))
        return Verdict::Pass;
    inside = true;
    const long number = ++count;
    const bool hit = what != nullptr && (number == wanted || (failing && needsSpace(call)));
    note(number, call, name, hit ? what : "");
    inside = false;
    if (!hit)
        return Verdict::Pass;
    failing = stays;
    if (std::strcmp(what, "kill") == 0)
        ::kill(::getpid(), SIGKILL);
    if (std::strcmp(what, "kill-after") == 0)
        return Verdict::KillAfter;
    if (std::strcmp(what, "short") == 0)
        return Verdict::Short;
    if (std::strcmp(what, "stop") == 0) {
        ::kill(::getpid(), SIGSTOP);
        return Verdict::Pass;
    }
    errno = std::atoi(what);
    return Verdict::Fail;
}

Verdict judgeFile(const char *call, int file)
{
    char name[PATH_MAX];
    return !inside && nameOf(file, name) ? judge(call, name) : Verdict::Pass;
}

Verdict judgeAt(const char *call, int folder, const char *path)
{
    char name[PATH_MAX];
    return !inside && nameAt(folder, path, name) ? judge(call, name) : Verdict::Pass;
}

template <typename Value> Value ended(Verdict verdict, Value value)
{
    if (verdict == Verdict::KillAfter)
        ::kill(::getpid(), SIGKILL);
    return value;
}

template <typename Function> Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int openFile(int folder, const char *path, int flags, mode_t mode)
{
    static const bool named = std::getenv("SLUICE_FAULT_NAMED") != nullptr;
    static const auto next = real<int (*)(int, const char *, int, ...)>("openat");
    const bool unnamed = (flags & O_TMPFILE) == O_TMPFILE;
    if (unnamed && named) {
        errno = EOPNOTSUPP;
        return -1;
    }
    const Verdict verdict = judgeAt((flags & O_CREAT) != 0 || unnamed ? "create" : "open", folder, path);
    if (verdict == Verdict::Fail)
        return -1;
    return ended(verdict, next(folder, path, flags, mode));
}

mode_t modeFrom(int flags, va_list arguments)
{
    const bool makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return makes ? va_arg(arguments, mode_t) : 0;
}

template <typename Next> ssize_t writeFile(const char *call, int file, std::size_t size, const Next &next)
{
    const Verdict verdict = judgeFile(call, file);
    if (verdict == Verdict::Fail)
        return -1;
    return ended(verdict, next(verdict == Verdict::Short && size > 1 ? size / 2 : size));
}

} // namespace

#define SLUICE_SHIM extern "C" __attribute__((visibility("default")))

// Calls that take a descriptor, or a folder and a name, and do nothing else that matters here.
#define SLUICE_FILE_CALL(call, said, parameters, arguments)                                                  \
    SLUICE_SHIM int call parameters                                                                          \
    {                                                                                                        \
        static const auto next = real<int(*) parameters>(#call);                                             \
        const Verdict verdict = judgeFile(said, file);                                                       \
        return verdict == Verdict::Fail ? -1 : ended(verdict, next arguments);                               \
    }
#define SLUICE_NAME_CALL(call, said, parameters, arguments)                                                  \
    SLUICE_SHIM int call parameters                                                                          \
    {                                                                                                        \
        static const auto next = real<int(*) parameters>(#call);                                             \
        const Verdict verdict = judgeAt(said, folder, path);                                                 \
        return verdict == Verdict::Fail ? -1 : ended(verdict, next arguments);                               \
    }

SLUICE_SHIM int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, path, flags, mode);
}

SLUICE_SHIM int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, path, flags, mode);
}

SLUICE_SHIM int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return openFile(folder, path, flags, mode);
}

SLUICE_SHIM int openat64(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return openFile(folder, path, flags, mode);
}

SLUICE_SHIM ssize_t write(int file, const void *bytes, std::size_t size)
{
    static const auto next = real<ssize_t (*)(int, const void *, std::size_t)>("write");
    return writeFile("write", file, size, [&](std::size_t count) { return next(file, bytes, count); });
}

SLUICE_SHIM ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t offset)
{
    static const auto next = real<ssize_t (*)(int, const void *, std::size_t, off_t)>("pwrite");
    return writeFile("pwrite", file, size,
                     [&](std::size_t count) { return next(file, bytes, count, offset); });
}

SLUICE_SHIM ssize_t pwrite64(int file, const void *bytes, std::size_t size, off_t offset)
{
    return pwrite(file, bytes, size, offset);
}

SLUICE_SHIM ssize_t pread(int file, void *bytes, std::size_t size, off_t offset)
{
    static const auto next = real<ssize_t (*)(int, void *, std::size_t, off_t)>("pread");
    const Verdict verdict = judgeFile("pread", file);
    return verdict == Verdict::Fail ? -1 : ended(verdict, next(file, bytes, size, offset));
}

SLUICE_SHIM ssize_t pread64(int file, void *bytes, std::size_t size, off_t offset)
{
    return pread(file, bytes, size, offset);
}

SLUICE_SHIM ssize_t flistxattr(int file, char *list, std::size_t size)
{
    static const auto next = real<ssize_t (*)(int, char *, std::size_t)>("flistxattr");
    const Verdict verdict = judgeFile("flistxattr", file);
    return verdict == Verdict::Fail ? -1 : ended(verdict, next(file, list, size));
}

SLUICE_SHIM ssize_t fgetxattr(int file, const char *name, void *value, std::size_t size)
{
    static const auto next = real<ssize_t (*)(int, const char *, void *, std::size_t)>("fgetxattr");
    const Verdict verdict = judgeFile("fgetxattr", file);
    return verdict == Verdict::Fail ? -1 : ended(verdict, next(file, name, value, size));
}

SLUICE_FILE_CALL(fsync, "fsync", (int file), (file))
SLUICE_FILE_CALL(fdatasync, "fsync", (int file), (file))
SLUICE_FILE_CALL(close, "close", (int file), (file))
SLUICE_FILE_CALL(fchmod, "fchmod", (int file, mode_t mode), (file, mode))
SLUICE_FILE_CALL(fchown, "fchown", (int file, uid_t owner, gid_t group), (file, owner, group))
SLUICE_FILE_CALL(ftruncate, "ftruncate", (int file, off_t size), (file, size))
SLUICE_FILE_CALL(ftruncate64, "ftruncate", (int file, off_t size), (file, size))
SLUICE_FILE_CALL(fallocate, "fallocate", (int file, int mode, off_t start, off_t size),
                 (file, mode, start, size))
SLUICE_FILE_CALL(fallocate64, "fallocate", (int file, int mode, off_t start, off_t size),
                 (file, mode, start, size))
SLUICE_FILE_CALL(fstat, "fstat", (int file, struct stat *info), (file, info))
SLUICE_FILE_CALL(fstat64, "fstat", (int file, struct stat64 *info), (file, info))
SLUICE_FILE_CALL(fsetxattr, "fsetxattr",
                 (int file, const char *name, const void *value, std::size_t size, int flags),
                 (file, name, value, size, flags))
SLUICE_FILE_CALL(fremovexattr, "fremovexattr", (int file, const char *name), (file, name))
SLUICE_NAME_CALL(fstatat, "stat", (int folder, const char *path, struct stat *info, int flags),
                 (folder, path, info, flags))
SLUICE_NAME_CALL(fstatat64, "stat", (int folder, const char *path, struct stat64 *info, int flags),
                 (folder, path, info, flags))
SLUICE_NAME_CALL(unlinkat, "unlink", (int folder, const char *path, int flags), (folder, path, flags))

SLUICE_SHIM int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}

SLUICE_SHIM int stat(const char *path, struct stat *info)
{
    return fstatat(AT_FDCWD, path, info, 0);
}

SLUICE_SHIM int stat64(const char *path, struct stat64 *info)
{
    return fstatat64(AT_FDCWD, path, info, 0);
}

SLUICE_SHIM int renameat2(int oldFolder, const char *oldPath, int folder, const char *path, unsigned flags)
{
    const Verdict verdict = judgeAt("rename", folder, path);
    if (verdict == Verdict::Fail)
        return -1;
    return ended(verdict,
                 static_cast<int>(::syscall(SYS_renameat2, oldFolder, oldPath, folder, path, flags)));
}

SLUICE_SHIM int renameat(int oldFolder, const char *oldPath, int folder, const char *path)
{
    return renameat2(oldFolder, oldPath, folder, path, 0);
}

SLUICE_SHIM int rename(const char *oldPath, const char *path)
{
    return renameat2(AT_FDCWD, oldPath, AT_FDCWD, path, 0);
}

SLUICE_SHIM int linkat(int oldFolder, const char *oldPath, int folder, const char *path, int flags)
{
    static const auto next = real<int (*)(int, const char *, int, const char *, int)>("linkat");
    const Verdict verdict = judgeAt("linkat", folder, path);
    return verdict == Verdict::Fail ? -1 : ended(verdict, next(oldFolder, oldPath, folder, path, flags));
}
