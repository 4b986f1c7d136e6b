#include "models/hocon/sqlselect.h"

#include <algorithm>
#include <array>

/// Values of a SELECT: operators, literals, names.
namespace sluice::hocon::detail {
namespace {

constexpr std::array<std::string_view, 11> kOperators{"+", "-", "*", "/",  "%", "||",
                                                      "&", "|", "^", "<<", ">>"};
constexpr std::array<std::string_view, 6> kDateUnits{"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};

bool isOneOf(const SqlToken &token, const auto &symbols)
{
    return token.type == SqlTokenType::Symbol &&
           std::find(symbols.begin(), symbols.end(), token.image) != symbols.end();
}

bool isDateUnit(const SqlToken &token)
{
    return std::any_of(kDateUnits.begin(), kDateUnits.end(),
                       [&token](std::string_view unit) { return token.is(unit); });
}

} // namespace

bool SqlSelectReader::startsValue(std::size_t ahead) const
{
    const SqlToken &next = token(ahead);
    switch (next.type) {
    case SqlTokenType::Number:
    case SqlTokenType::String:
    case SqlTokenType::QuotedName:
        return true;
    case SqlTokenType::Symbol:
        return next.isSymbol("(") || next.isSymbol("?") || next.isSymbol(":") || next.isSymbol("@") ||
               next.isSymbol("+") || next.isSymbol("-") || next.isSymbol("~") || next.isSymbol("{");
    case SqlTokenType::Word:
        return isNameWord(next.image, NameUse::First) || next.is("NULL") || next.is("NOT") ||
               next.is("CURRENT_DATE") || next.is("CURRENT_TIMESTAMP") || next.is("CURRENT_TIME") ||
               next.is("CURRENT");
    default:
        return false;
    }
}

/// Values joined by operators.
std::string SqlSelectReader::simple()
{
    const Depth guard(*this);
    std::string text;
    if (token().isSymbol("@") || token().isSymbol("@@")) {
        const std::size_t start = at_;
        const std::string variable = parameter();
        if (token().isSymbol("=") || token().isSymbol(":="))
            text = variable + " " + take() + " ";
        else
            at_ = start;
    }
    text += unary();
    for (;;) {
        const bool div = token().is("DIV") && startsValue(1);
        if (!div && !isOneOf(token(), kOperators))
            return text;
        text += " " + upperCase(take()) + " ";
        text += unary();
    }
}

std::string SqlSelectReader::unary()
{
    std::string sign;
    if (token().is("NOT") || token().isSymbol("!"))
        sign = token().isSymbol("!") ? (++at_, "! ") : (++at_, "NOT ");
    if (token().isSymbol("-") || token().isSymbol("+") || token().isSymbol("~"))
        sign += take();
    bool dateUnits = true;
    const std::string value = primary(dateUnits);
    return sign + postfix(value, dateUnits);
}

std::string SqlSelectReader::postfix(std::string value, bool dateUnits)
{
    if (token().is("COLLATE") && isIdentifier(1)) {
        ++at_;
        value += " COLLATE " + take();
    }
    if (dateUnits && isDateUnit(token()))
        value += " " + take();
    if (token().isSymbol("["))
        value += subscript();
    while (acceptSymbol("::"))
        value += "::" + typeName();
    while (token().is("AT") && (token(1).is("TIME") || token(1).is("DATE") || token(1).is("TIMESTAMP")) &&
           token(2).is("ZONE")) {
        at_ += 3;
        value += " AT TIME ZONE " + unary();
    }
    return value;
}

/// [1], [1:2], [:2], [1:]
std::string SqlSelectReader::subscript()
{
    expectSymbol("[");
    std::string text = "[";
    if (!token().isSymbol(":"))
        text += simple();
    if (acceptSymbol(":")) {
        text += ":";
        if (!token().isSymbol("]"))
            text += simple();
    }
    expectSymbol("]");
    return text + "]";
}

std::string SqlSelectReader::primary(bool &dateUnits)
{
    const Depth guard(*this);
    const SqlToken &first = token();
    if (first.type == SqlTokenType::Number)
        return take();
    if (first.type == SqlTokenType::String)
        return stringLiteral();
    if (first.isSymbol("("))
        return parenthesised();
    if (first.isSymbol("{")) {
        if (const auto value = braced())
            return *value;
        return call();
    }
    if (first.isSymbol("?") || first.isSymbol(":") || first.isSymbol("@") || first.isSymbol("@@"))
        return parameter();
    return wordPrimary(dateUnits);
}

/// The prefix of a text is printed in upper case, that of a hexadecimal one as it is.
std::string SqlSelectReader::stringLiteral()
{
    const std::string image = take();
    const std::size_t quote = image.find('\'');
    const bool text = quote == 1 && image.front() != 'x';
    return (text ? upperCase(image.substr(0, 1)) : image.substr(0, quote)) + image.substr(quote);
}

/// ?, ?1, :name, :1, @name
std::string SqlSelectReader::parameter()
{
    std::string text = take();
    if (text == "?")
        return isWhole() ? text + whole() : text;
    if (text == ":" && isWhole())
        return text + whole();
    text += name(NameUse::Later);
    while (text.front() == '@' && token().isSymbol(".") && isName(1, NameUse::Later)) {
        ++at_;
        text += "." + take();
    }
    return text;
}

std::string SqlSelectReader::wordPrimary(bool &dateUnits)
{
    if (auto special = specialWord(dateUnits))
        return *special;
    if (auto value = cast())
        return *value;
    const std::size_t start = at_;
    if (const auto function = attempt([this] { return call(); }))
        return *function;
    at_ = start;
    if (accept("ALL"))
        return "ALL";
    const std::string column = dottedName();
    return token().type == SqlTokenType::Symbol ? jsonPath(column) : column;
}

/// CURRENT_DATE, CURRENT TIMESTAMP, CURRENT_TIME() and CURRENT, or nothing. They keep their letters and
/// blanks.
std::optional<std::string> SqlSelectReader::currentTime()
{
    std::size_t words = 0;
    for (const char *unit : {"DATE", "TIME", "TIMESTAMP"}) {
        if (token().is(std::string("CURRENT_") + unit))
            words = 1;
        else if (follows("CURRENT", unit))
            words = 2;
    }
    if (words == 0)
        return token().is("CURRENT") ? std::optional(take()) : std::nullopt;
    const std::size_t start = token().span.offset;
    const char *const text = token().image.data();
    at_ += words;
    std::size_t end = tokens_[at_ - 1].span.end();
    if (token().isSymbol("(") && token(1).isSymbol(")") && token().span.offset == end &&
        token(1).span.offset == end + 1) {
        at_ += 2;
        end += 2;
    }
    return std::string(text, end - start);
}

std::optional<std::string> SqlSelectReader::specialWord(bool &dateUnits)
{
    const bool call = token(1).isSymbol("(");
    if (accept("NULL"))
        return "NULL";
    if (token().is("CASE")) {
        if (auto text = attempt([this] { return caseExpression(); }))
            return text;
    }
    if (auto now = currentTime())
        return now;
    if (call && token().is("EXTRACT"))
        return extract();
    if (call && token().is("GROUP_CONCAT"))
        return groupConcat();
    if (call && token().is("MATCH"))
        return fullText();
    if (call && (token().is("JSON_OBJECT") || token().is("JSON_ARRAY")))
        return jsonFunction();
    if (token().is("INTERVAL") && !call) {
        dateUnits = false;
        const std::size_t start = at_;
        if (auto text = attempt([this] { return interval(); }))
            return text;
        at_ = start;
        dateUnits = true;
    }
    const bool literal = token(1).type == SqlTokenType::String;
    if (literal && (token().is("DATE") || token().is("TIME") || token().is("TIMESTAMP"))) {
        const std::string word = upperCase(take());
        return word + " " + take();
    }
    if (token().is("ARRAY") && token(1).isSymbol("[")) {
        ++at_;
        return "ARRAY" + arrayItems();
    }
    if (follows("NEXTVAL", "FOR") || (follows("NEXT", "VALUE") && token(2).is("FOR"))) {
        const bool value = token().is("NEXT");
        at_ += value ? 3 : 2;
        return (value ? "NEXT VALUE FOR " : "NEXTVAL FOR ") + dottedName();
    }
    if (accept("CONNECT_BY_ROOT"))
        return "CONNECT_BY_ROOT " + dottedName();
    return std::nullopt;
}

/// "->" and its kin behind a column.
std::string SqlSelectReader::jsonPath(std::string column)
{
    const std::size_t start = at_;
    std::string types;
    while (acceptSymbol("::"))
        types += "::" + typeName();
    bool any = false;
    std::string path;
    for (;;) {
        const bool arrow = token().isSymbol("->") || token().isSymbol("->>");
        const bool hash = token().isSymbol("#>") || token().isSymbol("#>>");
        if (!(arrow || hash) || !(token(1).type == SqlTokenType::String || (arrow && isWhole(1))))
            break;
        path += take();
        path += take();
        any = true;
    }
    if (any)
        return column + types + path;
    at_ = start;
    return column;
}

std::string SqlSelectReader::parenthesised()
{
    std::size_t ahead = 0;
    while (token(ahead).isSymbol("("))
        ++ahead;
    if (startsSelect(ahead) || token(ahead).is("VALUES")) {
        const auto inner = attempt([this] {
            expectSymbol("(");
            std::string text = "(" + subSelect() + ")";
            expectSymbol(")");
            return text;
        });
        if (inner)
            return *inner;
    }
    expectSymbol("(");
    std::string text = "(" + expressionList() + ")";
    expectSymbol(")");
    if (token().isSymbol(".") && isName(1, NameUse::First)) {
        ++at_;
        text += "." + take();
    }
    return text;
}

/// Conditions, or name => condition.
std::string SqlSelectReader::expressionList()
{
    std::string text;
    do {
        text += text.empty() ? "" : ", ";
        if (isName(0, NameUse::Later) && token(1).isSymbol("=>")) {
            text += take() + " => ";
            ++at_;
        }
        text += expression();
    } while (acceptSymbol(","));
    return text;
}

std::string SqlSelectReader::simpleList()
{
    std::string text = simple();
    while (acceptSymbol(","))
        text += ", " + simple();
    return text;
}

} // namespace sluice::hocon::detail
