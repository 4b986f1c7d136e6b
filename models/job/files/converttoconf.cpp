#include "models/hocon/values/keypath.h"
#include "models/job/files/convert.h"
#include "models/job/files/convertcheck.h"

#include <algorithm>

namespace sluice::job {
namespace {

/// Values that are written by their paths repeat all names above them; so much more text may come of it.
constexpr std::size_t kMostGrowth = std::size_t(16) * 1024 * 1024;

/// Objects under these keys are read as lists of plugins, at any depth.
bool isPluginScope(std::string_view key)
{
    return key == "source" || key == "transform" || key == "sink";
}

std::string keyText(std::string_view key)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.' || c == '-';
    };
    const bool startsPlain = !key.empty() && plain(key.front()) && key.front() != '-' &&
                             !(key.front() >= '0' && key.front() <= '9');
    if (startsPlain && std::all_of(key.begin(), key.end(), plain) && key != "include")
        return std::string(key);
    std::string quoted;
    hocon::appendJsonString(quoted, key);
    return quoted;
}

/// Strings over several lines read best in """…""", where that can hold them.
std::string stringText(const std::string &text)
{
    const bool lines = text.find('\n') != std::string::npos;
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    });
    if (lines && !control && text.find("\"\"\"") == std::string::npos && !text.ends_with('"'))
        return "\"\"\"" + text + "\"\"\"";
    std::string quoted;
    hocon::appendJsonString(quoted, text);
    return quoted;
}

class ConfWriter
{
public:
    explicit ConfWriter(const hocon::Tree &tree)
        : tree_(tree)
    {
    }

    Result<std::string> write()
    {
        const hocon::Value root = tree_.root();
        for (std::size_t i = 0; i < root.size(); ++i) {
            if (i > 0)
                text_ += '\n';
            field(root.key(i), root.at(i), 0);
        }
        if (refused_)
            return tl::unexpected(*refused_);
        return std::move(text_);
    }

private:
    void indent(int depth) { text_.append(static_cast<std::size_t>(depth) * 2, ' '); }

    void refuse(const hocon::Value &value, Message message)
    {
        if (!refused_)
            refused_ = Error{ErrorCode::Unsupported, std::move(message), detail::lineOf(tree_, value.span())};
    }

    void field(const std::string &key, const hocon::Value &value, int depth)
    {
        if (isPluginScope(key) && value.isList())
            return plugins(key, value, depth);
        if (isPluginScope(key) && value.isObject())
            return paths(keyText(key), value, depth);
        indent(depth);
        text_ += keyText(key);
        if (!value.isObject())
            text_ += " =";
        text_ += ' ';
        this->value(value, depth);
        text_ += '\n';
    }

    void value(const hocon::Value &value, int depth)
    {
        switch (value.kind()) {
        case hocon::Kind::Object:
            return object(value, depth);
        case hocon::Kind::List:
            return list(value, depth);
        case hocon::Kind::String:
            text_ += stringText(value.text());
            return;
        case hocon::Kind::Number: {
            const TextSpan span = value.span();
            const std::string_view spelled = std::string_view(tree_.text()).substr(span.offset, span.length);
            text_ += spelled.empty() ? std::string_view(value.text()) : spelled;
            return;
        }
        case hocon::Kind::Null:
        case hocon::Kind::Boolean:
        case hocon::Kind::Unresolved:
            text_ += value.text();
        }
    }

    void object(const hocon::Value &object, int depth)
    {
        text_ += '{';
        if (object.size() > 0) {
            text_ += '\n';
            for (std::size_t i = 0; i < object.size(); ++i)
                field(object.key(i), object.at(i), depth + 1);
            indent(depth);
        }
        text_ += '}';
    }

    void list(const hocon::Value &list, int depth)
    {
        bool flat = true;
        for (std::size_t i = 0; flat && i < list.size(); ++i)
            flat = !list.at(i).isObject() && !list.at(i).isList();
        text_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            text_ += i == 0 ? "" : flat ? ", " : ",";
            if (!flat) {
                text_ += '\n';
                indent(depth + 1);
            }
            value(list.at(i), depth + 1);
        }
        if (!flat) {
            text_ += '\n';
            indent(depth);
        }
        text_ += ']';
    }

    /// A list of plugins as blocks. Entries that are no objects can be said too: their key is dropped again.
    void plugins(const std::string &key, const hocon::Value &list, int depth)
    {
        indent(depth);
        text_ += keyText(key) + " {";
        text_ += list.size() > 0 ? "\n" : "";
        for (std::size_t i = 0; i < list.size(); ++i) {
            const hocon::Value entry = list.at(i);
            if (entry.isObject())
                plugin(entry, depth + 1);
            else
                field("entry", entry, depth + 1);
        }
        if (list.size() > 0)
            indent(depth);
        text_ += "}\n";
    }

    void plugin(const hocon::Value &entry, int depth)
    {
        const std::optional<hocon::Value> name = entry.find("plugin_name");
        if (!name)
            return refuse(
                entry,
                SLUICE_MESSAGE(
                    "Convert",
                    "An entry has no plugin_name, and a block needs one. Add \"plugin_name\": \"…\"."));
        // A block that is called source, transform or sink would itself be read as a list of plugins.
        const bool implied = name->isString() && !isPluginScope(name->text());
        indent(depth);
        text_ += implied ? keyText(name->text()) : std::string("plugin");
        text_ += " {";
        const std::size_t shown = entry.size() - (implied ? 1 : 0);
        text_ += shown > 0 ? "\n" : "";
        for (std::size_t i = 0; i < entry.size(); ++i) {
            if (!implied || entry.key(i) != "plugin_name")
                field(entry.key(i), entry.at(i), depth + 1);
        }
        if (shown > 0)
            indent(depth);
        text_ += "}\n";
    }

    /// An object that stands under source, transform or sink and is to stay one: each value by its path.
    void paths(const std::string &prefix, const hocon::Value &object, int depth)
    {
        if (object.size() == 0)
            return refuse(object, SLUICE_MESSAGE("Convert", "An empty object under %1 would be read as an "
                                                            "empty list of plugins. Remove or rename it.")
                                      .with(prefix));
        for (std::size_t i = 0; i < object.size(); ++i) {
            if (text_.size() > kMostGrowth + tree_.text().size() * 4)
                return refuse(object,
                              SLUICE_MESSAGE("Convert",
                                             "Written as paths this object comes to more than %1 MB, "
                                             "because every value repeats the names around it. Rename it.")
                                  .with(kMostGrowth / 1024 / 1024));
            const std::string path = prefix + "->" + keyText(object.key(i));
            const hocon::Value inner = object.at(i);
            if (inner.isObject()) {
                paths(path, inner, depth);
                continue;
            }
            indent(depth);
            text_ += path + " = ";
            value(inner, depth);
            text_ += '\n';
        }
    }

    const hocon::Tree &tree_;
    std::string text_;
    std::optional<Error> refused_;
};

} // namespace

Result<Converted> jsonToConf(const hocon::Tree &json)
{
    if (auto readable = detail::checkSyntax(json); !readable)
        return tl::unexpected(readable.error());
    Result<std::string> text = ConfWriter(json).write();
    if (!text)
        return tl::unexpected(text.error());
    return detail::checked(Converted{std::move(*text), {}}, hocon::Syntax::Conf, json.root());
}

} // namespace sluice::job
