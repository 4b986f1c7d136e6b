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

/// The files of one include, the one that wins first; none when it is missing. Nothing is fetched over a
/// network and there is no class path: both count as missing, as do .properties files, to which the original
/// adds the properties of its own process. A name without extension stands for .conf and .json together.
std::vector<IncludedFile> includedFiles(const IncludeRequest &request, const ParseOptions &options);

} // namespace sluice::hocon::detail
