#include "models/hocon/sqlselect.h"

/// What looks like a function and is grammar: CASE, CAST, INTERVAL, types.
namespace sluice::hocon::detail {

std::string SqlSelectReader::caseExpression()
{
    const Depth guard(*this);
    expect("CASE");
    std::string text = "CASE ";
    if (!token().is("WHEN"))
        text += expression() + " ";
    if (!token().is("WHEN"))
        fail("WHEN");
    while (accept("WHEN")) {
        text += "WHEN " + expression();
        expect("THEN");
        text += " THEN " + expression() + " ";
    }
    if (accept("ELSE"))
        text += "ELSE " + expression() + " ";
    expect("END");
    return text + "END";
}

/// CAST and TRY_CAST, or nothing: CAST(a) is a function like others.
std::optional<std::string> SqlSelectReader::cast()
{
    if (!(token().is("CAST") || token().is("TRY_CAST")) || !token(1).isSymbol("("))
        return std::nullopt;
    return attempt([this] {
        std::string text = upperCase(take());
        expectSymbol("(");
        text += "(" + simple();
        expect("AS");
        text += " AS ";
        if (token().isSymbol("(") || (token().is("ROW") && token(1).isSymbol("("))) {
            text += accept("ROW") ? "ROW(" : "(";
            expectSymbol("(");
            for (bool first = true; first || acceptSymbol(","); first = false) {
                text += (first ? "" : ", ") + name(NameUse::Object) + " ";
                text += typeName();
            }
            expectSymbol(")");
            text += ")";
        } else {
            text += typeName();
        }
        expectSymbol(")");
        return text + ")";
    });
}

std::string SqlSelectReader::extract()
{
    at_ += 2;
    std::string text = "EXTRACT(";
    text += token().type == SqlTokenType::String ? take() : name(NameUse::Object);
    expect("FROM");
    text += " FROM " + simple();
    expectSymbol(")");
    return text + ")";
}

std::string SqlSelectReader::interval()
{
    ++at_;
    std::string text = "INTERVAL ";
    text += acceptSymbol("-") ? "-" : "";
    if (token().type == SqlTokenType::Number || token().type == SqlTokenType::String) {
        text += take();
    } else if (token().isSymbol("?") || token().isSymbol(":")) {
        text += parameter();
    } else {
        const auto function = attempt([this] { return call(); });
        text += function ? *function : dottedName();
    }
    const bool unit = isIdentifier() || token().is("YEAR") || token().is("MONTH") || token().is("DAY") ||
                      token().is("HOUR") || token().is("MINUTE") || token().is("SECOND");
    if (unit)
        text += " " + take();
    return text;
}

std::string SqlSelectReader::typeName()
{
    std::string text;
    const SqlToken &first = token();
    const bool date = first.is("DATE") || first.is("TIME") || first.is("TIMESTAMP");
    if (first.is("CHARACTER") || first.is("BIT")) {
        text = take();
        text += token().is("VARYING") ? " " + take() : "";
    } else if (first.is("DOUBLE")) {
        text = take();
        text += token().is("PRECISION") ? " " + take() : "";
    } else if (first.is("UNSIGNED") || first.is("SIGNED")) {
        text = take();
        text += isIdentifier() ? " " + take() : "";
    } else if (first.type == SqlTokenType::QuotedName || isIdentifier() || date || first.is("YEAR") ||
               first.is("MONTH") || first.is("DAY") || first.is("HOUR") || first.is("MINUTE") ||
               first.is("SECOND") || first.is("XML") || first.is("INTERVAL") || first.is("CHAR") ||
               first.is("SET") || first.is("BINARY") || first.is("JSON")) {
        text = take();
        if (token().isSymbol(".") && (isIdentifier(1) || token(1).type == SqlTokenType::QuotedName)) {
            ++at_;
            text += "." + take();
        }
    } else {
        fail("a type");
    }
    if (date) {
        if (const std::string zone = timeZone(first); !zone.empty())
            text = zone;
    }
    text += typeArguments();
    while (token().isSymbol("[") && (token(1).isSymbol("]") || (isWhole(1) && token(2).isSymbol("]")))) {
        ++at_;
        text += "[" + (isWhole() ? whole() : std::string()) + "]";
        expectSymbol("]");
    }
    if (follows("CHARACTER", "SET")) {
        at_ += 2;
        if (!isIdentifier() && !token().is("BINARY"))
            fail("a character set");
        text += " CHARACTER SET " + take();
    }
    return text;
}

/// TIMESTAMP (3) WITH LOCAL TIME ZONE is one word to the engine's parser, and keeps its blanks; `first` has
/// been read. Empty when it is a plain date or time.
std::string SqlSelectReader::timeZone(const SqlToken &first)
{
    std::size_t ahead = 0;
    if (token().isSymbol("(") && isWhole(1) && token(2).isSymbol(")"))
        ahead = 3;
    if (!token(ahead).is("WITH") && !token(ahead).is("WITHOUT"))
        return {};
    ahead += token(ahead + 1).is("LOCAL") ? 2 : 1;
    if (!token(ahead).is("TIME") || !token(ahead + 1).is("ZONE"))
        return {};
    const SqlToken &last = token(ahead + 1);
    at_ += ahead + 2;
    return {first.image.data(), last.span.end() - first.span.offset};
}

std::string SqlSelectReader::typeArguments()
{
    if (!token().isSymbol("("))
        return {};
    ++at_;
    std::string text;
    while (!token().isSymbol(")")) {
        const bool known =
            isWhole() || token().type == SqlTokenType::String || isIdentifier() || token().is("CHAR");
        if (!known)
            fail("a length");
        const bool number = isWhole();
        text += (text.empty() ? "" : ", ") + take();
        if (number && (token().is("BYTE") || token().is("CHAR")))
            text += " " + take();
        acceptSymbol(",");
    }
    ++at_;
    return text.empty() ? text : " (" + text + ")";
}

/// [a, [b, c]]
std::string SqlSelectReader::arrayItems()
{
    const Depth guard(*this);
    expectSymbol("[");
    std::string text = "[";
    if (!token().isSymbol("]")) {
        for (bool first = true; first || acceptSymbol(","); first = false)
            text += (first ? "" : ", ") + (token().isSymbol("[") ? arrayItems() : simple());
    }
    expectSymbol("]");
    return text + "]";
}

/// {d '…'}, {t '…'}, {ts '…'}, or nothing.
std::optional<std::string> SqlSelectReader::braced()
{
    const SqlToken &kind = token(1);
    const bool known = kind.is("D") || kind.is("T") || kind.is("TS");
    if (!known || kind.span.offset != token().span.end() || token(2).type != SqlTokenType::String ||
        !token(3).isSymbol("}"))
        return std::nullopt;
    std::string word(kind.image);
    for (char &c : word)
        c = c < 'a' ? static_cast<char>(c + ('a' - 'A')) : c;
    std::string text = "{" + word + " " + std::string(token(2).image);
    // The engine reads a {ts …} as a moment and prints its fraction of a second.
    if (word == "ts" && text.find('.') == std::string::npos)
        text.insert(text.size() - 1, ".0");
    at_ += 4;
    return text + "}";
}

/// JSON_OBJECT and JSON_ARRAY, printed with blanks of their own.
std::string SqlSelectReader::jsonFunction()
{
    const bool array = token().is("JSON_ARRAY");
    at_ += 2;
    std::string text = array ? "JSON_ARRAY( " : "JSON_OBJECT( ";
    bool mixed = false;
    for (std::size_t count = 0; !token().isSymbol(")"); ++count) {
        if (token().is("ABSENT") || (token().is("NULL") && token(1).is("ON")))
            break;
        if (count > 0) {
            expectSymbol(",");
            text += ", ";
        }
        if (array) {
            text += expression();
        } else {
            const bool key = token().is("KEY");
            at_ += key ? 1 : 0;
            if (token().type != SqlTokenType::String)
                fail("a text in quotes");
            const std::string name = take();
            const bool value = accept("VALUE");
            const bool colon = !value && acceptSymbol(":");
            mixed = mixed || (!value && !colon);
            if (!value && !colon)
                expectSymbol(",");
            text += (key && value ? "KEY " : "") + name + (value ? " VALUE " : colon ? ":" : ", ");
            text += expression();
        }
        if (follows("FORMAT", "JSON")) {
            at_ += 2;
            text += " FORMAT JSON";
        }
    }
    const bool absent = token().is("ABSENT");
    if (absent || token().is("NULL")) {
        ++at_;
        expect("ON");
        expect("NULL");
        text += array    ? (absent ? " ABSENT ON NULL " : " NULL ON NULL ")
                : absent ? " ABSENT On NULL"
                         : " NULL ON NULL";
    }
    for (const char *word : {"WITH", "WITHOUT"}) {
        if (!array && follows(word, "UNIQUE") && token(2).is("KEYS")) {
            at_ += 3;
            text += std::string(" ") + word + " UNIQUE KEYS";
        }
    }
    expectSymbol(")");
    return text + (array ? ") " : " ) ");
}

} // namespace sluice::hocon::detail
