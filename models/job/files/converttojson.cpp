#include "models/hocon/tokens/numbers.h"
#include "models/hocon/tokens/scan.h"
#include "models/job/files/convert.h"
#include "models/job/files/convertcheck.h"

#include <algorithm>
#include <array>

namespace sluice::job {
namespace {

class JsonWriter
{
public:
    JsonWriter(const hocon::Tree &tree, const ConvertOptions &options)
        : tree_(tree)
        , options_(options)
    {
    }

    Result<Converted> write()
    {
        value(tree_.root(), 0);
        if (refused_)
            return tl::unexpected(*refused_);
        result_.text += '\n';
        return std::move(result_);
    }

private:
    void newLine(int depth)
    {
        result_.text += '\n';
        result_.text.append(static_cast<std::size_t>(depth) * 2, ' ');
    }

    void value(const hocon::Value &value, int depth)
    {
        switch (value.kind()) {
        case hocon::Kind::Object:
            return object(value, depth);
        case hocon::Kind::List:
            return list(value, depth);
        case hocon::Kind::String:
            return hocon::appendJsonString(result_.text, value.text());
        case hocon::Kind::Number:
            return number(value);
        case hocon::Kind::Unresolved:
            return open(value);
        case hocon::Kind::Null:
        case hocon::Kind::Boolean:
            result_.text += value.text();
        }
    }

    void object(const hocon::Value &object, int depth)
    {
        if (object.size() == 0) {
            result_.text += "{}";
            return;
        }
        result_.text += '{';
        bool first = true;
        const auto member = [&](const std::string &key, const hocon::Value &inner) {
            result_.text += first ? "" : ",";
            first = false;
            newLine(depth + 1);
            hocon::appendJsonString(result_.text, key);
            result_.text += ": ";
            value(inner, depth + 1);
        };
        // Where a made plugin_name stands is nobody's choice; first is where people look for it.
        const std::optional<hocon::Value> plugin = object.find("plugin_name");
        const bool made = plugin && plugin->span().length == 0;
        if (made)
            member("plugin_name", *plugin);
        for (std::size_t i = 0; i < object.size(); ++i) {
            const std::string key = object.key(i);
            if (!made || key != "plugin_name")
                member(key, object.at(i));
        }
        newLine(depth);
        result_.text += '}';
    }

    void list(const hocon::Value &list, int depth)
    {
        bool flat = true;
        for (std::size_t i = 0; flat && i < list.size(); ++i)
            flat = !list.at(i).isObject() && !list.at(i).isList();
        result_.text += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            result_.text += i == 0 ? "" : flat ? ", " : ",";
            if (!flat)
                newLine(depth + 1);
            value(list.at(i), depth + 1);
        }
        if (!flat)
            newLine(depth);
        result_.text += ']';
    }

    /// As it is spelled, where JSON allows that.
    void number(const hocon::Value &number)
    {
        const TextSpan span = number.span();
        const std::string_view spelled = std::string_view(tree_.text()).substr(span.offset, span.length);
        const std::string text = number.text();
        if (hocon::isJsonNumber(spelled))
            result_.text += spelled;
        else if (text.ends_with("Infinity"))
            result_.text += text.starts_with('-') ? "-1e999" : "1e999";
        else
            result_.text += text;
    }

    void open(const hocon::Value &open)
    {
        const TextSpan span = open.span();
        if (options_.variables == OpenVariables::AsText) {
            const std::string text = asText(open.text());
            hocon::appendJsonString(result_.text, text);
            result_.remarks.push_back(
                {span, Message{"Convert",
                               SLUICE_TRANSLATE_NOOP(
                                   "Convert", "%1 became the text \"%2\": the command line fills it in "
                                              "from -i (not from the environment), REST does not."),
                               {open.text(), text}}});
            return;
        }
        if (!refused_) {
            refused_ = Error{ErrorCode::Unsupported,
                             SLUICE_MESSAGE("Convert", "JSON cannot hold %1 outside quotes. Fill the "
                                                       "variables in first (resolve), or keep them as text.")
                                 .with(open.text()),
                             detail::lineOf(tree_, span)};
        }
        result_.text += "null";
    }

