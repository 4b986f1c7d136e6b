#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <algorithm>
#include <array>

namespace sluice::hocon::detail {
namespace {

constexpr std::array<std::string_view, 16> kComparisons{"=",  "<",  ">",  "<=>", "~",  "~*", "!~", "!~*",
                                                        "@>", "<@", "@@", "&&",  ":=", "?",  "~=", "*="};
constexpr std::array<std::string_view, 10> kOperators{"+", "-", "*", "/", "%", "||", "&", "|", "^", "<<"};
constexpr std::array<std::string_view, 5> kJsonOperators{"->", "->>", "#>", "#>>", "::"};

bool isOneOf(const SqlToken &token, auto &symbols)
{
    return token.type == SqlTokenType::Symbol &&
           std::find(symbols.begin(), symbols.end(), token.image) != symbols.end();
}

/// "<" and its kin, and those of two signs, which may have a blank inside.
bool isComparison(const SqlToken &token)
{
    if (token.type != SqlTokenType::Symbol)
        return false;
    const bool pair = token.image.size() > 1 && (token.image.back() == '=' || token.image.back() == '>') &&
                      std::string_view("<>!~").find(token.image.front()) != std::string_view::npos &&
                      token.image != ">>";
    return pair || (isOneOf(token, kComparisons) && token.image != "&&" && token.image != "?");
}

} // namespace

/// Conditions joined by AND, OR and XOR. Nothing is regrouped: parentheses stay where they are.
std::string SqlSelectReader::expression()
{
    const Depth guard(*this);
    std::string text;
    for (;;) {
        for (;;) {
            if (accept("NOT"))
                text += "NOT ";
            else if (acceptSymbol("!"))
                text += "! ";
            else
                break;
        }
        text += predicate();
        if (accept("AND"))
            text += " AND ";
        else if (accept("OR"))
            text += " OR ";
        else if (accept("XOR"))
            text += " XOR ";
        else if (acceptSymbol("&&"))
            text += " && ";
        else
            return text;
    }
}

std::string SqlSelectReader::predicate()
{
    if (accept("EXISTS"))
        return "EXISTS " + primary();
    const std::string left = sum();
    bool matched = false;
    return predicateTail(left, matched);
}

std::string SqlSelectReader::predicateTail(const std::string &left, bool &matched)
{
    matched = true;
    if (isComparison(token()) || token().isSymbol("?")) {
        const std::string sign(tokens_[at_++].image);
        return left + " " + sign + " " + sum();
    }
    if (accept("IS")) {
        const std::string negation = accept("NOT") ? " NOT" : "";
        for (const char *word : {"NULL", "TRUE", "FALSE"}) {
            if (accept(word))
                return std::string(left).append(" IS").append(negation).append(" ").append(word);
        }
        fail("NULL");
    }
    if (accept("ISNULL"))
        return left + " ISNULL";
    const bool negated = token().is("NOT");
    const SqlToken &word = token(negated ? 1 : 0);
    const std::string text = left + (negated ? " NOT" : "");
    const auto take = [&](std::string_view known) {
        if (!word.is(known))
            return false;
        at_ += negated ? 2 : 1;
        return true;
    };
    if (take("IN"))
        return text + " IN " + inList();
    if (take("BETWEEN")) {
        const std::string from = sum();
        expect("AND");
        return text + " BETWEEN " + from + " AND " + sum();
    }
    for (const std::string known : {"LIKE", "ILIKE", "RLIKE", "REGEXP"}) {
        // The grammar knows no NOT RLIKE and no NOT REGEXP.
        if ((negated && known.starts_with('R')) || !take(known))
            continue;
        const std::string binary = accept("BINARY") ? " BINARY " : " ";
        std::string like = std::string(text).append(" ").append(known).append(binary).append(sum());
        if (accept("ESCAPE"))
            like += " ESCAPE " + sum();
        return like;
    }
    if (take("SIMILAR")) {
        expect("TO");
        return text + " SIMILAR TO " + sum();
    }
    matched = false;
    return left;
}

std::string SqlSelectReader::inList()
{
    if (!token().isSymbol("("))
        return sum();
    return parenthesised();
}

/// Values joined by operators.
std::string SqlSelectReader::sum()
{
    std::string text = unary();
    for (;;) {
        const bool shift = token().isSymbol(">>");
        const bool div = token().is("DIV") && token(1).type != SqlTokenType::End && !token(1).is("FROM") &&
                         !token(1).isSymbol(",");
        if (!shift && !div && !isOneOf(token(), kOperators))
            return text;
        text += " " + (div ? "DIV" : std::string(token().image)) + " ";
        ++at_;
        text += unary();
    }
}

std::string SqlSelectReader::unary()
{
    std::string sign;
    if (token().isSymbol("-") || token().isSymbol("+") || token().isSymbol("~"))
        sign = tokens_[at_++].image;
    return sign + postfix(primary());
}

std::string SqlSelectReader::postfix(std::string value)
{
    for (;;) {
        if (acceptSymbol("[")) {
            value += "[" + sum() + "]";
            expectSymbol("]");
        } else if (acceptSymbol("::")) {
            value += "::" + typeName();
        } else if (isOneOf(token(), kJsonOperators)) {
            value += std::string(tokens_[at_++].image);
            value += primary();
        } else if (accept("COLLATE")) {
            value += " COLLATE " + name();
        } else if (token().is("AT") && token(1).is("TIME") && token(2).is("ZONE")) {
            at_ += 3;
            value += " AT TIME ZONE " + primary();
        } else {
            return value;
        }
    }
}

std::string SqlSelectReader::primary()
{
    const Depth guard(*this);
    const SqlToken &first = token();
    if (first.type == SqlTokenType::Number || first.type == SqlTokenType::Hint)
        return std::string(tokens_[at_++].image);
    if (first.type == SqlTokenType::String) {
        ++at_;
        const std::size_t quote = first.image.find('\'');
        // The prefix of a text is printed in upper case, that of a hexadecimal one as it is.
        const bool text = quote == 1 && !first.image.starts_with('x');
        return (text ? upperCase(first.image.substr(0, 1)) : std::string(first.image.substr(0, quote))) +
               std::string(first.image.substr(quote));
    }
    if (first.isSymbol("("))
        return parenthesised();
    if (first.isSymbol("{"))
        return escapedLiteral();
    if (acceptSymbol("?"))
        return "?";
    if ((first.isSymbol(":") || first.isSymbol("@") || first.isSymbol("@@")) &&
        token(1).type == SqlTokenType::Word) {
        ++at_;
        return std::string(first.image) + std::string(tokens_[at_++].image);
    }
    return wordPrimary();
}

std::string SqlSelectReader::wordPrimary()
{
    const SqlToken &first = token();
    const bool call = token(1).isSymbol("(");
    if (accept("NULL"))
        return "NULL";
    const bool nameOnly = token(1).isSymbol(",") || token(1).is("FROM") || token(1).isSymbol(")") ||
                          token(1).type == SqlTokenType::End;
    if (first.is("CASE") && !nameOnly)
        return caseExpression();
    if (call && (first.is("CAST") || first.is("TRY_CAST") || first.is("SAFE_CAST")))
        return cast();
    if (call && first.is("EXTRACT"))
        return extract();
    if (first.is("INTERVAL") && !nameOnly && !call)
        return interval();
    const bool literal = token(1).type == SqlTokenType::String;
    if (literal &&
        (first.is("DATE") || first.is("TIME") || first.is("TIMESTAMP") || first.is("TIMESTAMPTZ"))) {
        // The grammar keeps the letters of TIMESTAMPTZ, and not those of the others.
        const std::string word = first.is("TIMESTAMPTZ") ? std::string(first.image) : upperCase(first.image);
        ++at_;
        return word + " " + std::string(tokens_[at_++].image);
    }
    if (first.is("ARRAY") && token(1).isSymbol("[")) {
        at_ += 2;
        const std::string items = token().isSymbol("]") ? std::string() : expressionList();
        expectSymbol("]");
        return "ARRAY[" + items + "]";
    }
    if ((first.is("ANY") || first.is("SOME") || first.is("ALL")) && call && startsSelect(2)) {
        ++at_;
        std::string text = upperCase(first.image) + " " + parenthesised();
        text.insert(text.size() - 1, " ");
        return text;
    }
    if (call && first.is("ALL"))
        fail("a value");
    const std::string column = dottedName();
    return token().isSymbol("(") ? this->call(column) : column;
}

std::string SqlSelectReader::parenthesised()
{
    expectSymbol("(");
    const std::string inner = startsSelect() ? select().text : expressionList();
    expectSymbol(")");
    return "(" + inner + ")";
}

std::string SqlSelectReader::expressionList()
{
    std::string text = expression();
    while (acceptSymbol(","))
        text += ", " + expression();
    return text;
}

} // namespace sluice::hocon::detail
