#include "models/core/files/file.h"

#include "models/core/files/posixfile.h"

#include <fcntl.h>

#include <cerrno>

namespace sluice {

std::string contentHash(std::string_view bytes)
{
    __extension__ using Wide = unsigned __int128;
    constexpr Wide prime = (Wide{1} << 88) + 0x13B;
    Wide hash = (Wide{0x6C62272E07BB0142} << 64) + 0x62B821756295C58D;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    std::string digits(32, '0');
    for (std::size_t i = digits.size(); i-- > 0; hash >>= 4)
        digits[i] = "0123456789abcdef"[static_cast<unsigned>(hash & 15)];
    return digits;
}

Result<FileContent> readFile(const std::string &path, std::uint64_t maximumBytes)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorCode::NotFound, SLUICE_MESSAGE("File", "There is no such file."), path);
        return tl::unexpected(posix::failure(SLUICE_MESSAGE("File", "The file cannot be read"), errno, path));
    }
    if (S_ISDIR(info.st_mode))
        return fail(ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is a folder, not a file."), path);
    // Opening a pipe or a device could block for ever, or do something.
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is not a regular file."), path);
    const posix::Descriptor file = posix::openAt(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file.isOpen() || ::fstat(file.number(), &info) != 0)
        return tl::unexpected(posix::failure(SLUICE_MESSAGE("File", "The file cannot be read"), errno, path));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::NotRegular, SLUICE_MESSAGE("File", "This is not a regular file."), path);
    FileContent content;
    const bool tooLarge = info.st_size > 0 && static_cast<std::uint64_t>(info.st_size) > maximumBytes;
    if (!tooLarge) {
        if (const int error = posix::readAll(file.number(), maximumBytes, content.bytes); error != 0)
            return tl::unexpected(
                posix::failure(SLUICE_MESSAGE("File", "Reading the file failed"), error, path));
    }
    if (tooLarge || content.bytes.size() > maximumBytes)
        return fail(ErrorCode::TooLarge,
                    SLUICE_MESSAGE("File", "The file is larger than %1 MB, the most that can be opened.")
                        .with(maximumBytes / (1024 * 1024)),
                    path);
    content.state = posix::stateOf(info, contentHash(content.bytes));
    content.state.size = static_cast<std::int64_t>(content.bytes.size());
    return content;
}

} // namespace sluice
