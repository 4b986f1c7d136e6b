#include "models/hocon/tokens/scan.h"
#include "models/hocon/values/keypath.h"
#include "models/job/files/resolvesteps.h"

namespace sluice::job {
namespace {

constexpr std::size_t kMostShown = 4096; ///< bytes of an answer
constexpr std::string_view kCut = "…";

class Uses
{
public:
    Uses(const hocon::Tree &tree, const ResolveOptions &options)
        : tree_(tree)
        , answers_(detail::answersTo(tree, options))
    {
    }

    std::vector<VariableUse> collect()
    {
        const std::string &text = tree_.text();
        for (const hocon::Piece &piece : hocon::scan(text)) {
            if (piece.type == hocon::PieceType::Substitution && tree_.syntax() == hocon::Syntax::Conf)
                addUnquoted(piece.span);
            else if (piece.type == hocon::PieceType::Quoted || piece.type == hocon::PieceType::TripleQuoted)
                addQuoted(piece.span);
        }
        return std::move(uses_);
    }

private:
    static const hocon::Value *keep(std::optional<hocon::Value> found, std::optional<hocon::Value> &store)
    {
        store = found;
        return store ? &*store : nullptr;
    }

    static std::optional<hocon::Value> lookUp(const hocon::Tree &tree, const std::vector<std::string> &path)
    {
        std::optional<hocon::Value> value = tree.root();
        for (const std::string &element : path) {
            if (!value || !value->isObject())
                return std::nullopt;
            value = value->find(element);
        }
        return value;
    }

    static std::string cut(std::string text)
    {
        if (text.size() <= kMostShown)
            return text;
        std::size_t length = kMostShown;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
            --length;
        text.resize(length);
        return text + std::string(kCut);
    }

    /// What one ${name} or ${name:default} becomes.
    const std::string &filled(std::string_view placeholder)
    {
        const auto [known, added] = filledTexts_.try_emplace(std::string(placeholder));
        if (added)
            known->second =
                cut(detail::filledText(known->first, answers_.properties).value_or(std::string(kCut)));
        return known->second;
    }

    /// Many places may name one large value: it is printed once.
    const std::string &shown(const std::string &name, const hocon::Value &value)
    {
        const auto [known, added] = shown_.try_emplace(name);
        if (added)
            known->second =
                cut(value.isObject() || value.isList() ? hocon::toJson(hocon::datumOf(value)) : value.text());
        return known->second;
    }

    void addUnquoted(TextSpan span)
    {
        std::string_view inside = std::string_view(tree_.text()).substr(span.offset, span.length);
        if (!inside.ends_with('}'))
            return;
        inside = inside.substr(2, inside.size() - 3);
        VariableUse use;
        use.span = span;
        use.optional = inside.starts_with('?');
        inside.remove_prefix(use.optional ? 1 : 0);
        use.name = inside;
        use.pointer = tree_.pointerAt(span.offset);
        if (const std::optional<std::vector<std::string>> path = hocon::keyPath(inside))
            answer(use, *path);
        uses_.push_back(std::move(use));
    }

    void answer(VariableUse &use, const std::vector<std::string> &path)
    {
        std::optional<hocon::Value> value;
        // A key that refers to itself (p = ${p}":b") is answered by what stood before it, so by the document.
        if (lookUp(tree_, path) && keep(lookUp(answers_.filled, path), value) != nullptr &&
            value->kind() != hocon::Kind::Unresolved) {
            use.origin = VariableOrigin::Document;
        } else if (keep(lookUp(answers_.environmentTree, path), value) != nullptr) {
            use.origin = VariableOrigin::Environment;
        } else if (!use.optional && keep(lookUp(answers_.propertyTree, path), value) != nullptr) {
            use.origin = VariableOrigin::Property;
        } else {
            return;
        }
        use.value = shown(std::to_string(static_cast<int>(use.origin)) + use.name, *value);
    }

    void addQuoted(TextSpan span)
    {
        const std::string_view text = std::string_view(tree_.text()).substr(span.offset, span.length);
        const std::vector<hocon::Placeholder> found = hocon::placeholders(text);
        if (found.empty())
            return;
        const std::string pointer = tree_.pointerAt(span.offset);
        const bool reached = detail::isFilled(tree_, pointer);
        for (const hocon::Placeholder &placeholder : found) {
            VariableUse use;
            use.name = placeholder.name;
            use.span = {span.offset + placeholder.span.offset, placeholder.span.length};
            use.pointer = pointer;
            use.quoted = true;
            use.reached = reached;
            const auto property = answers_.properties.find(use.name);
            if (reached && property != answers_.properties.end() && !property->second.empty())
                use.origin = VariableOrigin::Property;
            else if (reached && placeholder.hasDefault)
                use.origin = VariableOrigin::Default;
            if (use.origin != VariableOrigin::None)
                use.value = filled(text.substr(placeholder.span.offset, placeholder.span.length));
            uses_.push_back(std::move(use));
        }
    }

    const hocon::Tree &tree_;
    detail::Answers answers_;
    TextMap shown_;       ///< by origin and name
    TextMap filledTexts_; ///< by the placeholder as written
    std::vector<VariableUse> uses_;
};

} // namespace

std::vector<VariableUse> variableUses(const hocon::Tree &tree, const ResolveOptions &options)
{
    return Uses(tree, options).collect();
}

} // namespace sluice::job
