#include "models/job/files/shade.h"

namespace sluice::job {

namespace {

bool isScalarValue(const hocon::Value &value)
{
    return value.kind() == hocon::Kind::String || value.kind() == hocon::Kind::Number ||
           value.kind() == hocon::Kind::Boolean;
}

} // namespace

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

std::vector<std::string> shadedPointers(const hocon::Tree &tree)
{
    std::vector<std::string> pointers;
    for (const std::string_view stage : {"source", "sink"}) {
        const std::optional<hocon::Value> list = tree.root().find(stage);
        if (!list || !list->isList())
            continue;
        for (std::size_t i = 0; i < list->size(); ++i) {
            for (const std::string_view option : shadedOptions()) {
                const hocon::Value entry = list->at(i);
                if (const std::optional<hocon::Value> secret = entry.find(option);
                    secret && isScalarValue(*secret))
                    pointers.push_back("/" + std::string(stage) + "/" + std::to_string(i) + "/" +
                                       std::string(option));
            }
        }
    }
    return pointers;
}

} // namespace sluice::job
