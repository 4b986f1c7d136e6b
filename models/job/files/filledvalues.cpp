#include "models/job/files/filledvalues.h"

#include "models/job/files/resolvesteps.h"

namespace sluice::job {

struct FilledValues::Data
{
    hocon::Tree tree;
    detail::Answers answers;
};

FilledValues::FilledValues(const hocon::Tree &tree, const ResolveOptions &options)
    : d(std::make_unique<const Data>(Data{tree, detail::answersTo(tree, options)}))
{
}

FilledValues::~FilledValues() = default;

std::optional<FilledValues::Filled> FilledValues::at(std::string_view pointer) const
{
    const std::optional<hocon::Value> value = d->answers.filled.find(pointer);
    if (!value || value->kind() == hocon::Kind::Unresolved)
        return std::nullopt;
    Filled filled{value->kind(), value->text()};
    if (filled.text.find("${") == std::string::npos)
        return filled;
    if (!value->isString() || !detail::isFilled(d->tree, pointer))
        return std::nullopt;
    auto text = detail::filledText(filled.text, d->answers.properties);
    if (!text || text->find("${") != std::string::npos)
        return std::nullopt;
    filled.text = std::move(*text);
    return filled;
}

} // namespace sluice::job
