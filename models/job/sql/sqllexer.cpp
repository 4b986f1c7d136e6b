#include "models/job/sql/sqllexer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sluice::job::detail {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '#' ||
           byte >= 0x80;
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c) || c == '@';
}

/// Longest first.
constexpr std::array<std::string_view, 38> kSymbols{
    "<->", "<#>", "?|", "?&", "=>", "-#", "!~*", "->>", "#>>", "||", "::", "->", "#>",
    "@>",  "<@",  "@@", "~*", "!~", "<<", ">>",  "&&",  ":=",  "(",  ")",  "[",  "]",
    "{",   "}",   ",",  "=",  "+",  "-",  "*",   "/",   "%",   "?",  ":",  ";"};
constexpr std::string_view kSingleSymbols = "<>!^~|&.@";

class Lexer
{
public:
    Lexer(std::string_view text, std::vector<TextSpan> *comments)
        : text_(text)
        , comments_(comments)
    {
    }

    std::vector<SqlToken> run()
    {
        while (skipBlanks(), at_ < text_.size())
            next();
        tokens_.push_back({SqlTokenType::End, {text_.size(), 0}, {}});
        return std::move(tokens_);
    }

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    void push(SqlTokenType type, std::size_t end)
    {
        tokens_.push_back({type, {at_, end - at_}, text_.substr(at_, end - at_)});
        at_ = end;
    }

    void skipBlanks()
    {
        for (;;) {
            while (at_ < text_.size() &&
                   std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
                ++at_;
            if (starts("--") || starts("//"))
                skipComment(std::min(text_.find('\n', at_), text_.size()));
            else if (starts("/*") && !isHint() && text_.find("*/", at_ + 2) != std::string_view::npos)
                skipBlockComment();
            else
                return;
        }
    }

    bool isHint() const { return starts("/*+") && !tokens_.empty() && tokens_.back().is("SELECT"); }

    void skipBlockComment()
    {
        const std::size_t end = text_.find("*/", at_ + 2);
        skipComment(end + 2);
    }

    void skipComment(std::size_t end)
    {
        if (comments_ != nullptr)
            comments_->push_back({at_, end - at_});
        at_ = end;
    }

    void next()
    {
        const char c = peek();
        if (starts("/*")) {
            const std::size_t end = text_.find("*/", at_ + 2);
            if (end == std::string_view::npos)
                push(SqlTokenType::Bad, text_.size());
            else
                push(SqlTokenType::Hint, end + 2);
        } else if (const std::size_t prefix = stringPrefix(); prefix != std::string_view::npos) {
            string(prefix);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (isNameStart(c) && !isOperatorHash()) {
            std::size_t end = at_ + 1;
            while (end < text_.size() && isNamePart(text_[end]))
                ++end;
            push(SqlTokenType::Word, end);
        } else if (c == '"' || c == '`') {
            const std::size_t end = text_.find(c, at_ + 1);
            if (end == std::string_view::npos)
                push(SqlTokenType::Bad, text_.size());
            else
                push(SqlTokenType::QuotedName, end + 1);
        } else {
            symbol();
        }
    }

    bool isOperatorHash() const { return starts("#>"); }

    /// How many letters stand before the quote of a string (N'…', _utf8'…'), or npos.
    std::size_t stringPrefix() const
    {
        if (peek() == '\'')
            return 0;
        if (std::string_view("UENRBXuenrbx").find(peek()) != std::string_view::npos && peek(1) == '\'')
            return 1;
        if (upperCase(text_.substr(at_, 3)) == "RB'")
            return 2;
        return upperCase(text_.substr(at_, 6)) == "_UTF8'" ? 5 : std::string_view::npos;
    }

    /// Two readings compete and the longer one wins: with backslash escapes, or with doubled quotes.
    void string(std::size_t prefix)
    {
        const std::size_t start = at_ + prefix + 1;
        std::size_t escaped = start;
        bool escapedEnds = false;
        while (escaped < text_.size() && !escapedEnds) {
            if (text_[escaped] == '\\') {
                if (escaped + 1 >= text_.size() ||
                    std::string_view("ntbrf\\\"'").find(text_[escaped + 1]) == std::string_view::npos)
                    break;
                ++escaped;
            } else if (text_[escaped] == '\'') {
                escapedEnds = true;
            }
            ++escaped;
        }
        std::size_t doubled = start;
        std::size_t doubledEnd = 0;
        while (doubled < text_.size()) {
            if (text_[doubled++] != '\'')
                continue;
            doubledEnd = doubled;
            if (doubled < text_.size() && text_[doubled] == '\'')
                ++doubled;
            else
                break;
        }
        const std::size_t end = std::max(escapedEnds ? escaped : 0, doubledEnd);
        if (end == 0)
            push(SqlTokenType::Bad, text_.size());
        else
            push(SqlTokenType::String, end);
    }

    void number()
    {
        std::size_t end = at_;
        if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') &&
            std::isxdigit(static_cast<unsigned char>(peek(2)))) {
            end += 2;
            while (end < text_.size() && std::isxdigit(static_cast<unsigned char>(text_[end])))
                ++end;
            return push(SqlTokenType::Number, end);
        }
        end = digits(end);
        if (end < text_.size() && text_[end] == '.')
            end = digits(end + 1);
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
            std::size_t exponent = end + 1;
            if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-'))
                ++exponent;
            if (digits(exponent) > exponent)
                end = digits(exponent);
        }
        push(SqlTokenType::Number, end);
    }

    std::size_t digits(std::size_t from) const
    {
        while (from < text_.size() && isDigit(text_[from]))
            ++from;
        return from;
    }

    void symbol()
    {
        if (peek() == '|' && text_.find_first_not_of(" \t\r\n", at_ + 1) != std::string_view::npos &&
            text_[text_.find_first_not_of(" \t\r\n", at_ + 1)] == '|') {
            // The two signs may stand apart, and are printed together.
            tokens_.push_back({SqlTokenType::Symbol, {at_, 2}, "||"});
            at_ = text_.find_first_not_of(" \t\r\n", at_ + 1) + 1;
            return;
        }
        if (const std::size_t end = comparison(); end != 0)
            return push(SqlTokenType::Symbol, end);
        for (const std::string_view known : kSymbols) {
            if (starts(known))
                return push(SqlTokenType::Symbol, at_ + known.size());
        }
        const bool known = kSingleSymbols.find(peek()) != std::string_view::npos;
        push(known ? SqlTokenType::Symbol : SqlTokenType::Bad, at_ + 1);
    }

    /// The end of >= <= <> !=, which may hold blanks ("> =") and keep them; 0 when there is none.
    std::size_t comparison() const
    {
        if (std::string_view("<>!").find(peek()) == std::string_view::npos)
            return 0;
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] == ' ')
            ++end;
        if (end >= text_.size())
            return 0;
        const bool ends = text_[end] == '=' || (text_[end] == '>' && peek() == '<');
        return ends ? end + 1 : 0;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<SqlToken> tokens_;
    std::vector<TextSpan> *comments_;
};

} // namespace

std::string upperCase(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

bool SqlToken::is(std::string_view word) const
{
    return type == SqlTokenType::Word && image.size() == word.size() && upperCase(image) == word;
}

std::vector<SqlToken> lexSql(std::string_view statement, std::vector<TextSpan> *comments)
{
    return Lexer(statement, comments).run();
}

} // namespace sluice::job::detail
