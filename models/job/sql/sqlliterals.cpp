#include "models/job/sql/sqlgrammar.h"

/// Literals and parameters of a SELECT.
namespace sluice::job::detail {

/// The prefix of a text is printed in upper case, that of a hexadecimal one as it is.
std::string SqlLiterals::stringLiteral()
{
    const std::string image = in_.take();
    const std::size_t quote = image.find('\'');
    const bool text = quote == 1 && image.front() != 'x';
    return (text ? upperCase(image.substr(0, 1)) : image.substr(0, quote)) + image.substr(quote);
}

/// ?, ?1, :name, :1, @name
std::string SqlLiterals::parameter()
{
    std::string text = in_.take();
    if (text == "?")
        return in_.isWhole() ? text + in_.whole() : text;
    if (text == ":" && in_.isWhole())
        return text + in_.whole();
    text += in_.name(NameUse::Later);
    while (text.front() == '@' && in_.token().isSymbol(".") && in_.isName(1, NameUse::Later)) {
        in_.skip();
        text += "." + in_.take();
    }
    return text;
}

/// CURRENT_DATE, CURRENT TIMESTAMP, CURRENT_TIME() and CURRENT, or nothing. They keep their letters and
/// blanks.
std::optional<std::string> SqlLiterals::currentTime()
{
    std::size_t words = 0;
    for (const char *unit : {"DATE", "TIME", "TIMESTAMP"}) {
        if (in_.token().is(std::string("CURRENT_") + unit))
            words = 1;
        else if (in_.follows("CURRENT", unit))
            words = 2;
    }
    if (words == 0)
        return in_.token().is("CURRENT") ? std::optional(in_.take()) : std::nullopt;
    const std::size_t start = in_.token().span.offset;
    const char *const text = in_.token().image.data();
    in_.skip(words);
    std::size_t end = in_.previous().span.end();
    if (in_.token().isSymbol("(") && in_.token(1).isSymbol(")") && in_.token().span.offset == end &&
        in_.token(1).span.offset == end + 1) {
        in_.skip(2);
        end += 2;
    }
    return std::string(text, end - start);
}

/// [a, [b, c]]
std::string SqlLiterals::arrayItems()
{
    const SqlTokens::Depth guard(in_);
    in_.expectSymbol("[");
    std::string text = "[";
    if (!in_.token().isSymbol("]")) {
        for (bool first = true; first || in_.acceptSymbol(","); first = false)
            text += (first ? "" : ", ") + (in_.token().isSymbol("[") ? arrayItems() : sql_.values.simple());
    }
    in_.expectSymbol("]");
    return text + "]";
}

/// {d '…'}, {t '…'}, {ts '…'}, or nothing.
std::optional<std::string> SqlLiterals::braced()
{
    const SqlToken &kind = in_.token(1);
    const bool known = kind.is("D") || kind.is("T") || kind.is("TS");
    if (!known || kind.span.offset != in_.token().span.end() || in_.token(2).type != SqlTokenType::String ||
        !in_.token(3).isSymbol("}"))
        return std::nullopt;
    std::string word(kind.image);
    for (char &c : word)
        c = c < 'a' ? static_cast<char>(c + ('a' - 'A')) : c;
    std::string text = "{" + word + " " + std::string(in_.token(2).image);
    // The engine reads a {ts …} as a moment and prints its fraction of a second.
    if (word == "ts" && text.find('.') == std::string::npos)
        text.insert(text.size() - 1, ".0");
    in_.skip(4);
    return text + "}";
}

} // namespace sluice::job::detail
