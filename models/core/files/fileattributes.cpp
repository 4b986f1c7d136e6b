#include "models/core/files/fileattributes.h"

#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <vector>

namespace sluice::posix {

namespace {

constexpr mode_t permissions = 07777;

/// Nothing when they cannot be read; an empty list where the file system has none.
std::optional<std::vector<std::string>> attributeNames(int file)
{
    const ssize_t size = ::flistxattr(file, nullptr, 0);
    if (size < 0 && errno != ENOTSUP)
        return std::nullopt;
    std::vector<std::string> names;
    if (size <= 0)
        return names;
    std::string list(static_cast<std::size_t>(size), '\0');
    const ssize_t read = ::flistxattr(file, list.data(), list.size());
    if (read < 0)
        return std::nullopt;
    list.resize(static_cast<std::size_t>(read));
    for (std::size_t start = 0; start < list.size();) {
        const std::size_t end = std::min(list.find('\0', start), list.size());
        std::string name = list.substr(start, end - start);
        // These are the kernel's own sums over the bytes, which are others now.
        if (name != "security.ima" && name != "security.evm")
            names.push_back(std::move(name));
        start = end + 1;
    }
    return names;
}

std::optional<std::string> attribute(int file, const std::string &name)
{
    const ssize_t size = ::fgetxattr(file, name.c_str(), nullptr, 0);
    if (size < 0)
        return std::nullopt;
    std::string value(static_cast<std::size_t>(size), '\0');
    const ssize_t read = ::fgetxattr(file, name.c_str(), value.data(), value.size());
    if (read < 0)
        return std::nullopt;
    value.resize(static_cast<std::size_t>(read));
    return value;
}

bool copyExtended(int from, int to)
{
    const auto wanted = attributeNames(from);
    const auto present = attributeNames(to);
    if (!wanted || !present)
        return false;
    // What the folder gives to new files (a default access list) the old one need not have had.
    for (const std::string &name : *present)
        if (std::find(wanted->begin(), wanted->end(), name) == wanted->end() &&
            ::fremovexattr(to, name.c_str()) != 0)
            return false;
    for (const std::string &name : *wanted) {
        const auto value = attribute(from, name);
        if (!value)
            return false;
        // Some may be set by nobody, but are right already (labels).
        if (::fsetxattr(to, name.c_str(), value->data(), value->size(), 0) != 0 &&
            attribute(to, name) != value)
            return false;
    }
    return true;
}

} // namespace

CopiedAttributes copyAttributes(int from, const struct stat &info, int to)
{
    struct stat made = {};
    if (::fstat(to, &made) != 0)
        return {Unkept::Mode, errno};
    // In this order: a new owner costs set-id bits and capabilities, an access list is part of the mode.
    if ((made.st_uid != info.st_uid || made.st_gid != info.st_gid) &&
        ::fchown(to, info.st_uid, info.st_gid) != 0)
        return {Unkept::Owner, errno};
    errno = 0;
    if (!copyExtended(from, to))
        return {Unkept::Attributes, errno};
    if (::fchmod(to, info.st_mode & permissions) != 0 || ::fstat(to, &made) != 0)
        return {Unkept::Mode, errno};
    // Group bits can be refused without an error.
    if ((made.st_mode & permissions) != (info.st_mode & permissions))
        return {Unkept::Mode, 0};
    return {};
}

} // namespace sluice::posix
