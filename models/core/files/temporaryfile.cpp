#include "models/core/files/temporaryfile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>

namespace sluice::posix {

namespace {

constexpr int mostNames = 100;
constexpr int leftoverWaitMs = 1000; ///< while somebody looks whether it is a leftover

} // namespace

std::string TemporaryFile::nameAt(int position) const
{
    const std::string end = ".sluice" + (position == 1 ? std::string() : std::to_string(position)) + "~";
    std::string name = "." + target_ + end;
    if (name.size() > NAME_MAX)
        name = "." + contentHash(target_) + end;
    return name;
}

bool TemporaryFile::removeLeftover(int folder, const std::string &name)
{
    constexpr int flags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    Descriptor left = openAt(folder, name, O_RDWR | flags);
    LockKind lock = LockKind::Alone;
    if (!left.isOpen() && errno == EACCES) { // one that was to replace a file that nobody may write
        left = openAt(folder, name, O_RDONLY | flags);
        lock = LockKind::WithOthers;
    }
    if (!left.isOpen())
        return errno == ENOENT;
    struct stat info = {};
    return ::fstat(left.number(), &info) == 0 && S_ISREG(info.st_mode) &&
           lockFile(left.number(), 0, lock) == LockResult::Locked && ::unlinkat(folder, name.c_str(), 0) == 0;
}

void TemporaryFile::removeLeftoversOf(int folder, const std::string &target)
{
    // A second one is only there while the first lives, or where both were killed.
    constexpr int names = 2;
    const TemporaryFile temporary(folder, target);
    for (int position = 1; position <= names; ++position) {
        const std::string name = temporary.nameAt(position);
        struct stat info = {};
        if (::fstatat(folder, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) &&
            info.st_nlink == 1 && (info.st_uid == ::geteuid() || ::geteuid() == 0))
            (void)removeLeftover(folder, name);
    }
}

/// Calls `make` with one temporary name after the other until it does not say EEXIST.
template <typename Make> int TemporaryFile::claimName(const Make &make)
{
    for (int position = 1; position <= mostNames; ++position) {
        const std::string name = nameAt(position);
        int error = make(name);
        if (error == EEXIST && removeLeftover(folder_, name))
            error = make(name);
        if (error == 0)
            name_ = name;
        if (error != EEXIST)
            return error;
    }
    return EEXIST;
}

int TemporaryFile::open(mode_t mode)
{
    file_ = openAt(folder_, ".", O_TMPFILE | O_RDWR, mode);
    if (file_.isOpen()) {
        // Locked before it has a name, so that nobody takes it for a leftover.
        (void)lockFile(file_.number(), 0);
        return 0;
    }
    const int error = errno;
    if (error != EOPNOTSUPP && error != EISDIR && error != ENOENT && error != EINVAL)
        return error;
    return claimName([this, mode](const std::string &name) {
        file_ = openAt(folder_, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
        if (!file_.isOpen())
            return errno;
        // Until it is locked, somebody else may take it for a leftover.
        (void)lockFile(file_.number(), leftoverWaitMs);
        struct stat info = {};
        return ::fstat(file_.number(), &info) == 0 && info.st_nlink == 0 ? EEXIST : 0;
    });
}

int TemporaryFile::checkClose() const
{
    Descriptor same(::fcntl(file_.number(), F_DUPFD_CLOEXEC, 0));
    return same.isOpen() ? same.close() : errno;
}

int TemporaryFile::link(const std::string &name) const
{
    const std::string self = "/proc/self/fd/" + std::to_string(file_.number());
    return ::linkat(AT_FDCWD, self.c_str(), folder_, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

int TemporaryFile::claim()
{
    return name_.empty() ? claimName([this](const std::string &name) { return link(name); }) : 0;
}

int TemporaryFile::publish(bool mustNotReplace)
{
    if (mustNotReplace) {
        if (name_.empty())
            return link(target_);
        if (::renameat2(folder_, name_.c_str(), folder_, target_.c_str(), RENAME_NOREPLACE) != 0)
            return errno;
        name_.clear();
        return 0;
    }
    if (const int error = claim(); error != 0)
        return error;
    if (::renameat(folder_, name_.c_str(), folder_, target_.c_str()) != 0)
        return errno;
    name_.clear();
    return 0;
}

int TemporaryFile::remove()
{
    if (name_.empty())
        return 0;
    if (::unlinkat(folder_, name_.c_str(), 0) != 0 && errno != ENOENT)
        return errno;
    name_.clear();
    return 0;
}

} // namespace sluice::posix
