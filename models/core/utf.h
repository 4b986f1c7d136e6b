#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Characters one by one, for the parts of core that change an encoding.
namespace sluice::utf {

/// What is no character: past the end, or bytes that do not belong together.
inline constexpr char32_t invalid = 0xFFFFFFFFU;

/// The character at `offset`; `length` becomes its bytes (1 when it is invalid). Well formed UTF-8 only: no
/// surrogates, nothing longer than needed, nothing over U+10FFFF.
char32_t utf8At(std::string_view text, std::size_t offset, std::size_t &length);
void appendUtf8(std::string &text, char32_t character);

/// The character at `offset` of UTF-16, or of UTF-32; likewise. `length` is what is left when it is too
/// little.
char32_t utf16At(std::string_view bytes, std::size_t offset, bool bigEndian, std::size_t &length);
char32_t utf32At(std::string_view bytes, std::size_t offset, bool bigEndian, std::size_t &length);
void appendUtf16(std::string &bytes, char32_t character, bool bigEndian);
void appendUtf32(std::string &bytes, char32_t character, bool bigEndian);

} // namespace sluice::utf
