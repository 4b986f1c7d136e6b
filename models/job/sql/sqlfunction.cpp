#include "models/job/sql/sqlgrammar.h"

#include <array>

/// Functions of a SELECT, and what may follow them.
namespace sluice::job::detail {

std::string SqlCalls::call()
{
    const SqlTokens::Depth guard(in_);
    if (in_.acceptSymbol("{")) {
        if (!in_.token().is("FN"))
            in_.fail("fn");
        in_.skip();
        std::string text = "{fn " + call() + "}";
        in_.expectSymbol("}");
        return text;
    }
    const std::size_t start = in_.position();
    const std::string name = in_.dottedName();
    const bool single = in_.position() == start + 1;
    return call(name, single);
}

/// name(…), with what may follow the parenthesis.
std::string SqlCalls::call(const std::string &name, bool simpleName)
{
    static constexpr std::array<std::string_view, 5> kNamed{"TRIM", "POSITION", "OVERLAY", "SUBSTRING",
                                                            "SUBSTR"};
    const std::string upper = upperCase(name);
    bool named = false;
    for (const std::string_view known : kNamed)
        named = named || (simpleName && upper == known);
    if (named && in_.token().isSymbol("(")) {
        bool plain = false;
        if (const auto inside = in_.attempt([&] { return namedArguments(plain); })) {
            const std::string over = sql_.windows.analytic(1);
            return name + (over.empty() || plain ? *inside : "()") + over;
        }
    }
    in_.expectSymbol("(");
    std::string inside;
    std::string quantity;
    std::string nulls;
    std::size_t count = 0;
    if (!in_.token().isSymbol(")")) {
        for (const char *word : {"DISTINCT", "ALL", "UNIQUE"}) {
            if (quantity.empty() && in_.accept(word))
                quantity = std::string(word) + " ";
        }
        inside = arguments(count);
        if (in_.follows("IGNORE", "NULLS")) {
            in_.skip(2);
            nulls = " IGNORE NULLS";
        }
    }
    in_.expectSymbol(")");
    std::string attribute;
    if (in_.token().isSymbol(".") && in_.isName(1, NameUse::First)) {
        in_.skip();
        const auto function = in_.attempt([this] { return call(); });
        attribute = "." + (function ? *function : in_.name(NameUse::Object));
    }
    const std::string kept = sql_.windows.keep();
    const std::string over = sql_.windows.analytic(count);
    if (over.empty())
        return name + "(" + quantity + inside + ")" + attribute + kept;
    // The printer forgets some of it here, and has the order behind the nulls.
    const std::size_t order = nulls.empty() ? std::string::npos : inside.rfind(" ORDER BY ");
    const std::string ordered = order == std::string::npos ? "" : inside.substr(order);
    return name + "(" + (quantity == "DISTINCT " ? quantity : "") + inside.substr(0, order) + nulls +
           ordered + ")" + kept + over;
}

/// What stands between the parentheses of a function; `count` is how many values.
std::string SqlCalls::arguments(std::size_t &count)
{
    count = 1;
    if (in_.acceptSymbol("*"))
        return "*";
    if (const auto all = sql_.items.allColumns())
        return *all;
    if (in_.startsSelect())
        return sql_.selects.subSelect();
    std::string text;
    for (count = 0; count == 0 || in_.acceptSymbol(","); ++count) {
        text += count == 0 ? "" : ", ";
        if (in_.isName(0, NameUse::Later) && in_.token(1).isSymbol("=>")) {
            text += in_.take() + " => ";
            in_.skip();
        }
        text += sql_.conditions.expression();
    }
    return text + sql_.limits.orderBy();
}

/// (a FROM b), (BOTH a FROM b), (a IN b), (a PLACING b FROM c FOR d), or plain ones.
std::string SqlCalls::namedArguments(bool &plain)
{
    in_.expectSymbol("(");
    std::string text = "(";
    const auto joint = [this] {
        return in_.token().is("FROM") || in_.token().is("IN") || in_.token().is("PLACING");
    };
    if (in_.token().is("BOTH") || in_.token().is("LEADING") || in_.token().is("TRAILING")) {
        const auto sided = in_.attempt([&] {
            std::string side = in_.take() + " ";
            side += sql_.values.simple();
            if (!joint())
                in_.fail("FROM");
            side += " " + in_.take() + " ";
            side += sql_.values.simple();
            in_.expectSymbol(")");
            return side + ")";
        });
        if (sided)
            return text + *sided;
    }
    const auto parts = in_.attempt([&] {
        std::string named = sql_.values.simple();
        if (!joint())
            in_.fail("FROM");
        named += " " + in_.take() + " ";
        named += sql_.values.simple();
        if (in_.token().is("FOR") || in_.token().is("FROM")) {
            named += " " + in_.take() + " ";
            named += sql_.values.simple();
            if (in_.token().is("FOR")) {
                named += " " + in_.take() + " ";
                named += sql_.values.simple();
            }
        }
        in_.expectSymbol(")");
        return named + ")";
    });
    if (parts)
        return text + *parts;
    plain = true;
    text += sql_.values.expressionList();
    in_.expectSymbol(")");
    return text + ")";
}

/// FILTER, OVER and WITHIN GROUP behind a function of `count` values, or nothing.
std::string SqlWindows::analytic(std::size_t count)
{
    std::string text;
    if (in_.token().is("FILTER") && in_.token(1).isSymbol("(")) {
        in_.skip(2);
        in_.expect("WHERE");
        text = " FILTER (WHERE " + sql_.conditions.expression() + ")";
        in_.expectSymbol(")");
    }
    const bool ignore = in_.follows("IGNORE", "NULLS");
    if (ignore || (in_.token().is("OVER") && in_.token(1).isSymbol("(")) || in_.follows("WITHIN", "GROUP"))
        text += windowOf();
    // The engine's parser has room for three.
    if (!text.empty() && count > 3)
        in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "at most three values in a function with OVER"));
    return text;
}