    /// The pieces of a value with ${} in it as one string: quotes off, "->" as the dot of a property's name.
    static std::string asText(const std::string &source)
    {
        std::string text;
        std::size_t at = 0;
        for (const hocon::Piece &piece : hocon::scan(source)) {
            text.append(source, at, piece.span.offset - at);
            at = piece.span.end();
            std::string inner = source.substr(piece.span.offset, piece.span.length);
            if (piece.type == hocon::PieceType::Substitution) {
                for (std::size_t arrow = inner.find("->"); arrow != std::string::npos;
                     arrow = inner.find("->"))
                    inner.replace(arrow, 2, ".");
                if (inner.starts_with("${?"))
                    inner.erase(2, 1);
                text += inner;
            } else {
                const hocon::Tree tree = hocon::Tree::parse("k = " + inner, hocon::Syntax::Conf);
                const std::optional<hocon::Value> decoded = tree.find("/k");
                text += decoded ? decoded->text() : inner;
            }
        }
        return text.append(source, at, std::string::npos);
    }

    const hocon::Tree &tree_;
    const ConvertOptions &options_;
    Converted result_;
    std::optional<Error> refused_;
};

/// Comments on lines of their own that follow each other are one remark.
void reportComments(const std::string &text, std::vector<ConvertRemark> &remarks)
{
    std::vector<TextSpan> spans;
    for (const hocon::Piece &piece : hocon::scan(text)) {
        if (piece.type != hocon::PieceType::Comment)
            continue;
        const bool follows =
            !spans.empty() && text.substr(spans.back().end(), piece.span.offset - spans.back().end())
                                      .find_first_not_of(" \t\r\n") == std::string::npos;
        if (follows)
            spans.back().length = piece.span.end() - spans.back().offset;
        else
            spans.push_back(piece.span);
    }
    for (const TextSpan span : spans)
        remarks.push_back(
            {span, Message{"Convert",
                           SLUICE_TRANSLATE_NOOP("Convert", "This comment is dropped: JSON has no "
                                                            "comments."),
                           {}}});
}

/// Every ${x} that the file itself answers is written as its value; every ${?x} without one is left out.
void reportSubstitutions(const hocon::Tree &tree, std::vector<ConvertRemark> &remarks)
{
    for (const hocon::Piece &piece : hocon::scan(tree.text())) {
        if (piece.type != hocon::PieceType::Substitution)
            continue;
        const std::optional<hocon::Value> holder = tree.find(tree.pointerAt(piece.span.offset));
        if (holder && holder->kind() == hocon::Kind::Unresolved)
            continue;
        remarks.push_back(
            {piece.span, Message{"Convert",
                                 SLUICE_TRANSLATE_NOOP(
                                     "Convert", "%1 is not kept: its value stands in its place, or nothing "
                                                "where it has none."),
                                 {tree.text().substr(piece.span.offset, piece.span.length)}}});
    }
}

} // namespace

Result<Converted> confToJson(const hocon::Tree &conf, const ConvertOptions &options)
{
    // The environment of this machine has no business in the result.
    const hocon::Tree environment;
    const hocon::Tree tree = hocon::Tree::parse(
        conf.text(), hocon::ParseOptions{conf.syntax(), options.path, &environment, nullptr});
    if (auto readable = detail::checkSyntax(tree); !readable)
        return tl::unexpected(readable.error());
    Result<Converted> result = JsonWriter(tree, options).write();
    if (!result)
        return result;
    if (tree.syntax() == hocon::Syntax::Conf) {
        reportComments(tree.text(), result->remarks);
        reportSubstitutions(tree, result->remarks);
        std::stable_sort(
            result->remarks.begin(), result->remarks.end(),
            [](const ConvertRemark &a, const ConvertRemark &b) { return a.span.offset < b.span.offset; });
    }
    // With a variable as text the trees differ on purpose.
    if (options.variables == OpenVariables::AsText)
        return result;
    return detail::checked(std::move(*result), hocon::Syntax::Json, tree.root());
}

} // namespace sluice::job
