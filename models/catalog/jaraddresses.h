#pragma once

#include <string>
#include <string_view>

namespace sluice::catalog {

/// What the engine makes of a list of jars with ; between them. Measured on 2.3.8 (jars of env).
enum class JarFit
{
    Fits,
    PassedOver, ///< an entry does not end in .jar: it is left out without a word
    Misread,    ///< an entry has characters that are not ASCII: read as other ones, or refused ("Bad escape")
    NoAddress, ///< an entry is no file: address, or has signs that stand for themselves only as %XX: HTTP 400
               ///< "Missing scheme", "URI is not hierarchical", "Illegal character in path"
};

/// The worst of the entries.
JarFit jarFit(std::string_view list);

/// The list with every absolute path as a file: address and every sign that cannot stand there as %XX; empty
/// where that does not mend it.
std::string jarAddresses(std::string_view list);

} // namespace sluice::catalog
