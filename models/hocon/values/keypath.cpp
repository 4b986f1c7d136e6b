#include "models/hocon/values/keypath.h"

#include <algorithm>
#include <cstdint>

namespace sluice::hocon {

namespace {

constexpr std::string_view kNotInUnquoted = "$\"{}[]:=,+#`^?!@*&\\";

/// The length of the white space (no line end) at `at`, 0 when there is none.
std::size_t blankLength(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f' || byte == '\r' ||
        (byte >= 0x1C && byte <= 0x1F))
        return 1;
    for (const std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF", "\xE1\x9A\x80",
                                         "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x81\x9F", "\xE3\x80\x80"}) {
        if (text.substr(at).starts_with(blank))
            return blank.size();
    }
    // U+2000 to U+200A
    if (at + 2 < text.size() && byte == 0xE2 && text[at + 1] == '\x80') {
        const auto last = static_cast<unsigned char>(text[at + 2]);
        return last >= 0x80 && last <= 0x8A ? 3 : 0;
    }
    return 0;
}

/// Letters, dots, hyphens and underscores alone are one element, blanks and line ends around them aside.
std::optional<std::string> plainKey(std::string_view key)
{
    const auto blank = [](std::string_view text, std::size_t at) {
        return text[at] == '\n' ? 1 : blankLength(text, at);
    };
    while (!key.empty() && blank(key, 0) > 0)
        key.remove_prefix(blank(key, 0));
    while (!key.empty()) {
        std::size_t last = key.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(key[last]) & 0xC0U) == 0x80U)
            --last;
        if (blank(key, last) == 0)
            break;
        key = key.substr(0, last);
    }
    bool afterDot = true;
    for (const char c : key) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
            afterDot = false;
        else if (c == '.' && !afterDot)
            afterDot = true;
        else if (c != '-' || afterDot)
            return std::nullopt;
    }
    if (afterDot)
        return std::nullopt;
    return std::string(key);
}

void appendUtf8(std::string &to, std::uint32_t code)
{
    if (code < 0x80) {
        to += static_cast<char>(code);
    } else if (code < 0x800) {
        to += static_cast<char>(0xC0U | code >> 6U);
        to += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        to += static_cast<char>(0xE0U | code >> 12U);
        to += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
        to += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

class PathReader
{
public:
    explicit PathReader(std::string_view key)
        : text_(key)
    {
    }

    std::optional<std::vector<std::string>> read()
    {
        while (at_ < text_.size()) {
            const std::string blanks = takeBlanks();
            if (at_ == text_.size())
                break;
            // White space counts only between two words.
            if (any_)
                add(blanks);
            any_ = true;
            if (!takeToken())
                return std::nullopt;
        }
        std::vector<std::string> path;
        for (Element &element : elements_) {
            if (element.text.empty() && !element.canBeEmpty)
                return std::nullopt;
            path.push_back(std::move(element.text));
        }
        return path;
    }

private:
    struct Element
    {
        std::string text;
        bool canBeEmpty = false;
    };

    std::string takeBlanks()
    {
        const std::size_t start = at_;
        while (at_ < text_.size()) {
            const std::size_t length = blankLength(text_, at_);
            if (length == 0)
                break;
            at_ += length;
        }
        return std::string(text_.substr(start, at_ - start));
    }

    bool takeToken()
    {
        const char c = text_[at_];
        if (c == '"')
            return text_.substr(at_).starts_with("\"\"\"") ? takeTriple() : takeQuoted();
        if (c == '\n' || kNotInUnquoted.find(c) != std::string_view::npos ||
            text_.substr(at_).starts_with("//"))
            return false;
        if (c == '-' || (c >= '0' && c <= '9'))
            return takeNumber();
        takeWord();
        return true;
    }

    void add(std::string_view text)
    {
        // A separator counts inside one token only: in "1->2" the number takes the hyphen away.
        for (std::size_t cut = text.find("->"); cut != std::string_view::npos; cut = text.find("->")) {
            elements_.back().text += text.substr(0, cut);
            elements_.emplace_back();
            text.remove_prefix(cut + 2);
        }
        elements_.back().text += text;
    }

    void takeWord()
    {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != '\n' && blankLength(text_, at_) == 0 &&
               kNotInUnquoted.find(text_[at_]) == std::string_view::npos &&
               !text_.substr(at_).starts_with("//")) {
            ++at_;
            const std::string_view word = text_.substr(start, at_ - start);
            if (word == "true" || word == "false" || word == "null")
                break;
        }
        add(text_.substr(start, at_ - start));
    }

    bool takeNumber()
    {
        const std::size_t start = at_;
        at_ = std::min(text_.find_first_not_of("0123456789eE+-.", at_), text_.size());
        const std::string_view number = text_.substr(start, at_ - start);
        if (number.find('+') != std::string_view::npos && !isDouble(number))
            return false;
        add(number);
        return true;
    }

    static bool isDouble(std::string_view text)
    {
        std::size_t at = text.starts_with('-') ? 1 : 0;
        const auto digits = [&] {
            const std::size_t start = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                ++at;
            return at - start;
        };
        std::size_t count = digits();
        if (at < text.size() && text[at] == '.') {
            ++at;
            count += digits();
        }
        if (count == 0 || at >= text.size() || (text[at] != 'e' && text[at] != 'E'))
            return count > 0 && at == text.size();
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        return digits() > 0 && at == text.size();
    }

    void addQuoted(std::string_view text)
    {
        elements_.back().text += text;
        elements_.back().canBeEmpty = elements_.back().canBeEmpty || elements_.back().text.empty();
    }

    bool takeTriple()
    {
        std::size_t end = text_.find("\"\"\"", at_ + 3);
        if (end == std::string_view::npos)
            return false;
        while (end + 3 < text_.size() && text_[end + 3] == '"')
            ++end;
        addQuoted(text_.substr(at_ + 3, end - at_ - 3));
        at_ = end + 3;
        return true;
    }

    bool takeQuoted()
    {
        std::string text;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                addQuoted(text);
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c != '\\')
                text += c;
            else if (!takeEscape(text))
                return false;
        }
        return false;
    }

    bool takeEscape(std::string &to)
    {
        if (++at_ >= text_.size())
            return false;
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        if (const std::size_t known = kLetters.find(text_[at_]); known != std::string_view::npos) {
            to += kMeanings[known];
            return true;
        }
        if (text_[at_] != 'u' || at_ + 4 >= text_.size())
            return false;
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const std::size_t digit =
                std::string_view("0123456789abcdef")
                    .find(static_cast<char>(text_[++at_] >= 'A' && text_[at_] <= 'F' ? text_[at_] - 'A' + 'a'
                                                                                     : text_[at_]));
            if (digit == std::string_view::npos)
                return false;
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        appendUtf8(to, code);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool any_ = false;
    std::vector<Element> elements_{1};
};

} // namespace

std::optional<std::vector<std::string>> keyPath(std::string_view key)
{
    if (std::optional<std::string> plain = plainKey(key))
        return std::vector<std::string>{std::move(*plain)};
    return PathReader(key).read();
}

} // namespace sluice::hocon
