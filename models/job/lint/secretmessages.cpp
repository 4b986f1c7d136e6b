#include "models/core/ascii.h"
#include "models/core/secrets/secrets.h"
#include "models/job/lint/problem.h"
#include "models/job/secrets.h"

#include <algorithm>

namespace sluice::job {

namespace {

constexpr std::size_t kTelling = 4; ///< bytes; fewer are in many words

/// True when the two have a run of bytes in common that says something: all of the shorter, or kTelling.
bool haveCommon(std::string_view a, std::string_view b)
{
    const std::size_t length = std::min({kTelling, a.size(), b.size()});
    if (length == 0)
        return false;
    for (std::size_t i = 0; i + length <= a.size(); ++i)
        if (b.find(a.substr(i, length)) != std::string_view::npos)
            return true;
    return false;
}

/// What a message quotes, without the quotes and the sign that it was cut.
std::string_view bare(std::string_view quote)
{
    constexpr std::string_view cut = "…";
    if (quote.ends_with('\''))
        quote.remove_suffix(1);
    if (quote.ends_with(cut))
        quote.remove_suffix(cut.size());
    while (!quote.empty() && (quote.front() == '\'' || quote.front() == '"'))
        quote.remove_prefix(1);
    while (!quote.empty() && (quote.back() == '\'' || quote.back() == '"'))
        quote.remove_suffix(1);
    return quote;
}

/// A variable and nothing else, without a default: its name is no secret.
bool isVariable(std::string_view text)
{
    return text.starts_with("${") && text.find_first_of("}:") == text.size() - 1 && text.ends_with('}');
}

/// The secrets around a problem.
class SecretsNear
{
public:
    SecretsNear(std::string_view text, std::vector<TextSpan> spans)
        : text_(text)
        , spans_(std::move(spans))
    {
    }

    /// True when `quote`, said of the bytes of `span`, gives some of a secret away.
    bool givesAway(std::string_view quote, const TextSpan &span) const
    {
        if (isNameAt(quote, span))
            return false;
        const std::string_view words = bare(quote);
        const std::size_t start = span.offset - std::min(span.offset, kNear);
        const std::size_t end = span.end() + kNear;
        auto near = std::lower_bound(spans_.begin(), spans_.end(), start,
                                     [](const TextSpan &each, std::size_t at) { return each.end() < at; });
        for (; near != spans_.end() && near->offset <= end; ++near) {
            const std::string_view secret = text_.substr(near->offset, std::min(near->length, kNear));
            if (isVariable(bare(secret)))
                continue;
            const bool touches = near->offset <= span.end() + 1 && span.offset <= near->end() + 1;
            if ((touches || words.size() >= kTelling) && haveCommon(words, bare(secret)))
                return true;
        }
        return false;
    }

private:
    /// The name of the variable that stands there, whatever stands around it: names are no secrets.
    bool isNameAt(std::string_view quote, const TextSpan &span) const
    {
        std::string_view written = text_.substr(std::min(span.offset, text_.size()), span.length);
        if (!written.starts_with("${"))
            return false;
        written.remove_prefix(written.starts_with("${?") ? 3 : 2);
        return written.starts_with(quote) && written.find_first_of(":}") == quote.size();
    }

    static constexpr std::size_t kNear =
        512; // bytes; messages quote less than a hundred, of the place itself

