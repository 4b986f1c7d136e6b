#include "models/hocon/sqlselect.h"

#include "models/core/message.h"

#include <array>

namespace sluice::hocon::detail {

std::string SqlSelectReader::fromItem(SqlSelect *select)
{
    const Depth guard(*this);
    std::string text;
    if (accept("LATERAL")) {
        expectSymbol("(");
        text = "LATERAL(" + this->select().text + ")";
        expectSymbol(")");
    } else if (acceptSymbol("(")) {
        if (startsSelect() || token().isSymbol("(")) {
            text = this->select().text;
        } else {
            text = fromItem(nullptr);
            text += joins();
        }
        expectSymbol(")");
        text = "(" + text + ")";
    } else {
        std::string last;
        text = dottedName(&last);
        if (acceptSymbol("(")) {
            text += "(" + (token().isSymbol(")") ? std::string() : expressionList()) + ")";
            expectSymbol(")");
        } else if (select != nullptr) {
            select->table = last;
        }
    }
    return text + alias(true);
}

std::string SqlSelectReader::joins()
{
    static constexpr std::array<std::string_view, 8> kWords{"NATURAL", "LEFT",  "RIGHT", "FULL",
                                                            "INNER",   "CROSS", "OUTER", "SEMI"};
    std::string text;
    for (;;) {
        if (acceptSymbol(",")) {
            text += ", " + fromItem(nullptr);
            continue;
        }
        const std::size_t start = at_;
        std::string words;
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view word : kWords) {
                if (accept(word)) {
                    words += std::string(word) + " ";
                    more = true;
                }
            }
        }
        if (!accept("JOIN")) {
            if (at_ != start)
                fail("JOIN");
            return text;
        }
        text += " " + join(std::move(words));
    }
}

std::string SqlSelectReader::join(std::string words)
{
    std::string text = std::move(words) + "JOIN " + fromItem(nullptr);
    while (accept("ON"))
        text += " ON " + expression();
    if (accept("USING")) {
        expectSymbol("(");
        text += " USING (" + expressionList() + ")";
        expectSymbol(")");
    }
    return text;
}

std::string SqlSelectReader::groupBy()
{
    if (!token().is("GROUP"))
        return {};
    ++at_;
    expect("BY");
    if (accept("ALL"))
        return " GROUP BY ALL";
    return " GROUP BY " + expressionList();
}

std::string SqlSelectReader::orderBy()
{
    if (!token().is("ORDER"))
        return {};
    ++at_;
    expect("BY");
    std::string text = " ORDER BY ";
    for (bool first = true; first || acceptSymbol(","); first = false) {
        text += (first ? "" : ", ") + expression();
        if (accept("ASC"))
            text += " ASC";
        else if (accept("DESC"))
            text += " DESC";
        if (accept("NULLS"))
            text += accept("FIRST") ? " NULLS FIRST" : (expect("LAST"), " NULLS LAST");
    }
    return text;
}

/// LIMIT, OFFSET and FETCH, in the order in which they are printed whatever the order in the text.
std::string SqlSelectReader::limits()
{
    std::string limit;
    std::string offset;
    std::string fetch;
    for (;;) {
        if (accept("LIMIT")) {
            limit = " LIMIT " + (accept("ALL") ? std::string("ALL") : sum());
            if (acceptSymbol(","))
                limit += ", " + sum();
        } else if (accept("OFFSET")) {
            offset = " OFFSET " + sum();
            for (const char *unit : {"ROWS", "ROW"}) {
                if (accept(unit))
                    offset += std::string(" ") + unit;
            }
        } else if (accept("FETCH")) {
            fetch = accept("FIRST") ? " FETCH FIRST " : (expect("NEXT"), " FETCH NEXT ");
            fetch += sum();
            fetch += accept("ROW") ? " ROW" : (expect("ROWS"), " ROWS");
            expect("ONLY");
            fetch += " ONLY";
        } else {
            return limit + offset + fetch;
        }
    }
}

} // namespace sluice::hocon::detail
