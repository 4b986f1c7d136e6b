#pragma once

#include "models/catalog/optionrule.h"

#include <cstdint>
#include <string_view>

namespace sluice::catalog {

/// What kind of value stands in a text.
enum class ValueShape
{
    Scalar, ///< a text, a number, true or false
    Null,
    List,
    Object
};

/// Whether a value fits its option, as the engine looks at it.
enum class Fit
{
    Fits,
    WrongType,
    TooLarge,   ///< a whole number beyond the option's maximum
    TooSmall,   ///< a whole number below its minimum
    TooLow,     ///< a whole number that the engine cannot hold
    NotAChoice, ///< none of the names, nor the number of one
    PassedOver, ///< the engine leaves a part of the list out without a word
    Misread,    ///< characters of a part of the list are refused, or read as other ones
    NoAddress,  ///< a part of the list is no address
    Cut         ///< the engine makes another number of it, see Fitting::taken
};

struct Fitting
{
    Fit fit = Fit::Fits;
    std::int64_t taken = 0; ///< Fit::Cut: what the engine reads
};

/// `text`: the scalar as the engine prints it; ignored for other shapes. Only what has been measured is
/// judged: everything else fits.
Fitting fitting(const OptionRule &rule, ValueShape shape, std::string_view text);

} // namespace sluice::catalog
