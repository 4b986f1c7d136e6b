#include "models/job/sql/sqlgrammar.h"

/// Types, as casts name them.
namespace sluice::job::detail {

std::string SqlTypes::typeName()
{
    std::string text;
    const SqlToken &first = in_.token();
    const bool date = first.is("DATE") || first.is("TIME") || first.is("TIMESTAMP");
    if (first.is("CHARACTER") || first.is("BIT")) {
        text = in_.take();
        text += in_.token().is("VARYING") ? " " + in_.take() : "";
    } else if (first.is("DOUBLE")) {
        text = in_.take();
        text += in_.token().is("PRECISION") ? " " + in_.take() : "";
    } else if (first.is("UNSIGNED") || first.is("SIGNED")) {
        text = in_.take();
        text += in_.isIdentifier() ? " " + in_.take() : "";
    } else if (first.type == SqlTokenType::QuotedName || in_.isIdentifier() || date || first.is("YEAR") ||
               first.is("MONTH") || first.is("DAY") || first.is("HOUR") || first.is("MINUTE") ||
               first.is("SECOND") || first.is("XML") || first.is("INTERVAL") || first.is("CHAR") ||
               first.is("SET") || first.is("BINARY") || first.is("JSON")) {
        text = in_.take();
        if (in_.token().isSymbol(".") &&
            (in_.isIdentifier(1) || in_.token(1).type == SqlTokenType::QuotedName)) {
            in_.skip();
            text += "." + in_.take();
        }
    } else {
        in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a type"));
    }
    if (date) {
        if (const std::string zone = timeZone(first); !zone.empty())
            text = zone;
    }
    text += typeArguments();
    while (in_.token().isSymbol("[") &&
           (in_.token(1).isSymbol("]") || (in_.isWhole(1) && in_.token(2).isSymbol("]")))) {
        in_.skip();
        text += "[" + (in_.isWhole() ? in_.whole() : std::string()) + "]";
        in_.expectSymbol("]");
    }
    if (in_.follows("CHARACTER", "SET")) {
        in_.skip(2);
        if (!in_.isIdentifier() && !in_.token().is("BINARY"))
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a character set"));
        text += " CHARACTER SET " + in_.take();
    }
    return text;
}

/// TIMESTAMP (3) WITH LOCAL TIME ZONE is one word to the engine's parser, and keeps its blanks; `first` has
/// been read. Empty when it is a plain date or time.
std::string SqlTypes::timeZone(const SqlToken &first)
{
    std::size_t ahead = 0;
    if (in_.token().isSymbol("(") && in_.isWhole(1) && in_.token(2).isSymbol(")"))
        ahead = 3;
    if (!in_.token(ahead).is("WITH") && !in_.token(ahead).is("WITHOUT"))
        return {};
    ahead += in_.token(ahead + 1).is("LOCAL") ? 2 : 1;
    if (!in_.token(ahead).is("TIME") || !in_.token(ahead + 1).is("ZONE"))
        return {};
    const SqlToken &last = in_.token(ahead + 1);
    in_.skip(ahead + 2);
    return {first.image.data(), last.span.end() - first.span.offset};
}

std::string SqlTypes::typeArguments()
{
    if (!in_.token().isSymbol("("))
        return {};
    in_.skip();
    std::string text;
    while (!in_.token().isSymbol(")")) {
        const bool known = in_.isWhole() || in_.token().type == SqlTokenType::String || in_.isIdentifier() ||
                           in_.token().is("CHAR");
        if (!known)
            in_.fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a length"));
        const bool number = in_.isWhole();
        text += (text.empty() ? "" : ", ") + in_.take();
        if (number && (in_.token().is("BYTE") || in_.token().is("CHAR")))
            text += " " + in_.take();
        in_.acceptSymbol(",");
    }
    in_.skip();
    return text.empty() ? text : " (" + text + ")";
}

} // namespace sluice::job::detail
