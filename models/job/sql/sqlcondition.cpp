#include "models/job/sql/sqlgrammar.h"

#include <algorithm>
#include <array>

/// Conditions of a SELECT.
namespace sluice::job::detail {

namespace {

constexpr std::array<std::string_view, 16> kComparisons{">",  "<",  "=", "@@", "~",  "~*",  "!~",  "!~*",
                                                        "@>", "<@", "?", "?|", "?&", "<->", "<#>", "-#"};

/// The two-sign comparisons may have blanks between their signs, and keep them.
bool isPair(std::string_view image)
{
    if (image.size() < 2 || std::string_view("<>!").find(image.front()) == std::string_view::npos)
        return false;
    const char last = image.back();
    const bool blank = image.find_first_not_of(" \t\r\n", 1) == image.size() - 1;
    return blank && (last == '=' || (last == '>' && image.front() == '<'));
}

} // namespace

std::string SqlConditions::expression()
{
    return conditions(false);
}

/// Conditions joined by AND, OR and XOR. Nothing is regrouped: parentheses stay where they are.
std::string SqlConditions::conditions(bool andOnly)
{
    const SqlTokens::Depth guard(in_);
    std::string text = condition();
    for (;;) {
        if (in_.accept("AND"))
            text += " AND ";
        else if (in_.acceptSymbol("&&"))
            text += " && ";
        else if (!andOnly && in_.accept("OR"))
            text += " OR ";
        else if (!andOnly && in_.accept("XOR"))
            text += " XOR ";
        else
            return text;
        text += condition();
    }
}

std::string SqlConditions::condition()
{
    // A second NOT belongs to the value.
    std::string text;
    if (in_.accept("NOT"))
        text = "NOT ";
    else if (in_.acceptSymbol("!"))
        text = "! ";
    if (in_.accept("EXISTS"))
        return text + "EXISTS " + sql_.values.simple();
    const bool prior = in_.token().is("PRIOR") && sql_.values.startsValue(1) && !in_.token(1).isSymbol("(");
    if (prior) {
        const std::size_t start = in_.position();
        in_.skip();
        const auto compared = in_.attempt([this] {
            const std::string left = operandOfComparison();
            const auto whole = comparison(left);
            if (!whole)
                in_.fail("=");
            return "PRIOR " + *whole;
        });
        if (compared)
            return text + *compared;
        in_.goTo(start);
    }
    std::string left = operandOfComparison();
    if (in_.token().isSymbol("(") && in_.token(1).isSymbol("+") && in_.token(2).isSymbol(")")) {
        in_.skip(3);
        left += "(+)";
        const bool compared = isComparison() || in_.token().is("IN") || in_.follows("NOT", "IN");
        if (!compared)
            in_.fail("=");
    }
    if (auto compared = comparison(left))
        return text + *compared;
    if (auto tested = predicate(left))
        return text + *tested;
    return text + left;
}

bool SqlConditions::isComparison() const
{
    const SqlToken &next = in_.token();
    return next.type == SqlTokenType::Symbol &&
           (isPair(next.image) ||
            std::find(kComparisons.begin(), kComparisons.end(), next.image) != kComparisons.end());
}

std::optional<std::string> SqlConditions::comparison(const std::string &left)
{
    std::string sign;
    const SqlToken &next = in_.token();
    if (isComparison()) {
        sign = in_.take();
    } else if (next.is("RLIKE") || next.is("REGEXP") || in_.follows("NOT", "REGEXP")) {
        sign = in_.accept("NOT") ? "NOT " : "";
        sign += upperCase(in_.take());
        sign += in_.accept("BINARY") ? " BINARY" : "";
    } else {
        return std::nullopt;
    }
    std::string text = std::string(left).append(" ").append(sign).append(" ");
    if (in_.token().is("PRIOR") && sql_.values.startsValue(1)) {
        in_.skip();
        text += "PRIOR ";
    }
    text += operandOfComparison();
    if (in_.token().isSymbol("(") && in_.token(1).isSymbol("+") && in_.token(2).isSymbol(")")) {
        in_.skip(3);
        text += "(+)";
    }
    return text;
}

std::optional<std::string> SqlConditions::predicate(const std::string &left)
{
    if (in_.accept("ISNULL"))
        return left + " ISNULL";
    if (in_.accept("IS")) {
        const std::string is = left + (in_.accept("NOT") ? " IS NOT " : " IS ");
        if (in_.accept("DISTINCT")) {
            in_.expect("FROM");
            return is + "DISTINCT FROM " + sql_.values.simple();
        }
        for (const char *word : {"NULL", "TRUE", "FALSE"}) {
            if (in_.accept(word))
                return is + word;
        }
        in_.fail("NULL");
    }
    const bool negated = in_.token().is("NOT");
    const SqlToken &word = in_.token(negated ? 1 : 0);
    const std::string text = left + (negated ? " NOT " : " ");
    const auto takes = [&](std::string_view known) {
        if (!word.is(known))
            return false;
        in_.skip(negated ? 2 : 1);
        return true;
    };
    if (takes("IN"))
        return text + "IN " + inList();
    if (takes("BETWEEN")) {
        const std::string from = sql_.values.simple();
        in_.expect("AND");
        return text + "BETWEEN " + from + " AND " + sql_.values.simple();
    }
    for (const std::string known : {"LIKE", "ILIKE"}) {
        if (!takes(known))
            continue;
        const std::string like = std::string(text).append(known).append(" ").append(sql_.values.simple());
        return in_.accept("ESCAPE") ? like + " ESCAPE " + expression() : like;
    }
    if (takes("SIMILAR")) {
        in_.expect("TO");
        const std::string similar = text + "SIMILAR TO " + sql_.values.simple();
        if (!in_.accept("ESCAPE"))
            return similar;
        if (in_.token().type != SqlTokenType::String)
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a text in quotes"));
        return similar + " ESCAPE " + sql_.literals.stringLiteral();
    }
    return std::nullopt;
}

std::string SqlConditions::operandOfComparison()
{
    if (const auto any = anyComparison())
        return *any;
    return sql_.values.simple();
}

/// ANY (SELECT …) and its kin, or nothing.
std::optional<std::string> SqlConditions::anyComparison()
{
    const bool any = in_.token().is("ANY") || in_.token().is("SOME") || in_.token().is("ALL");
    if (!any || !in_.token(1).isSymbol("("))
        return std::nullopt;
    if (!in_.startsSelect(2) && !in_.token(2).is("VALUES") && !in_.token(2).isSymbol("("))
        return std::nullopt;
    return in_.attempt([this] {
        std::string text = upperCase(in_.take()) + " (";
        in_.expectSymbol("(");
        text += sql_.selects.subSelect();
        in_.expectSymbol(")");
        return text + " )";
    });
}

std::string SqlConditions::inList()
{
    if (in_.token().type == SqlTokenType::String)
        return sql_.literals.stringLiteral();
    if (!in_.token().isSymbol("("))
        return sql_.values.simple();
    const auto list = in_.attempt([this] {
        in_.skip();
        std::string text = "(" + sql_.values.expressionList() + ")";
        in_.expectSymbol(")");
        return text;
    });
    if (list)
        return *list;
    return sql_.values.parenthesised();
}

} // namespace sluice::job::detail
