#pragma once

#include "models/hocon/pointer.h"
#include "models/hocon/store.h"
#include "models/hocon/syntax/placeindex.h"

namespace sluice::hocon {

struct Tree::Data
{
    Syntax syntax = Syntax::Conf;
    std::string path; ///< empty: includes count as missing
    detail::Store store;
    detail::ValueId root = detail::kAbsent;
    std::vector<SyntaxError> errors;
    std::size_t moreErrors = 0; ///< that were counted and not kept
    detail::PlaceIndex places{store};
};

} // namespace sluice::hocon
