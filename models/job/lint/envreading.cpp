#include "models/job/lint/envreading.h"

#include "models/job/variables.h"

#include <charconv>

namespace sluice::job::rules {

namespace {

catalog::ValueShape shapeOf(hocon::Kind kind)
{
    switch (kind) {
    case hocon::Kind::Null:
        return catalog::ValueShape::Null;
    case hocon::Kind::List:
        return catalog::ValueShape::List;
    case hocon::Kind::Object:
        return catalog::ValueShape::Object;
    default:
        return catalog::ValueShape::Scalar;
    }
}

/// Where the first ${…} of a value stands.
TextSpan variableIn(const hocon::Tree &tree, const TextSpan &value)
{
    const std::string_view text = tree.text();
    if (value.offset > text.size())
        return {};
    const std::string_view written = text.substr(value.offset, value.length);
    const std::size_t begin = written.find("${");
    if (begin == std::string_view::npos)
        return {};
    return {value.offset + begin, std::min(written.find('}', begin), written.size() - 1) + 1 - begin};
}

} // namespace

std::optional<std::int64_t> ReadValue::integer() const
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

EnvReading::EnvReading(const hocon::Tree &tree, const LintOptions &options)
    : tree_(tree)
    , options_(options)
    , members_(readEnv(tree))
    , mode_(decideMode(tree))
{
    if (mode_.mode == Mode::Variable)
        mode_ = decideMode(tree, filled());
}

const FilledValues &EnvReading::filled() const
{
    if (!filled_)
        filled_ = std::make_unique<const FilledValues>(
            tree_, resolveOptions(tree_, {options_.variables, std::nullopt}));
    return *filled_;
}

ReadValue EnvReading::value(const ReadMember &member) const
{
    ReadValue read;
    if (!member.rest.empty()) {
        read.shape = catalog::ValueShape::Object;
        return read;
    }
    read.shape = shapeOf(member.value.kind());
    read.text = member.value.text();
    if (member.value.kind() != hocon::Kind::Unresolved && read.text.find("${") == std::string::npos)
        return read;
    const auto filled = this->filled().at(member.pointer);
    if (!filled) {
        read.open = true;
        return read;
    }
    read.shape = shapeOf(filled->kind);
    read.text = filled->text;
    read.variable = variableIn(tree_, member.value.span());
    return read;
}

} // namespace sluice::job::rules
