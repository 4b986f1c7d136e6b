#pragma once

#include "models/hocon/pointer.h"
#include "models/hocon/store.h"

namespace sluice::hocon {

struct Tree::Data
{
    Syntax syntax = Syntax::Conf;
    detail::Store store;
    detail::ValueId root = detail::kAbsent;
    std::vector<SyntaxError> errors;
};

} // namespace sluice::hocon
