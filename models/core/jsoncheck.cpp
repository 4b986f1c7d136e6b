#include "models/core/jsoncheck.h"

#include "models/core/jsonstring.h"

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

class JsonCheck
{
public:
    explicit JsonCheck(std::string_view json)
        : json_(json)
    {
    }

    std::optional<std::size_t> run()
    {
        skipBlanks();
        bool fits = value();
        while (fits && !objects_.empty()) {
            skipBlanks();
            const bool object = objects_.back();
            if (next() == (object ? '}' : ']')) {
                ++at_;
                objects_.pop_back();
                first_ = false;
                continue;
            }
            if (!first_) {
                fits = take(',');
                skipBlanks();
            }
            first_ = false;
            fits = fits && (!object || member()) && value();
        }
        if (fits)
            skipBlanks();
        return fits && at_ == json_.size() ? std::nullopt : std::optional(std::min(at_, json_.size()));
    }

private:
    char next() const { return at_ < json_.size() ? json_[at_] : '\0'; }

    bool take(char c)
    {
        if (next() != c || at_ == json_.size())
            return false;
        ++at_;
        return true;
    }

    void skipBlanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }

    bool member()
    {
        if (next() != '"' || !string())
            return false;
        skipBlanks();
        if (!take(':'))
            return false;
        skipBlanks();
        return true;
    }

    bool value()
    {
        const char c = next();
        if (c == '{' || c == '[') {
            objects_.push_back(c == '{');
            first_ = true;
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
        at_ = text.valid ? text.end : text.flaw;
        return text.valid;
    }

    bool digits()
    {
        const std::size_t start = at_;
        while (next() >= '0' && next() <= '9')
            ++at_;
        return at_ > start;
    }

    bool number()
    {
        take('-');
        // Nothing may follow a zero but a fraction or an exponent.
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (next() != 'e' && next() != 'E')
            return true;
        ++at_;
        if (!take('+'))
            take('-');
        return digits();
    }

    std::string_view json_;
    std::size_t at_ = 0;
    std::vector<bool> objects_; ///< what is open; false: a list
    bool first_ = true;         ///< nothing was read yet in the innermost
};

} // namespace

std::optional<std::size_t> firstNotJson(std::string_view json)
{
    return JsonCheck(json).run();
}

} // namespace sluice
