#include "models/catalog/fit.h"

#include "models/catalog/choices.h"
#include "models/catalog/jaraddresses.h"
#include "models/catalog/jsontext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace sluice::catalog {

namespace {

/// Java reads the digits of every script. Those that keyboards of our users have, in UTF-8.
std::string asciiDigits(std::string_view text)
{
    constexpr std::array<std::string_view, 3> zeros{"\xEF\xBC\x90", "\xD9\xA0", "\xDB\xB0"}; // ０ ٠ ۰
    std::string result;
    while (!text.empty()) {
        const auto zero = std::find_if(zeros.begin(), zeros.end(), [&](std::string_view z) {
            const auto own = z.size() - 1;
            return text.size() > own && text.substr(0, own) == z.substr(0, own) &&
                   static_cast<unsigned char>(text[own] - z[own]) < 10;
        });
        if (zero == zeros.end()) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        result += static_cast<char>('0' + (text[zero->size() - 1] - zero->back()));
        text.remove_prefix(zero->size());
    }
    return result;
}

std::string_view trimmed(std::string_view text)
{
    // String.trim(): everything up to the blank.
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    return text;
}

bool isWhole(std::string_view text)
{
    if (!text.empty() && (text.front() == '+' || text.front() == '-'))
        text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Of a text that isWhole(); nothing when it does not fit 64 bits.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    if (text.front() == '+')
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

Fitting inRange(const OptionRule &rule, std::string_view digits)
{
    const std::optional<std::int64_t> number = wholeNumber(digits);
    if (!number || (rule.maximum && *number > *rule.maximum))
        return {digits.front() == '-' ? Fit::TooLow : Fit::TooLarge};
    if (rule.maximum && *number < -*rule.maximum - 1)
        return {Fit::TooLow};
    return {rule.minimum && *number < *rule.minimum ? Fit::TooSmall : Fit::Fits};
}

/// What Jackson makes of a text that is no whole number: the part before the point of one with a fraction or
/// an exponent.
Fitting cut(const OptionRule &rule, std::string_view text)
{
    if (text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string_view::npos)
        return {Fit::WrongType};
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    // Java would read 5. and .5, Jackson does not.
    if (const std::size_t point = text.find('.');
        point != std::string_view::npos && (point == 0 || !isDigit(point - 1) || !isDigit(point + 1)))
        return {Fit::WrongType};
    if (text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {Fit::WrongType};
    // A fraction beyond what an int holds is refused like a word.
    if (std::abs(number) > static_cast<double>(std::numeric_limits<std::int32_t>::max()))
        return {Fit::WrongType};
    const auto taken = static_cast<std::int64_t>(number);
    return rule.minimum && taken < *rule.minimum ? Fitting{Fit::TooSmall} : Fitting{Fit::Cut, taken};
}

Fitting integer(const OptionRule &rule, std::string_view text)
{
    const std::string digits = asciiDigits(text);
    if (isWhole(digits))
        return inRange(rule, digits);
    if (rule.reading == NumberReading::Exact)
        return {Fit::WrongType};
    if (const std::optional<std::string> inside = textInJson(text)) {
        const std::string quoted = asciiDigits(*inside);
        return isWhole(quoted) ? inRange(rule, quoted) : Fitting{Fit::WrongType};
    }
    const std::string_view bare = trimmed(digits);
    return isWhole(bare) ? inRange(rule, bare) : cut(rule, bare);
}

bool isChoice(const OptionRule &rule, std::string_view text)
{
    return choiceOf(rule.choices, text).has_value();
}

Fitting jars(ValueShape shape, std::string_view text)
{
    // Of a list or an object the engine takes the text, which ends in a bracket and so names no jar.
    switch (shape == ValueShape::Scalar ? jarFit(text) : JarFit::Fits) {
    case JarFit::Fits:
        break;
    case JarFit::PassedOver:
        return {Fit::PassedOver};
    case JarFit::Misread:
        return {Fit::Misread};
    case JarFit::NoAddress:
        return {Fit::NoAddress};
    }
    return {};
}

} // namespace

Fitting fitting(const OptionRule &rule, ValueShape shape, std::string_view text)
{
    if (shape == ValueShape::Null)
        return {rule.nullIsAbsent ? Fit::Fits : Fit::WrongType};
    switch (rule.type) {
    case OptionType::Integer:
        return shape == ValueShape::Scalar ? integer(rule, text) : Fitting{Fit::WrongType};
    case OptionType::Choice:
        return {shape == ValueShape::Scalar && isChoice(rule, text) ? Fit::Fits : Fit::NotAChoice};
    case OptionType::Text:
        return rule.form == TextForm::Jars ? jars(shape, text) : Fitting{};
    case OptionType::Map:
        return {shape == ValueShape::Object ? Fit::Fits : Fit::WrongType};
    default:
        return {};
    }
}

} // namespace sluice::catalog
