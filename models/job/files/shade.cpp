#include "models/job/files/shade.h"

namespace sluice::job {

const std::vector<std::string_view> &shadedOptions()
{
    static const std::vector<std::string_view> options{"password", "username", "auth", "token"};
    return options;
}

std::string shadeIdentifier(const hocon::Tree &tree)
{
    const std::optional<hocon::Value> identifier = tree.find("/env/shade.identifier");
    if (!identifier || identifier->isObject() || identifier->isList() ||
        identifier->kind() == hocon::Kind::Null)
        return "default";
    return identifier->text();
}

} // namespace sluice::job
