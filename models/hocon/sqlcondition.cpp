#include "models/hocon/sqlselect.h"

#include <algorithm>
#include <array>

/// Conditions of a SELECT.
namespace sluice::hocon::detail {
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

std::string SqlSelectReader::expression()
{
    return conditions(false);
}

/// Conditions joined by AND, OR and XOR. Nothing is regrouped: parentheses stay where they are.
std::string SqlSelectReader::conditions(bool andOnly)
{
    const Depth guard(*this);
    std::string text = condition();
    for (;;) {
        if (accept("AND"))
            text += " AND ";
        else if (acceptSymbol("&&"))
            text += " && ";
        else if (!andOnly && accept("OR"))
            text += " OR ";
        else if (!andOnly && accept("XOR"))
            text += " XOR ";
        else
            return text;
        text += condition();
    }
}

std::string SqlSelectReader::condition()
{
    // A second NOT belongs to the value.
    std::string text;
    if (accept("NOT"))
        text = "NOT ";
    else if (acceptSymbol("!"))
        text = "! ";
    if (accept("EXISTS"))
        return text + "EXISTS " + simple();
    const bool prior = token().is("PRIOR") && startsValue(1) && !token(1).isSymbol("(");
    if (prior) {
        const std::size_t start = at_++;
        const auto compared = attempt([this] {
            const std::string left = operandOfComparison();
            const auto whole = comparison(left);
            if (!whole)
                fail("=");
            return "PRIOR " + *whole;
        });
        if (compared)
            return text + *compared;
        at_ = start;
    }
    std::string left = operandOfComparison();
    if (token().isSymbol("(") && token(1).isSymbol("+") && token(2).isSymbol(")")) {
        at_ += 3;
        left += "(+)";
        const bool compared = isComparison() || token().is("IN") || follows("NOT", "IN");
        if (!compared)
            fail("=");
    }
    if (auto compared = comparison(left))
        return text + *compared;
    if (auto tested = predicate(left))
        return text + *tested;
    return text + left;
}

bool SqlSelectReader::isComparison() const
{
    const SqlToken &next = token();
    return next.type == SqlTokenType::Symbol &&
           (isPair(next.image) ||
            std::find(kComparisons.begin(), kComparisons.end(), next.image) != kComparisons.end());
}

std::optional<std::string> SqlSelectReader::comparison(const std::string &left)
{
    std::string sign;
    const SqlToken &next = token();
    if (isComparison()) {
        sign = take();
    } else if (next.is("RLIKE") || next.is("REGEXP") || follows("NOT", "REGEXP")) {
        sign = accept("NOT") ? "NOT " : "";
        sign += upperCase(take());
        sign += accept("BINARY") ? " BINARY" : "";
    } else {
        return std::nullopt;
    }
    std::string text = std::string(left).append(" ").append(sign).append(" ");
    if (token().is("PRIOR") && startsValue(1)) {
        ++at_;
        text += "PRIOR ";
    }
    text += operandOfComparison();
    if (token().isSymbol("(") && token(1).isSymbol("+") && token(2).isSymbol(")")) {
        at_ += 3;
        text += "(+)";
    }
    return text;
}

std::optional<std::string> SqlSelectReader::predicate(const std::string &left)
{
    if (accept("ISNULL"))
        return left + " ISNULL";
    if (accept("IS")) {
        const std::string is = left + (accept("NOT") ? " IS NOT " : " IS ");
        if (accept("DISTINCT")) {
            expect("FROM");
            return is + "DISTINCT FROM " + simple();
        }
        for (const char *word : {"NULL", "TRUE", "FALSE"}) {
            if (accept(word))
                return is + word;
        }
        fail("NULL");
    }
    const bool negated = token().is("NOT");
    const SqlToken &word = token(negated ? 1 : 0);
    const std::string text = left + (negated ? " NOT " : " ");
    const auto takes = [&](std::string_view known) {
        if (!word.is(known))
            return false;
        at_ += negated ? 2 : 1;
        return true;
    };
    if (takes("IN"))
        return text + "IN " + inList();
    if (takes("BETWEEN")) {
        const std::string from = simple();
        expect("AND");
        return text + "BETWEEN " + from + " AND " + simple();
    }
    for (const std::string known : {"LIKE", "ILIKE"}) {
        if (!takes(known))
            continue;
        const std::string like = std::string(text).append(known).append(" ").append(simple());
        return accept("ESCAPE") ? like + " ESCAPE " + expression() : like;
    }
    if (takes("SIMILAR")) {
        expect("TO");
        const std::string similar = text + "SIMILAR TO " + simple();
        if (!accept("ESCAPE"))
            return similar;
        if (token().type != SqlTokenType::String)
            fail("a text in quotes");
        return similar + " ESCAPE " + stringLiteral();
    }
    return std::nullopt;
}

std::string SqlSelectReader::operandOfComparison()
{
    if (const auto any = anyComparison())
        return *any;
    return simple();
}

/// ANY (SELECT …) and its kin, or nothing.
std::optional<std::string> SqlSelectReader::anyComparison()
{
    const bool any = token().is("ANY") || token().is("SOME") || token().is("ALL");
    if (!any || !token(1).isSymbol("("))
        return std::nullopt;
    if (!startsSelect(2) && !token(2).is("VALUES") && !token(2).isSymbol("("))
        return std::nullopt;
    return attempt([this] {
        std::string text = upperCase(take()) + " (";
        expectSymbol("(");
        text += subSelect();
        expectSymbol(")");
        return text + " )";
    });
}

std::string SqlSelectReader::inList()
{
    if (token().type == SqlTokenType::String)
        return stringLiteral();
    if (!token().isSymbol("("))
        return simple();
    const auto list = attempt([this] {
        ++at_;
        std::string text = "(" + expressionList() + ")";
        expectSymbol(")");
        return text;
    });
    if (list)
        return *list;
    return parenthesised();
}

} // namespace sluice::hocon::detail
