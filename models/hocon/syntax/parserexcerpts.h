#pragma once

#include "models/hocon/store.h"
#include "models/hocon/tokens/lexer.h"

namespace sluice::hocon::detail {

/// The text as messages quote it, and its lines.
class Excerpts
{
public:
    explicit Excerpts(const Store &store)
        : store_(store)
    {
    }

    /// On one line, cut where it is long.
    std::string shown(std::uint32_t begin, std::uint32_t end) const;
    std::string shown(const Token &token) const;
    /// The number of the line that an offset is in.
    std::string lineOf(std::uint32_t offset);
    /// Whether a mistake that the original notices at `noticed` may be told at `begin`. Further away its line
    /// is kept, and the message names the other one.
    bool isNear(std::uint32_t begin, std::uint32_t noticed) const;

private:
    const Store &store_;
    std::uint32_t counted_ = 0;   ///< an offset …
    std::size_t countedLine_ = 1; ///< … and its line
};

} // namespace sluice::hocon::detail
