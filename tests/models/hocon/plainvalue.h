#pragma once

#include "models/hocon/pointer.h"
#include "models/hocon/tree.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

struct PlainChild;

/// A tree that knows nothing of texts: what an edit is meant to do is done to it as well, by other code, and
/// the two have to agree.
struct PlainValue
{
    sluice::hocon::Kind kind = sluice::hocon::Kind::Null;
    std::string text;
    std::vector<PlainChild> children; ///< names are empty in lists

    bool isList() const { return kind == sluice::hocon::Kind::List; }
    bool isObject() const { return kind == sluice::hocon::Kind::Object; }
};

struct PlainChild
{
    std::string first; ///< its name
    PlainValue second;
};

inline PlainValue plainValue(const sluice::hocon::Value &value)
{
    PlainValue result{value.kind(), value.text(), {}};
    for (std::size_t i = 0; i < value.size(); ++i)
        result.children.push_back({value.isObject() ? value.key(i) : std::string(), plainValue(value.at(i))});
    return result;
}

/// The position of the child that a segment names; the number of children when there is none.
inline std::size_t childAt(const PlainValue &parent, const std::string &segment)
{
    if (parent.isList())
        return std::min(sluice::hocon::listIndex(segment).value_or(parent.children.size()),
                        parent.children.size());
    const auto named = [&](const auto &child) {
        return child.first == segment;
    };
    return static_cast<std::size_t>(std::find_if(parent.children.begin(), parent.children.end(), named) -
                                    parent.children.begin());
}

/// The value at the first `depth` segments, which have to be there.
inline PlainValue &valueAt(PlainValue &root, const std::vector<std::string> &segments, std::size_t depth)
{
    PlainValue *value = &root;
    for (std::size_t i = 0; i < depth; ++i)
        value = &value->children.at(childAt(*value, segments[i])).second;
    return *value;
}

/// What a value says, without the order of names.
inline std::string canonical(const PlainValue &value)
{
    if (!value.isObject() && !value.isList())
        return std::to_string(int(value.kind)) + '<' + value.text + '>';
    std::vector<std::string> parts;
    for (const auto &[name, child] : value.children)
        parts.push_back(name + '=' + canonical(child));
    if (value.isObject())
        std::sort(parts.begin(), parts.end());
    std::string result(1, value.isObject() ? '{' : '[');
    for (const std::string &part : parts)
        result += part + ',';
    return result + ';';
}
