#include "models/hocon/shade.h"

namespace sluice::hocon {

const std::vector<std::string_view> &shadedOptions()
{
    static const std::vector<std::string_view> options{"password", "username", "auth", "token"};
    return options;
}

std::string shadeIdentifier(const Tree &tree)
{
    const std::optional<Value> identifier = tree.find("/env/shade.identifier");
    if (!identifier || identifier->isObject() || identifier->isList() || identifier->kind() == Kind::Null)
        return "default";
    return identifier->text();
}

} // namespace sluice::hocon
