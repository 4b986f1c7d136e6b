#include "models/core/jsonstring.h"
#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <utility>

namespace sluice {

namespace detail {

namespace {

struct JsonSecret
{
    TextSpan span;
    bool bare = false; ///< a number: what stands in for it needs quotes
};

/// Walks JSON without recursion, checks it, and collects its secrets and the blanks between its values.
class JsonWalk
{
public:
    JsonWalk(std::string_view json, int depth)
        : json_(json)
        , depth_(depth)
    {
    }

    /// False when it is no JSON.
    bool run()
    {
        skipBlanks();
        if (!value())
            return false;
        while (!levels_.empty()) {
            skipBlanks();
            Level &level = levels_.back();
            if (byteAt(json_, at_) == (level.object ? '}' : ']')) {
                ++at_;
                levels_.pop_back();
                continue;
            }
            if (!std::exchange(level.empty, false)) {
                if (byteAt(json_, at_) != ',')
                    return false;
                ++at_;
                skipBlanks();
            }
            secret_ = level.secret;
            naming_ = false;
            if (!(level.object ? member() : value()))
                return false;
        }
        skipBlanks();
        return at_ == json_.size();
    }
    const std::vector<JsonSecret> &secrets() const { return secrets_; }
    const std::vector<TextSpan> &blanks() const { return blanks_; }

private:
    struct Level
    {
        bool object = false;
        bool secret = false;      ///< everything below it is
        bool namesSecret = false; ///< {"name": "password", "value": …}
        bool empty = true;        ///< nothing was read in it yet
    };

    void skipBlanks()
    {
        const std::size_t start = at_;
        while (at_ < json_.size() && (isBlank(json_[at_]) || json_[at_] == '\n' || json_[at_] == '\r'))
            ++at_;
        if (at_ > start)
            blanks_.push_back({start, at_ - start});
    }

    bool member()
    {
        if (byteAt(json_, at_) != '"')
            return false;
        const JsonString key = jsonStringAt(json_, at_);
        if (!key.valid)
            return false;
        hideParts(key, at_);
        at_ = key.end;
        skipBlanks();
        if (byteAt(json_, at_) != ':')
            return false;
        ++at_;
        skipBlanks();
        const Level &level = levels_.back();
        secret_ = level.secret || isSecretName(key.text) ||
                  (level.namesSecret && (key.text == "value" || key.text == "val"));
        naming_ = key.text == "name" || key.text == "key" || key.text == "header";
        return value();
    }

    bool value()
    {
        const char c = byteAt(json_, at_);
        if (c == '{' || c == '[') {
            levels_.push_back({c == '{', secret_});
            ++at_;
            return true;
        }
        if (c == '"')
            return string();
        for (const std::string_view word : {"true", "false", "null"}) {
            if (json_.substr(at_).starts_with(word)) {
                at_ += word.size();
                return true;
            }
        }
        return number();
    }

    bool string()
    {
        const JsonString text = jsonStringAt(json_, at_);
        if (!text.valid)
            return false;
        if (!secret_)
            hideParts(text, at_);
        else if (!isHarmlessValue(text.text))
            secrets_.push_back({{at_ + 1, text.end - at_ - 2}});
        if (naming_ && isSecretName(text.text))
            levels_.back().namesSecret = true;
        at_ = text.end;
        return true;
    }

    void hideParts(const JsonString &string, std::size_t quote)
    {
        const std::vector<TextSpan> spans = secretSpansOfText(string.text, depth_);
        for (const TextSpan &span : writtenSpans(json_, quote, spans))
            secrets_.push_back({span});
    }

    bool digits()
    {
        const std::size_t start = at_;
        while (isDigit(byteAt(json_, at_)))
            ++at_;
        return at_ > start;
    }

    bool number()
    {
        const std::size_t start = at_;
        if (byteAt(json_, at_) == '-')
            ++at_;
        const bool zero = byteAt(json_, at_) == '0';
        const std::size_t first = at_;
        if (!digits() || (zero && at_ > first + 1))
            return false;
        if (byteAt(json_, at_) == '.') {
            ++at_;
            if (!digits())
                return false;
        }
        if (lower(byteAt(json_, at_)) == 'e') {
            ++at_;
            if (byteAt(json_, at_) == '+' || byteAt(json_, at_) == '-')
                ++at_;
            if (!digits())
                return false;
        }
        if (secret_)
            secrets_.push_back({{start, at_ - start}, true});
        return true;
    }

    std::string_view json_;
    int depth_;
    std::size_t at_ = 0;
    std::vector<Level> levels_;
    std::vector<JsonSecret> secrets_;
    std::vector<TextSpan> blanks_;
    bool secret_ = false; ///< the value that comes next is one
    bool naming_ = false; ///< it may be the name of one
};

} // namespace

std::optional<std::vector<TextSpan>> secretSpansOfJson(std::string_view json, int depth)
{
    JsonWalk walk(json, depth);
    if (!walk.run())
        return std::nullopt;
    std::vector<TextSpan> spans;
    for (const JsonSecret &secret : walk.secrets())
        spans.push_back(secret.span);
    return spans;
}

} // namespace detail

std::optional<std::string> maskedJson(std::string_view json, JsonBlanks blanks)
{
    constexpr int deepestText = 4;
    detail::JsonWalk walk(json, deepestText);
    if (!walk.run())
        return std::nullopt;
    const std::string mask(kMaskedSecret);
    TextEdits edits;
    for (const detail::JsonSecret &secret : walk.secrets())
        edits.push_back({secret.span.offset, secret.span.length, secret.bare ? '"' + mask + '"' : mask});
    if (blanks == JsonBlanks::Removed)
        for (const TextSpan &span : walk.blanks())
            edits.push_back({span.offset, span.length, {}});
    std::sort(edits.begin(), edits.end(),
              [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    return applied(json, edits);
}

} // namespace sluice
