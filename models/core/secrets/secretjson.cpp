#include "models/core/jsonwalk.h"
#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>

namespace sluice {

namespace detail {

namespace {

struct JsonSecret
{
    TextSpan span;
    bool bare = false; ///< a number: what stands in for it needs quotes
};

/// Collects the secrets of JSON and the blanks between its values.
class SecretVisitor
{
public:
    SecretVisitor(std::string_view json, int depth)
        : json_(json)
        , depth_(depth)
        , aboutSnmp_(json.find("snmp") != json.npos || json.find("SNMP") != json.npos ||
                     json.find("Snmp") != json.npos)
    {
    }

    const std::vector<JsonSecret> &secrets() const { return secrets_; }
    const std::vector<TextSpan> &allBlanks() const { return blanks_; }

    void blanks(TextSpan span) { blanks_.push_back(span); }
    void begins(bool /*object*/) { levels_.push_back({secret_}); }
    void ends() { levels_.pop_back(); }

    void item()
    {
        secret_ = levels_.back().secret;
        naming_ = false;
    }

    void key(const JsonString &key, std::size_t quote)
    {
        hideParts(key, quote);
        const Level &level = levels_.back();
        secret_ = level.secret || isSecretName(key.text) || (aboutSnmp_ && sameWord(key.text, "community")) ||
                  (level.namesSecret && (key.text == "value" || key.text == "val"));
        naming_ = key.text == "name" || key.text == "key" || key.text == "header";
    }

    void string(const JsonString &text, std::size_t quote)
    {
        if (!secret_)
            hideParts(text, quote);
        else if (!isHarmlessValue(text.text))
            secrets_.push_back({{quote + 1, text.end - quote - 2}});
        if (naming_ && isSecretName(text.text))
            levels_.back().namesSecret = true;
    }

    void number(TextSpan span)
    {
        if (secret_)
            secrets_.push_back({span, true});
    }

private:
    struct Level
    {
        bool secret = false;      ///< everything below it is
        bool namesSecret = false; ///< {"name": "password", "value": …}
    };

    void hideParts(const JsonString &string, std::size_t quote)
    {
        const std::vector<TextSpan> spans = secretSpansOfText(string.text, depth_);
        for (const TextSpan &span : writtenSpans(json_, quote, spans))
            secrets_.push_back({span});
    }

    std::string_view json_;
    int depth_;
    bool aboutSnmp_; ///< whose password is called a community
    std::vector<Level> levels_;
    std::vector<JsonSecret> secrets_;
    std::vector<TextSpan> blanks_;
    bool secret_ = false; ///< the value that comes next is one
    bool naming_ = false; ///< it may be the name of one
};

} // namespace

std::optional<std::vector<TextSpan>> secretSpansOfJson(std::string_view json, int depth)
{
    SecretVisitor found(json, depth);
    if (JsonWalk(json, found).run())
        return std::nullopt;
    std::vector<TextSpan> spans;
    for (const JsonSecret &secret : found.secrets())
        spans.push_back(secret.span);
    return spans;
}

} // namespace detail

std::optional<std::string> maskedJson(std::string_view json, JsonBlanks blanks)
{
    constexpr int deepestText = 4;
    detail::SecretVisitor found(json, deepestText);
    if (JsonWalk(json, found).run())
        return std::nullopt;
    const std::string mask(kMaskedSecret);
    TextEdits edits;
    for (const detail::JsonSecret &secret : found.secrets())
        edits.push_back({secret.span.offset, secret.span.length, secret.bare ? '"' + mask + '"' : mask});
    if (blanks == JsonBlanks::Removed)
        for (const TextSpan &span : found.allBlanks())
            edits.push_back({span.offset, span.length, {}});
    std::sort(edits.begin(), edits.end(),
              [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    return applied(json, edits);
}

} // namespace sluice
