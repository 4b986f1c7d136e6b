#include "models/job/sql/sqlwords.h"

#include <algorithm>
#include <cctype>

namespace sluice::job::detail {

bool SqlWords::isName(std::size_t ahead, NameUse use) const
{
    const SqlToken &word = token(ahead);
    return word.type == SqlTokenType::QuotedName ||
           (word.type == SqlTokenType::Word && isNameWord(word.image, use));
}

bool SqlWords::isIdentifier(std::size_t ahead) const
{
    return token(ahead).type == SqlTokenType::Word && !isSqlKeyword(token(ahead).image);
}

bool SqlWords::isWhole(std::size_t ahead) const
{
    const SqlToken &number = token(ahead);
    return number.type == SqlTokenType::Number &&
           std::all_of(number.image.begin(), number.image.end(),
                       [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// A number that is printed as one: 007 is 7.
std::string SqlWords::whole()
{
    if (!isWhole())
        fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a whole number"));
    std::string digits = take();
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

std::string SqlWords::name(NameUse use)
{
    if (!isName(0, use))
        fail(SLUICE_TRANSLATE_NOOP("SqlJob", "a name"));
    return take();
}

/// Parts joined by dots; "a..b" leaves one out. `last` gets the last one.
std::string SqlWords::dottedName(std::string *last)
{
    std::string text = name(NameUse::First);
    if (last != nullptr)
        *last = text;
    while (token().isSymbol(".") || (token().isSymbol(":") && isName(1, NameUse::Later))) {
        std::size_t dots = 1;
        while (token(dots).isSymbol("."))
            ++dots;
        if (!isName(dots, NameUse::Later))
            break;
        text.append(dots, '.');
        skip(dots);
        const std::string part = take();
        text += part;
        if (last != nullptr)
            *last = part;
    }
    return text;
}

std::string SqlWords::names()
{
    std::string text = dottedName();
    while (acceptSymbol(","))
        text += ", " + dottedName();
    return text;
}

bool SqlWords::startsSelect(std::size_t ahead) const
{
    return token(ahead).is("SELECT") || token(ahead).is("SEL") || token(ahead).is("WITH");
}

} // namespace sluice::job::detail
