#include "models/job/secrets.h"

#include "models/hocon/tokens/scan.h"
#include "models/job/writtensecrets.h"

#include <algorithm>

namespace sluice::job {

namespace {

/// A value in force that is a secret, or holds one.
struct SecretValue
{
    TextSpan span;     ///< with its quotes
    std::string text;  ///< decoded
    std::string shown; ///< what may be shown of it
};

bool isScalar(const hocon::Value &value)
{
    return !value.isObject() && !value.isList();
}

/// True for { name = password, value = … }, in any order.
bool namesSecret(const hocon::Value &object)
{
    if (!object.isObject() || !object.find("value"))
        return false;
    for (const char *member : {"name", "key"})
        if (const auto name = object.find(member); name && isScalar(*name) && isSecretName(name->text()))
            return true;
    return false;
}

/// Every such value below `root`, without recursion: a file may be nested deeply.
std::vector<SecretValue> secretValues(const hocon::Tree &tree)
{
    struct Open
    {
        hocon::Value value;
        bool secret;
    };
    std::vector<SecretValue> found;
    std::vector<Open> open{{tree.root(), false}};
    while (!open.empty()) {
        const Open at = open.back();
        open.pop_back();
        const bool named = namesSecret(at.value);
        for (std::size_t i = 0; i < at.value.size(); ++i) {
            const hocon::Value child = at.value.at(i);
            const bool secret = at.secret || (at.value.isObject() && (isSecretName(at.value.key(i)) ||
                                                                      (named && at.value.key(i) == "value")));
            if (!isScalar(child)) {
                open.push_back({child, secret});
                continue;
            }
            SecretValue value{child.span(), child.text(), {}};
            const std::size_t size = tree.text().size();
            if (value.span.length == 0 || value.span.offset > size ||
                value.span.length > size - value.span.offset)
                continue;
            value.shown = secret && !isHarmlessValue(value.text) ? std::string(kMaskedSecret)
                                                                 : sluice::maskedText(value.text);
            if (value.shown != value.text)
                found.push_back(std::move(value));
        }
    }
    return found;
}

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        constexpr std::string_view letters = "\"\\\n\r\t\b\f";
        constexpr std::string_view escapes = "\"\\nrtbf";
        if (const std::size_t special = letters.find(c); special != std::string_view::npos)
            (result += '\\') += escapes[special];
        else
            result += c;
    }
    return result + '"';
}

/// What stands in for a span that was found in the text alone: bare asterisks are no value of the language.
std::string maskFor(const std::vector<hocon::Piece> &pieces, const TextSpan &span)
{
    const auto after = std::upper_bound(
        pieces.begin(), pieces.end(), span.offset,
        [](std::size_t offset, const hocon::Piece &piece) { return offset < piece.span.offset; });
    const bool inside = after != pieces.begin() && std::prev(after)->span.end() >= span.end() &&
                        std::prev(after)->type != hocon::PieceType::Substitution &&
                        std::prev(after)->type != hocon::PieceType::PlusEquals;
    return inside ? std::string(kMaskedSecret) : quoted(kMaskedSecret);
}

/// The replacements, ascending; where two meet, one mask stands for both.
TextEdits masks(const hocon::Tree &tree)
{
    TextEdits edits;
    for (const SecretValue &value : secretValues(tree))
        edits.push_back({value.span.offset, value.span.length, quoted(value.shown)});
    for (const TextSpan &span : writtenSecrets(tree.text()))
        edits.push_back({span.offset, span.length, quoted(kMaskedSecret)});
    const auto pieces = hocon::scan(tree.text());
    for (const TextSpan &span : sluice::secretSpans(tree.text()))
        edits.push_back({span.offset, span.length, maskFor(pieces, span)});
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return a.offset != b.offset ? a.offset < b.offset : a.length > b.length;
    });
    TextEdits apart;
    for (TextEdit &edit : edits) {
        TextEdit *const last = apart.empty() ? nullptr : &apart.back();
        const std::size_t end = edit.offset + edit.length;
        if (last == nullptr || edit.offset >= last->offset + last->length)
            apart.push_back(std::move(edit));
        else if (end > last->offset + last->length)
            *last = {last->offset, end - last->offset, quoted(kMaskedSecret)};
    }
    return apart;
}

} // namespace

std::vector<TextSpan> secretSpans(const hocon::Tree &tree)
{
    std::vector<TextSpan> spans;
    for (const TextEdit &edit : masks(tree))
        spans.push_back({edit.offset, edit.length});
    return spans;
}

std::string maskedConfig(const hocon::Tree &tree)
{
    return applied(tree.text(), masks(tree));
}

std::string maskedLines(const hocon::Tree &tree)
{
    TextEdits edits;
    for (TextEdit &edit : masks(tree)) {
        const auto hidden = std::string_view(tree.text()).substr(edit.offset, edit.length);
        for (auto lines = std::count(hidden.begin(), hidden.end(), '\n'); lines > 0; --lines)
            edit.text += '\n' + std::string(kMaskedSecret);
        edits.push_back(std::move(edit));
    }
    return applied(tree.text(), edits);
}

void addSecrets(const hocon::Tree &tree, KnownSecrets &known)
{
    for (const SecretValue &value : secretValues(tree)) {
        if (value.shown == kMaskedSecret) {
            known.add(value.text);
            continue;
        }
        for (const TextSpan &span : sluice::secretSpans(value.text))
            known.add(std::string_view(value.text).substr(span.offset, span.length));
    }
    const std::string_view text = tree.text();
    for (const TextSpan &span : writtenSecrets(text)) {
        std::string_view value = text.substr(span.offset, span.length);
        known.add(value);
        while (!value.empty() && value.front() == '"')
            value.remove_prefix(1);
        while (!value.empty() && value.back() == '"')
            value.remove_suffix(1);
        known.add(value);
    }
    for (const TextSpan &span : sluice::secretSpans(text))
        known.add(text.substr(span.offset, span.length));
}

} // namespace sluice::job
