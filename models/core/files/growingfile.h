#pragma once

#include "models/core/error.h"
#include "models/core/files/posixfile.h"

#include <string>
#include <string_view>

namespace sluice {

/// A file that is written as its content comes: what append() has returned for is there after a crash or a
/// kill. For what cannot be kept back until it is whole; everything else is for replaceFile().
///
/// A regular file is emptied by the first append() and not before, so that a start that leads to nothing
/// costs nobody's old file. Devices and pipes are written to as they are.
class GrowingFile
{
public:
    /// What becomes of a regular file that is there and holds something.
    enum class Existing
    {
        Keep,    ///< it is refused
        Replace, ///< the first append() empties it
    };

    /// Makes or opens a file; "-" is standard output. Errors: NotFound (no such folder), NotRegular (a
    /// folder, a socket, a pipe that nobody reads), ReadOnly, Conflict (another program lets it grow; Keep
    /// and there is something in it), Io.
    static Result<GrowingFile> open(const std::string &path, Existing existing = Existing::Replace);
    GrowingFile(GrowingFile &&) = default;
    GrowingFile &operator=(GrowingFile &&) = default;
    /// Closes it, unchecked.
    ~GrowingFile();

    /// Errors: Io; the file then ends with what append() took before. Cancelled when it is a pipe that nobody
    /// reads any more.
    Result<void> append(std::string_view bytes);
    /// Brings it to the disk and closes it; a file that was made by open() and got nothing is removed.
    /// Errors: Io.
    Result<void> finish();

private:
    GrowingFile() = default;
    /// False: somebody has removed, renamed or replaced it.
    bool isUnderItsName() const;

    std::string path_;
    posix::Descriptor file_;
    bool regular_ = false;
    bool made_ = false;  ///< by open()
    bool begun_ = false; ///< something was appended
    off_t size_ = 0;     ///< of what append() took
};

} // namespace sluice
