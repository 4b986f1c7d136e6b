#include "models/core/jsoncheck.h"

#include "models/core/jsonwalk.h"

namespace sluice {

std::optional<std::size_t> firstNotJson(std::string_view json)
{
    JsonVisitor none;
    return JsonWalk(json, none).run();
}

} // namespace sluice
