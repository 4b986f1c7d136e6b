#include "models/hocon/tokens/numbers.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace sluice::hocon {

namespace {

bool hasFraction(std::string_view spelling)
{
    return spelling.find_first_of(".eE") != std::string_view::npos;
}

std::optional<std::int64_t> parsedInteger(std::string_view spelling)
{
    std::int64_t value = 0;
    const char *const end = spelling.data() + spelling.size();
    const auto [stop, error] = std::from_chars(spelling.data(), end, value);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

/// [-] digits [. digits] [e [+-] digits] with a digit before the exponent: what Double.parseDouble takes.
bool isDecimal(std::string_view spelling)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < spelling.size() && spelling[at] >= '0' && spelling[at] <= '9')
            ++at;
        return at - from;
    };
    if (at < spelling.size() && spelling[at] == '-')
        ++at;
    std::size_t count = digits();
    if (at < spelling.size() && spelling[at] == '.') {
        ++at;
        count += digits();
    }
    if (count == 0)
        return false;
    if (at < spelling.size() && (spelling[at] == 'e' || spelling[at] == 'E')) {
        ++at;
        if (at < spelling.size() && (spelling[at] == '+' || spelling[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == spelling.size();
}

/// The exponent's sign decides between infinity and zero when a decimal is out of range.
double parsedDecimal(std::string_view spelling)
{
    double value = 0;
    const char *const end = spelling.data() + spelling.size();
    const auto [stop, error] = std::from_chars(spelling.data(), end, value);
    if (error != std::errc::result_out_of_range)
        return value;
    const std::size_t exponent = spelling.find_first_of("eE");
    bool tiny =
        exponent != std::string_view::npos && exponent + 1 < spelling.size() && spelling[exponent + 1] == '-';
    const std::size_t sign = spelling.front() == '-' ? 1 : 0;
    if (exponent == std::string_view::npos) {
        // No exponent: out of range means very many digits, before the point or zeros behind it.
        const std::size_t point = spelling.find('.');
        const std::size_t first = spelling.find_first_of("123456789", sign);
        tiny = point != std::string_view::npos && first != std::string_view::npos && first > point;
    }
    const double bound = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return sign == 1 ? -bound : bound;
}

/// Double.toString: shortest digits, plain between 1e-3 and 1e7, otherwise d.dddE[-]n.
std::string javaDecimal(double value)
{
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    char buffer[40];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    std::string_view shortest(buffer, static_cast<std::size_t>(written.ptr - buffer));
    std::string result;
    if (shortest.front() == '-') {
        result += '-';
        shortest.remove_prefix(1);
    }
    const std::size_t split = shortest.find('e');
    std::string digits(1, shortest.front());
    if (split > 2)
        digits += shortest.substr(2, split - 2);
    int exponent = 0;
    const std::size_t power = shortest[split + 1] == '+' ? split + 2 : split + 1;
    std::from_chars(shortest.data() + power, shortest.data() + shortest.size(), exponent);
    if (exponent < -3 || exponent >= 7) {
        result += digits.front();
        result += '.';
        result += digits.size() > 1 ? digits.substr(1) : "0";
        return result + 'E' + std::to_string(exponent);
    }
    if (exponent < 0) {
        result += "0.";
        result.append(static_cast<std::size_t>(-exponent - 1), '0');
        return result + digits;
    }
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() < whole + 1)
        digits.append(whole + 1 - digits.size(), '0');
    return result + digits.substr(0, whole) + '.' + digits.substr(whole);
}

/// A double as int64, cut at its borders (Java's cast).
std::int64_t saturated(double value)
{
    constexpr double kBorder = 9223372036854775808.0;
    if (value >= kBorder)
        return std::numeric_limits<std::int64_t>::max();
    if (value <= -kBorder)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

} // namespace

bool isNumber(std::string_view spelling)
{
    // Nearly always a short run of digits.
    if (spelling.size() <= 18) {
        std::size_t at = spelling.front() == '-' ? 1 : 0;
        if (at == spelling.size())
            return false;
        while (at < spelling.size() && spelling[at] >= '0' && spelling[at] <= '9')
            ++at;
        if (at == spelling.size())
            return true;
    }
    return hasFraction(spelling) ? isDecimal(spelling) : parsedInteger(spelling).has_value();
}

std::optional<std::int64_t> wholeNumber(std::string_view spelling)
{
    if (!hasFraction(spelling))
        return parsedInteger(spelling);
    const double value = parsedDecimal(spelling);
    const std::int64_t whole = saturated(value);
    if (static_cast<double>(whole) != value)
        return std::nullopt;
    return whole;
}

std::string printedNumber(std::string_view spelling)
{
    if (const auto whole = wholeNumber(spelling))
        return std::to_string(*whole);
    return javaDecimal(parsedDecimal(spelling));
}

bool isJsonNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - start;
    };
    const bool zero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

} // namespace sluice::hocon
