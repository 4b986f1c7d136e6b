#include "models/core/secrets/secrets.h"

#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace sluice {

namespace detail {

namespace {

std::optional<FoundSecret> secretAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == ':') {
        if (auto inUrl = secretInUrl(text, at))
            return inUrl;
        if (auto pair = secretPair(text, at))
            return pair;
        return secretLogin(text, at);
    }
    if (c == '=' || c == '>')
        return secretPair(text, at);
    if (c == '"' || c == '\'')
        return secretPhrase(text, at);
    if (c == '-') {
        if (auto argument = secretArgument(text, at))
            return argument;
        if (auto argument = secretOfCommand(text, at))
            return argument;
    }
    if (c == ',')
        return secretListed(text, at);
    if (c == '%' || c == '\\')
        return secretEscapedPair(text, at);
    if (c == 'p' || c == 'P')
        return secretSentence(text, at);
    if (c == '/') {
        if (auto hook = secretWebhook(text, at))
            return hook;
        return secretInPath(text, at);
    }
    if (c == ' ' || c == '\t')
        return secretBehindName(text, at);
    if (c == '\n' || c == '\r')
        return secretOnNextLine(text, at);
    if (c == 'v' || c == 'V')
        return secretValueForName(text, at);
    if (static_cast<unsigned char>(c) >= 0x80U)
        return secretInChinese(text, at);
    return secretWord(text, at);
}

/// The bytes at which secretAt() looks; everything else is passed over.
constexpr std::array<bool, 256> kMarks = [] {
    std::array<bool, 256> marks{};
    for (const char c : std::string_view(":=>\"'-,%\\/ \t\n\rpPvVnNbBALgxse\xE4\xE6\xEF"))
        marks[static_cast<unsigned char>(c)] = true;
    return marks;
}();

} // namespace

std::vector<TextSpan> secretSpansOfText(std::string_view text, int depth)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (depth > 0 && (byteAt(text, first) == '{' || byteAt(text, first) == '['))
        if (auto spans = secretSpansOfJson(text, depth - 1))
            return std::move(*spans);
    return secretSpansOfProse(text);
}

std::vector<TextSpan> secretSpansOfProse(std::string_view text)
{
    std::vector<TextSpan> spans;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!kMarks[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const std::optional<FoundSecret> found = secretAt(text, at);
        if (!found) {
            ++at;
            continue;
        }
        spans.insert(spans.end(), found->spans.begin(), found->spans.end());
        at = std::max(at + 1, found->resume);
    }
    return spans;
}

} // namespace detail

namespace {

constexpr int kDeepestText = 4; // JSON in a text of JSON …

std::string masked(std::string_view text, const std::vector<TextSpan> &spans)
{
    TextEdits edits;
    edits.reserve(spans.size());
    for (const TextSpan &span : spans)
        edits.push_back({span.offset, span.length, std::string(kMaskedSecret)});
    return applied(text, edits);
}

} // namespace

std::vector<TextSpan> secretSpans(std::string_view text)
{
    return detail::secretSpansOfText(text, kDeepestText);
}

std::string maskedText(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '['))
        if (std::optional<std::string> json = maskedJson(text))
            return std::move(*json); // and JSON it stays
    return masked(text, detail::secretSpansOfProse(text));
}

std::string maskedValue(std::string_view name, std::string_view value)
{
    if (isSecretName(name) && !isHarmlessValue(value))
        return std::string(kMaskedSecret);
    return maskedText(value);
}

struct KnownSecrets::Data
{
    static constexpr std::size_t kShortest = 4;

    static std::uint32_t start(std::string_view bytes)
    {
        std::uint32_t key = 0;
        for (std::size_t i = 0; i < kShortest; ++i)
            key = key << 8U | static_cast<unsigned char>(bytes[i]);
        return key;
    }
    void add(std::string value)
    {
        if (value.size() < kShortest) {
            if (!value.empty())
                quoted.insert(std::move(value));
            return;
        }
        SameStart &same = byStart[start(value)];
        same.longest = std::max(same.longest, value.size());
        same.values.insert(std::move(value));
    }
    std::size_t lengthAt(std::string_view text, std::size_t at) const
    {
        if (const std::size_t length = quotedLengthAt(text, at); length > 0)
            return length;
        if (text.size() - at < kShortest)
            return 0;
        const auto same = byStart.find(start(text.substr(at)));
        if (same == byStart.end())
            return 0;
        // The longest value that the text goes on with: it is the last that is not greater, or shares less
        // with the text than that one does.
        std::string_view rest = text.substr(at, same->second.longest);
        const auto &values = same->second.values;
        for (auto next = values.upper_bound(rest); next != values.begin(); next = values.upper_bound(rest)) {
            const std::string &value = *std::prev(next);
            if (rest.starts_with(value))
                return value.size();
            const auto differs = std::mismatch(rest.begin(), rest.end(), value.begin(), value.end()).first;
            rest = rest.substr(0, static_cast<std::size_t>(differs - rest.begin()));
        }
        return 0;
    }

    /// Of a short value, which is looked for in quotes only.
    std::size_t quotedLengthAt(std::string_view text, std::size_t at) const
    {
        if (quoted.empty() || at == 0 || !detail::isQuote(text[at - 1]))
            return 0;
        for (std::size_t length = 1; length < kShortest && at + length < text.size(); ++length) {
            const std::size_t close = text[at + length] == '\\' ? at + length + 1 : at + length;
            if (detail::byteAt(text, close) == text[at - 1] &&
                quoted.contains(std::string(text.substr(at, length))))
                return length;
        }
        return 0;
    }

    /// Values that begin alike, of which there may be thousands.
    struct SameStart
    {
        std::set<std::string, std::less<>> values;
        std::size_t longest = 0; ///< bytes
    };
    std::unordered_map<std::uint32_t, SameStart> byStart;
    std::unordered_set<std::string> quoted; ///< values of less than kShortest bytes
};

KnownSecrets::KnownSecrets()
    : data_(std::make_unique<Data>())
{
}
KnownSecrets::~KnownSecrets() = default;
KnownSecrets::KnownSecrets(KnownSecrets &&other) noexcept = default;
KnownSecrets &KnownSecrets::operator=(KnownSecrets &&other) noexcept = default;

void KnownSecrets::add(std::string_view value)
{
    if (isHarmlessValue(value))
        return;
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string quoted;
    std::string percent;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
        if (detail::isNameByte(c) && byte < 0x80U) {
            percent += c;
        } else {
            percent += '%';
            percent += digits[byte >> 4U];
            percent += digits[byte & 0x0FU];
        }
    }
    data_->add(std::move(quoted));
    data_->add(std::move(percent));
    data_->add(std::string(value));
}

bool KnownSecrets::empty() const
{
    return data_->byStart.empty() && data_->quoted.empty();
}

std::string KnownSecrets::masked(std::string_view text) const
{
    std::string result;
    std::size_t kept = 0;
    for (std::size_t at = 0; !empty() && at < text.size();) {
        const std::size_t length = data_->lengthAt(text, at);
        if (length == 0) {
            ++at;
            continue;
        }
        result.append(text.substr(kept, at - kept)).append(kMaskedSecret);
        at += length;
        kept = at;
    }
    result.append(text.substr(kept));
    return maskedText(result);
}

} // namespace sluice
