#include "models/hocon/edit/edit.h"
#include "tests/fuzz/anytree.h"

#include <cstdint>

namespace {

using namespace sluice;

/// The bytes before the first NUL choose edits, the rest is the text that they are made to.
class Choices
{
public:
    explicit Choices(std::string bytes)
        : bytes_(std::move(bytes))
    {
    }
    bool empty() const { return next_ >= bytes_.size(); }
    std::size_t next() { return empty() ? 0 : static_cast<unsigned char>(bytes_[next_++]); }

private:
    std::string bytes_;
    std::size_t next_ = 0;
};

Result<TextEdits> chosenEdit(const hocon::Tree &tree, Choices &choices)
{
    static const std::string values[] = {"1",    "1.10", "true",       "a b",     "x\"y",
                                         "${v}", "",     "line\nline", "\xc3\xa9"};
    static const std::string json[] = {R"({"plugin_name":"N","a":[1,{"b":null}]})",
                                       "[]",
                                       "{}",
                                       "1.50",
                                       R"({"":{"0":-9223372036854775809},"x->y":"${v}"})",
                                       R"([{"plugin_name":"N"},{"plugin_name":"N"}])"};
    const std::size_t kind = choices.next() % 11;
    const std::string pointer = tree.pointerAt(choices.next() * tree.text().size() / 256);
    const std::string &value = values[choices.next() % std::size(values)];
    switch (kind) {
    case 0:
        return hocon::setValue(tree, pointer, value);
    case 1:
        return hocon::setString(tree, pointer, value);
    case 2:
        return hocon::setValue(tree, pointer + "/new", value);
    case 3:
        return hocon::insert(tree, pointer, choices.next() % 3,
                             R"({"plugin_name":"Console","a":[1,{"b":null}]})");
    case 4:
        return hocon::remove(tree, pointer, choices.next() % 2 == 0);
    case 5:
        return hocon::rename(tree, pointer, value);
    case 6:
        return hocon::move(tree, pointer, choices.next() % 3);
    case 7:
        return hocon::setValue(tree, pointer, json[choices.next() % std::size(json)], true);
    case 8:
        return hocon::setValue(tree, pointer + "/0/a~1b", json[choices.next() % std::size(json)], true);
    case 9:
        return hocon::insert(tree, pointer, hocon::kEnd, json[choices.next() % std::size(json)]);
    default:
        return hocon::setComment(tree, pointer, value);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t cut = input.find('\0');
    if (cut == std::string::npos)
        return 0;
    Choices choices(input.substr(0, std::min<std::size_t>(cut, 32)));
    std::string text = input.substr(cut + 1);
    const hocon::Syntax syntax = text.starts_with('{') ? hocon::Syntax::Json : hocon::Syntax::Conf;
    while (!choices.empty()) {
        const hocon::Tree tree = hocon::Tree::parse(text, syntax);
        const auto edits = chosenEdit(tree, choices);
        if (!edits)
            continue;
        REQUIRE(isValid(*edits, text.size()));
        const std::string after = applied(text, *edits);
        REQUIRE(applied(after, inverse(text, *edits)) == text);
        // An edit is made to a place that reads well; it must not break the file for the engine.
        if (tree.errors().empty())
            REQUIRE(hocon::Tree::parse(after, syntax).errors().empty());
        text = after;
    }
    return 0;
}
