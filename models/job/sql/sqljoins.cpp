#include "models/job/sql/sqlgrammar.h"

/// Joins and the window behind them.
namespace sluice::job::detail {

std::string SqlJoins::joins()
{
    std::string text;
    bool found = true;
    do {
        text += join(found);
    } while (found);
    return text;
}

/// One join, or nothing.
std::string SqlJoins::join(bool &found)
{
    const std::size_t start = in_.position();
    std::string words = in_.accept("NATURAL") ? "NATURAL " : "";
    bool outer = false;
    if (in_.accept("LEFT")) {
        words += in_.accept("SEMI") ? "LEFT SEMI " : in_.accept("OUTER") ? "LEFT OUTER " : "LEFT ";
    } else if (in_.accept("OUTER")) {
        outer = true;
        words += "OUTER ";
    } else {
        for (const char *word : {"RIGHT", "FULL", "INNER", "CROSS"}) {
            if (!in_.accept(word))
                continue;
            words += std::string(word) + " ";
            if ((*word == 'R' || *word == 'F') && in_.accept("OUTER"))
                words += "OUTER ";
            break;
        }
    }
    found = true;
    if (in_.acceptSymbol(",")) {
        outer = in_.accept("OUTER") || outer;
        const std::string right = sql_.from.fromItem(nullptr);
        joinCondition();
        return std::string(", ") + (outer ? "OUTER " : "") + right;
    }
    for (const char *word : {"JOIN", "STRAIGHT_JOIN", "APPLY"}) {
        if (!in_.accept(word))
            continue;
        words += std::string(word) + " ";
        words += sql_.from.fromItem(nullptr);
        return " " + words + joinCondition();
    }
    if (in_.position() != start)
        in_.fail("JOIN");
    found = false;
    return {};
}

std::string SqlJoins::joinCondition()
{
    std::string text;
    if (in_.accept("WITHIN")) {
        in_.expectSymbol("(");
        text = " WITHIN (";
        for (bool first = true; first || in_.acceptSymbol(","); first = false) {
            text += (first ? "" : ", ") + in_.whole();
            text += " " + in_.take();
        }
        in_.expectSymbol(")");
        text += ")";
        if (!in_.token().is("ON"))
            in_.fail("ON");
    }
    if (in_.accept("USING")) {
        in_.expectSymbol("(");
        text += " USING (" + in_.names() + ")";
        in_.expectSymbol(")");
        return text;
    }
    // INSERT … ON CONFLICT is another clause.
    while (!in_.follows("ON", "CONFLICT") && in_.accept("ON"))
        text += " ON " + sql_.conditions.expression();
    return text;
}

/// WINDOW of KSQL: TUMBLING (SIZE 5 SECONDS).
std::string SqlJoins::window()
{
    if (!in_.accept("WINDOW"))
        return {};
    const auto span = [this] {
        const std::string number = in_.whole();
        if (!in_.isIdentifier())
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a unit of time"));
        return number + " " + in_.take();
    };
    std::string text = " WINDOW ";
    if (in_.accept("HOPPING")) {
        in_.expectSymbol("(");
        in_.expect("SIZE");
        text += "HOPPING (SIZE " + span() + ", ADVANCE BY ";
        in_.expectSymbol(",");
        in_.expect("ADVANCE");
        in_.expect("BY");
        text += span();
    } else if (in_.accept("SESSION")) {
        in_.expectSymbol("(");
        text += "SESSION (" + span();
    } else {
        in_.expect("TUMBLING");
        in_.expectSymbol("(");
        in_.expect("SIZE");
        text += "TUMBLING (SIZE " + span();
    }
    in_.expectSymbol(")");
    return text + ")";
}

} // namespace sluice::job::detail
