#pragma once

#include "models/hocon/tree.h"

#include <string>
#include <vector>

/// Finds and reads the files that include statements name.
namespace sluice::hocon::detail {

constexpr int kMaxIncludeDepth = 50; ///< as the original has it

/// What a file that an include names turned out to be.
struct IncludeRequest
{
    enum class Kind : std::uint8_t
    {
        Heuristic,
        File,
        Url,
        Classpath
    } kind = Kind::Heuristic;
    std::string name;
    bool required = false;
};

/// How far the includes of one text have gone.
struct IncludeTally
{
    std::size_t files = 0;
    std::size_t bytes = 0;
    int depth = 0;        ///< blocks and lists around the include that is being read
    bool stopped = false; ///< too many, too large or in a circle, and told: no more files are read
};

struct IncludedFile
{
    std::string path;
    std::string text;
    Syntax syntax = Syntax::Conf;
};

/// False for what Java takes for no address at all: url("…") of it is a mistake.
bool isAddress(std::string_view url);

/// The files of one include, the one that wins first, added to `tally`; none when it is missing. A file that
/// is more than kMaxIncludedFiles and kMaxIncludedBytes allow counts, but is not read. Nothing is fetched
/// over a network and there is no class path: both count as missing, as do .properties files of file() and
/// url(), to which the original adds the properties of its own process. A name without extension stands for
/// .conf and .json together.
std::vector<IncludedFile> includedFiles(const IncludeRequest &request, const ParseOptions &options,
                                        IncludeTally &tally);

} // namespace sluice::hocon::detail