    std::string_view text_;
    std::vector<TextSpan> spans_;
};

/// The argument as a sentence; nullptr where it is a text.
Message *sentenceAt(Message &message, std::size_t argument)
{
    const bool is = argument < message.sentences.size() && !message.sentences[argument].empty();
    return is ? &message.sentences[argument] : nullptr;
}

void hide(Message &message, const SecretsNear &secrets, const TextSpan &span)
{
    for (std::size_t i = 0; i < message.arguments.size(); ++i) {
        std::string &argument = message.arguments[i];
        Message *const inner = sentenceAt(message, i);
        if (inner != nullptr)
            hide(*inner, secrets, span);
        if (secrets.givesAway(argument, span)) {
            argument = kMaskedSecret;
            if (inner != nullptr)
                *inner = {};
        } else {
            argument = sluice::maskedText(argument);
        }
    }
}

/// True when the name of a secret stands before the place, in its line and its field.
bool isBehindName(std::string_view text, const TextSpan &span)
{
    constexpr std::size_t most = 512; // bytes
    std::string_view field = text.substr(0, std::min(span.offset, text.size()));
    field = field.substr(field.size() - std::min(field.size(), most));
    field.remove_prefix(std::min(field.find_last_of(",{;\n") + 1, field.size()));
    constexpr std::string_view between = " \t=:\"'`[]()}+";
    while (!field.empty()) {
        const std::size_t end = std::min(field.find_first_of(between), field.size());
        if (isSecretName(field.substr(0, end)))
            return true;
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return false;
}

/// True between the first and the last line of a private key, whose lines have no name beside them.
bool isInPrivateKey(std::string_view text, const TextSpan &span)
{
    constexpr std::size_t most = 16384; // bytes; the longest keys in use have 13,000
    constexpr std::string_view begin = "-----BEGIN ";
    std::string_view before = text.substr(0, std::min(span.offset, text.size()));
    before = before.substr(before.size() - std::min(before.size(), most));
    const std::size_t at = before.rfind(begin);
    if (at == std::string_view::npos)
        return false;
    before.remove_prefix(at + begin.size());
    return before.substr(0, before.find('\n')).find("PRIVATE KEY") != std::string_view::npos &&
           before.find("-----END ") == std::string_view::npos;
}

/// A name that the parser joined of several words, as of `"client_secret" "x"` where the = was forgotten:
/// what stands behind those that are the name of a secret is the secret.
std::string withoutValue(const std::string &name)
{
    constexpr std::string_view between = " \t\"'`";
    for (std::size_t end = name.find_first_of(between, 1); end < name.size();
         end = name.find_first_of(between, end + 1)) {
        const bool more = name.find_first_not_of(between, end) != std::string::npos;
        if (more && isSecretName(bare(std::string_view(name).substr(0, end))))
            return name.substr(0, end + (name[end] == '"' ? 1 : 0)) + ' ' + std::string(kMaskedSecret) +
                   (name.front() == '\'' ? "'" : "");
    }
    return name;
}

/// Beside the name of a secret stands what was meant to be its value, whatever the parser took it for.
void hideBesideName(Message &message, std::string_view text, const TextSpan &span)
{
    const auto isName = [](std::string_view argument) {
        return isSecretName(bare(argument));
    };
    if (!isBehindName(text, span) && !isInPrivateKey(text, span) &&
        std::none_of(message.arguments.begin(), message.arguments.end(), isName))
        return;
    for (std::size_t i = 0; i < message.arguments.size(); ++i) {
        std::string &argument = message.arguments[i];
        Message *const inner = sentenceAt(message, i);
        const bool says = std::any_of(argument.begin(), argument.end(), [](char c) {
            return (c >= '0' && c <= '9') || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') ||
                   static_cast<unsigned char>(c) >= 0x80U;
        });
        if (!says)
            continue;
        std::string shown = isName(argument) ? withoutValue(argument) : std::string(kMaskedSecret);
        if (shown == argument)
            continue;
        argument = std::move(shown);
        if (inner != nullptr)
            *inner = {};
    }
}

} // namespace

Message message(const hocon::Tree &tree, const hocon::SyntaxError &error)
{
    Message said = error.message;
    hideBesideName(said, tree.text(), error.span);
    hide(said, SecretsNear(tree.text(), secretSpans(tree)), error.span);
    return said;
}

void hideSecrets(const hocon::Tree &tree, std::vector<Problem> &problems)
{
    if (problems.empty())
        return;
    const SecretsNear secrets(tree.text(), secretSpans(tree));
    for (Problem &problem : problems) {
        if (problem.code == "syntax")
            hideBesideName(problem.message, tree.text(), problem.span);
        hide(problem.message, secrets, problem.span);
        for (Fix &fix : problem.fixes)
            hide(fix.title, secrets, problem.span);
    }
}

} // namespace sluice::job