std::string SqlWindows::keep()
{
    if (!in_.token().is("KEEP") || !in_.token(1).isSymbol("("))
        return {};
    in_.skip(2);
    if (!in_.isIdentifier())
        in_.fail("DENSE_RANK");
    std::string text = " KEEP (" + in_.take();
    text += in_.accept("FIRST") ? " FIRST" : (in_.expect("LAST"), " LAST");
    const std::string order = sql_.limits.orderBy();
    if (order.empty())
        in_.fail("ORDER BY");
    in_.expectSymbol(")");
    return text + order + ")";
}

std::string SqlWindows::windowOf()
{
    std::string text = " ";
    if (in_.follows("WITHIN", "GROUP")) {
        in_.skip(2);
        text += "WITHIN GROUP (";
    } else {
        if (in_.accept("IGNORE")) {
            in_.expect("NULLS");
            text += "IGNORE NULLS ";
        }
        in_.expect("OVER");
        text += "OVER (";
    }
    in_.expectSymbol("(");
    if (in_.accept("PARTITION")) {
        in_.expect("BY");
        text += "PARTITION BY " + sql_.values.expressionList() + " ";
    }
    std::string order = sql_.limits.orderBy();
    text += order.empty() ? order : order.substr(1);
    const std::string rows = frame();
    text += !order.empty() && !rows.empty() ? " " + rows : rows;
    in_.expectSymbol(")");
    return text + ")";
}

/// ROWS BETWEEN … AND …
std::string SqlWindows::frame()
{
    if (!in_.token().is("ROWS") && !in_.token().is("RANGE"))
        return {};
    std::string text = upperCase(in_.take());
    if (!in_.accept("BETWEEN"))
        return text + frameEnd();
    text += " BETWEEN" + frameEnd();
    in_.expect("AND");
    return text + " AND" + frameEnd();
}

std::string SqlWindows::frameEnd()
{
    if (in_.follows("CURRENT", "ROW")) {
        in_.skip(2);
        return " CURRENT ROW";
    }
    std::string text = " ";
    if (in_.accept("UNBOUNDED"))
        text += "UNBOUNDED";
    else
        text += sql_.values.simple();
    return text + (in_.accept("PRECEDING") ? " PRECEDING" : (in_.expect("FOLLOWING"), " FOLLOWING"));
}

} // namespace sluice::job::detail
