#include "models/hocon/treedata.h"

#include "models/hocon/syntax/parser.h"
#include "models/hocon/values/substitution.h"

#include <algorithm>

namespace sluice::hocon {

using namespace detail;

Tree::Tree()
    : Tree(parse({}, Syntax::Conf))
{
}

Tree::Tree(std::shared_ptr<const Data> data)
    : d(std::move(data))
{
}

namespace {

/// Gives back what a large array reserved in vain. Not for small ones, where the copy costs more than it
/// saves.
template <typename T> void trim(std::vector<T> &array)
{
    constexpr std::size_t kLarge = 65536;
    if (array.capacity() > kLarge && array.capacity() - array.size() > array.size() / 3)
        array.shrink_to_fit();
}

thread_local std::size_t parses = 0;

} // namespace

std::size_t parseCount()
{
    return parses;
}

Tree Tree::parse(std::string text, Syntax syntax)
{
    return parse(std::move(text), ParseOptions{syntax});
}

Tree Tree::parse(std::string text, const ParseOptions &options)
{
    ++parses;
    auto data = std::make_shared<Data>();
    data->syntax = options.syntax;
    data->path = options.path;
    Store &store = data->store;
    store.text = std::move(text);
    if (store.text.size() > kMaxSize) {
        data->errors.push_back({{0, 0},
                                {"Syntax",
                                 SLUICE_TRANSLATE_NOOP("Syntax", "The file is larger than %1 MB. Split it."),
                                 {std::to_string(kMaxSize / 1024 / 1024)}}});
        store.tape.push_back({0, static_cast<std::uint32_t>(store.text.size()), 1, NodeType::Bad, 0});
        data->root = Values(store).object({}, 0);
        return Tree(std::move(data));
    }
    store.validUtf8 = isValidUtf8(store.text);
    // About one node to eight bytes in real files; a wrong guess only costs a copy.
    store.tape.reserve(store.text.size() / 12 + 16);
    store.members.reserve(store.text.size() / 24 + 16);
    store.values.reserve(store.text.size() / 64 + 16);
    Parser parser(store, options, data->errors);
    data->root = parser.parse();
    data->moreErrors = parser.moreErrors();
    Values values(store);
    if (options.answers && !values.isResolved(data->root)) {
        std::vector<SyntaxError> errors;
        data->root = Substitution(store, values, options, errors).resolved(data->root);
        // The original answers ${} only when it could read the text, and what was misread has wrong answers.
        if (data->errors.empty())
            data->errors = std::move(errors);
        dropBeforeFirst(data->errors);
    }
    trim(store.tape);
    trim(store.values);
    trim(store.members);
    trim(store.items);
    std::stable_sort(
        data->errors.begin(), data->errors.end(),
        [](const SyntaxError &a, const SyntaxError &b) { return a.span.offset < b.span.offset; });
    return Tree(std::move(data));
}

Tree Tree::with(std::string text) const
{
    return parse(std::move(text), ParseOptions{d->syntax, d->path});
}

Syntax Tree::syntax() const
{
    return d->syntax;
}

const std::string &Tree::path() const
{
    return d->path;
}

const std::string &Tree::text() const
{
    return d->store.text;
}

const std::vector<SyntaxError> &Tree::errors() const
{
    return d->errors;
}

bool Tree::hasIncludes() const
{
    return std::any_of(d->store.tape.begin(), d->store.tape.end(),
                       [](const detail::Node &node) { return node.type == detail::NodeType::Include; });
}

std::size_t Tree::errorCount() const
{
    return d->errors.size() + d->moreErrors;
}

Value Tree::root() const
{
    return Value(&d->store, d->root);
}

std::optional<Value> Tree::find(std::string_view pointer) const
{
    Value value = root();
    const auto segments = pointerSegments(pointer);
    if (!segments)
        return std::nullopt;
    for (const std::string &segment : *segments) {
        if (value.isList()) {
            const auto index = listIndex(segment);
            if (!index || *index >= value.size())
                return std::nullopt;
            value = value.at(*index);
        } else {
            const auto member = value.find(segment);
            if (!member)
                return std::nullopt;
            value = *member;
        }
    }
    return value;
}

} // namespace sluice::hocon
