#pragma once

#include "models/hocon/pointer.h"
#include "models/hocon/tree.h"

#include <string>

namespace sluice::job::rules {

/// Calls visit(container, pointer) for a list or an object and for all in it, each before what it holds.
template <typename Visit>
void forEachContainer(const hocon::Value &value, const std::string &pointer, const Visit &visit)
{
    if (!value.isList() && !value.isObject())
        return;
    visit(value, pointer);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const hocon::Value each = value.at(i);
        if (each.isList() || each.isObject())
            forEachContainer(each,
                             pointer + "/" +
                                 (value.isList() ? std::to_string(i) : hocon::pointerSegment(value.key(i))),
                             visit);
    }
}

} // namespace sluice::job::rules
