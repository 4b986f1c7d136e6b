#pragma once

#include <string>
#include <string_view>

namespace sluice::job {

/// `text` as one word of a POSIX shell: bare where that is safe, else in single quotes.
std::string shellQuoted(std::string_view text);

/// `text` as the value of a URL query parameter (RFC 3986, UTF-8 bytes percent-encoded).
std::string percentEncoded(std::string_view text);

} // namespace sluice::job
