#pragma once

#include "models/hocon/store.h"

namespace sluice::hocon::detail {

/// Where a key or the inside of a ${} stands.
struct PathText
{
    std::uint32_t begin;
    std::uint32_t end;
    Syntax syntax;
};

/// The elements of a path: -> separates them, but only inside one unquoted word. False with the message in
/// `trouble` (%1 is the whole) when it is none.
bool readPath(const Store &store, const PathText &path, std::vector<std::string> &elements,
              const char *&trouble);

} // namespace sluice::hocon::detail
