#include "models/job/sql/sqlgrammar.h"

#include <algorithm>
#include <array>

/// Values of a SELECT: operators, names, parentheses.
namespace sluice::job::detail {

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

bool SqlValues::startsValue(std::size_t ahead) const
{
    const SqlToken &next = in_.token(ahead);
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
std::string SqlValues::simple()
{
    const SqlTokens::Depth guard(in_);
    std::string text;
    if (in_.token().isSymbol("@") || in_.token().isSymbol("@@")) {
        const std::size_t start = in_.position();
        const std::string variable = sql_.literals.parameter();
        if (in_.token().isSymbol("=") || in_.token().isSymbol(":="))
            text = variable + " " + in_.take() + " ";
        else
            in_.goTo(start);
    }
    text += unary();
    for (;;) {
        const bool div = in_.token().is("DIV") && startsValue(1);
        if (!div && !isOneOf(in_.token(), kOperators))
            return text;
        text += " " + upperCase(in_.take()) + " ";
        text += unary();
    }
}

std::string SqlValues::unary()
{
    std::string sign;
    if (in_.token().is("NOT") || in_.token().isSymbol("!"))
        sign = in_.token().isSymbol("!") ? (in_.skip(), "! ") : (in_.skip(), "NOT ");
    if (in_.token().isSymbol("-") || in_.token().isSymbol("+") || in_.token().isSymbol("~"))
        sign += in_.take();
    bool dateUnits = true;
    const std::string value = primary(dateUnits);
    return sign + postfix(value, dateUnits);
}

std::string SqlValues::postfix(std::string value, bool dateUnits)
{
    if (in_.token().is("COLLATE") && in_.isIdentifier(1)) {
        in_.skip();
        value += " COLLATE " + in_.take();
    }
    if (dateUnits && isDateUnit(in_.token()))
        value += " " + in_.take();
    if (in_.token().isSymbol("["))
        value += subscript();
    while (in_.acceptSymbol("::"))
        value += "::" + sql_.types.typeName();
    while (in_.token().is("AT") &&
           (in_.token(1).is("TIME") || in_.token(1).is("DATE") || in_.token(1).is("TIMESTAMP")) &&
           in_.token(2).is("ZONE")) {
        in_.skip(3);
        value += " AT TIME ZONE " + unary();
    }
    return value;
}

/// [1], [1:2], [:2], [1:]
std::string SqlValues::subscript()
{
    in_.expectSymbol("[");
    std::string text = "[";
    if (!in_.token().isSymbol(":"))
        text += simple();
    if (in_.acceptSymbol(":")) {
        text += ":";
        if (!in_.token().isSymbol("]"))
            text += simple();
    }
    in_.expectSymbol("]");
    return text + "]";
}

std::string SqlValues::primary(bool &dateUnits)
{
    const SqlTokens::Depth guard(in_);
    const SqlToken &first = in_.token();
    if (first.type == SqlTokenType::Number)
        return in_.take();
    if (first.type == SqlTokenType::String)
        return sql_.literals.stringLiteral();
    if (first.isSymbol("("))
        return parenthesised();
    if (first.isSymbol("{")) {
        if (const auto value = sql_.literals.braced())
            return *value;
        return sql_.calls.call();
    }
    if (first.isSymbol("?") || first.isSymbol(":") || first.isSymbol("@") || first.isSymbol("@@"))
        return sql_.literals.parameter();
    return wordPrimary(dateUnits);
}

std::string SqlValues::wordPrimary(bool &dateUnits)
{
    if (auto special = sql_.specials.specialWord(dateUnits))
        return *special;
    if (auto value = sql_.specials.cast())
        return *value;
    const std::size_t start = in_.position();
    if (const auto function = in_.attempt([this] { return sql_.calls.call(); }))
        return *function;
    in_.goTo(start);
    if (in_.accept("ALL"))
        return "ALL";
    const std::string column = in_.dottedName();
    return in_.token().type == SqlTokenType::Symbol ? jsonPath(column) : column;
}

/// "->" and its kin behind a column.
std::string SqlValues::jsonPath(std::string column)
{
    const std::size_t start = in_.position();
    std::string types;
    while (in_.acceptSymbol("::"))
        types += "::" + sql_.types.typeName();
    bool any = false;
    std::string path;
    for (;;) {
        const bool arrow = in_.token().isSymbol("->") || in_.token().isSymbol("->>");
        const bool hash = in_.token().isSymbol("#>") || in_.token().isSymbol("#>>");
        if (!(arrow || hash) || !(in_.token(1).type == SqlTokenType::String || (arrow && in_.isWhole(1))))
            break;
        path += in_.take();
        path += in_.take();
        any = true;
    }
    if (any)
        return column + types + path;
    in_.goTo(start);
    return column;
}

std::string SqlValues::parenthesised()
{
    std::size_t ahead = 0;
    while (in_.token(ahead).isSymbol("("))
        ++ahead;
    if (in_.startsSelect(ahead) || in_.token(ahead).is("VALUES")) {
        const auto inner = in_.attempt([this] {
            in_.expectSymbol("(");
            std::string text = "(" + sql_.selects.subSelect() + ")";
            in_.expectSymbol(")");
            return text;
        });
        if (inner)
            return *inner;
    }
    in_.expectSymbol("(");
    std::string text = "(" + expressionList() + ")";
    in_.expectSymbol(")");
    if (in_.token().isSymbol(".") && in_.isName(1, NameUse::First)) {
        in_.skip();
        text += "." + in_.take();
    }
    return text;
}

/// Conditions, or name => condition.
std::string SqlValues::expressionList()
{
    std::string text;
    do {
        text += text.empty() ? "" : ", ";
        if (in_.isName(0, NameUse::Later) && in_.token(1).isSymbol("=>")) {
            text += in_.take() + " => ";
            in_.skip();
        }
        text += sql_.conditions.expression();
    } while (in_.acceptSymbol(","));
    return text;
}

std::string SqlValues::simpleList()
{
    std::string text = simple();
    while (in_.acceptSymbol(","))
        text += ", " + simple();
    return text;
}

} // namespace sluice::job::detail
