#pragma once

#include "models/hocon/parser.h"

/// Finds and reads the files that include statements name.
namespace sluice::hocon::detail {

constexpr int kMaxIncludeDepth = 50; ///< as the original has it

struct IncludedFile
{
    std::string path;
    std::string text;
    Syntax syntax = Syntax::Conf;
};

/// False for what Java takes for no address at all: url("…") of it is a mistake.
bool isAddress(std::string_view url);

/// The files of one include, the one that wins first; none when it is missing. Nothing is fetched over a
/// network and there is no class path: both count as missing, as do .properties files of file() and url(), to
/// which the original adds the properties of its own process. A name without extension stands for .conf and
/// .json together.
std::vector<IncludedFile> includedFiles(const IncludeRequest &request, const ParseOptions &options);

} // namespace sluice::hocon::detail
