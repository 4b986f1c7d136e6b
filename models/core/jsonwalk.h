#pragma once

#include "models/core/jsonstring.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// What is met on a way through JSON. A visitor has these members, whatever it does in them; what it gets of
/// a text that turns out to be no JSON is part of one.
struct JsonVisitor
{
    void blanks(TextSpan) {}                        ///< between values
    void begins(bool /*object*/) {}                 ///< an object or a list, behind its bracket
    void ends() {}                                  ///< the innermost of those
    void item() {}                                  ///< a member or an element is next
    void key(const JsonString &, std::size_t) {}    ///< and where its quote stands
    void string(const JsonString &, std::size_t) {} ///< a value, likewise
    void number(TextSpan) {}
};

/// Walks JSON as RFC 8259 has it from front to back. Nesting costs no stack.
template <typename Visitor> class JsonWalk
{
public:
    JsonWalk(std::string_view json, Visitor &visitor)
        : json_(json)
        , visitor_(visitor)
    {
    }

    /// The byte at which the text stops being one JSON value; nothing when it is one.
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
                visitor_.ends();
                continue;
            }
            if (!first_) {
                fits = take(',');
                skipBlanks();
            }
            first_ = false;
            visitor_.item();
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

    void skipBlanks()
    {
        const std::size_t start = at_;
        at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size());
        if (at_ > start)
            visitor_.blanks({start, at_ - start});
    }

    bool member()
    {
        if (next() != '"')
            return false;
        const std::size_t quote = at_;
        const JsonString key = text();
        if (!key.valid)
            return false;
        visitor_.key(key, quote);
        skipBlanks();
        if (!take(':'))
            return false;
        skipBlanks();
        return true;
    }

    bool value()
    {
        const std::size_t start = at_;
        const char c = next();
        if (c == '{' || c == '[') {
            objects_.push_back(c == '{');
            first_ = true;
            ++at_;
            visitor_.begins(c == '{');
            return true;
        }
        if (c == '"') {
            const JsonString string = text();
            if (string.valid)
                visitor_.string(string, start);
            return string.valid;
        }
        for (const std::string_view word : {"true", "false", "null"}) {
            if (json_.substr(at_).starts_with(word)) {
                at_ += word.size();
                return true;
            }
        }
        if (!number())
            return false;
        visitor_.number({start, at_ - start});
        return true;
    }

    JsonString text()
    {
        JsonString text = jsonStringAt(json_, at_);
        at_ = text.valid ? text.end : text.flaw;
        return text;
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
    Visitor &visitor_;
    std::size_t at_ = 0;
    std::vector<bool> objects_; ///< what is open; false: a list
    bool first_ = true;         ///< nothing was read yet in the innermost
};

} // namespace sluice
