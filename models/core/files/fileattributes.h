#pragma once

#include <sys/stat.h>

namespace sluice::posix {

/// What of a file its replacement cannot have.
enum class Unkept
{
    Nothing,
    Owner,
    Attributes,
    Mode,
};

struct CopiedAttributes
{
    Unkept unkept = Unkept::Nothing;
    int error = 0; ///< errno; 0 also where a refusal gave none
};

/// Gives the file `to` the owner, group, extended attributes (access lists are among them) and mode of the
/// file `from`, whose state is `info`.
CopiedAttributes copyAttributes(int from, const struct stat &info, int to);

} // namespace sluice::posix
