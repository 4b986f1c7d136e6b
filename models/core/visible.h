#pragma once

#include <string>
#include <string_view>

/// Control characters, direction marks and bytes that are no text, as marks that can be seen. What is shown
/// in a terminal or a window goes through here, so that a job's name moves no cursor, rings no bell, colours
/// nothing and turns no line around.
///
/// The marks: C0 controls and DEL as their pictures (U+2400 …, ESC is ␛); C1 controls, direction and format
/// marks, zero-width and other invisible characters, line and paragraph separators as \u{202e}; bytes that
/// are no UTF-8 as \xff. They are for reading and not reversible: a text may hold the same letters.
namespace sluice {

enum class Lines
{
    One,  ///< a field, a row, a label: line ends and tabs become marks too
    Many, ///< a text: \n, \r\n (as \n) and tabs stay
};

/// `text` with everything invisible made visible; ordinary text comes back as it is. Always valid UTF-8.
std::string visible(std::string_view text, Lines lines = Lines::One);

/// True when visible() would change nothing.
bool isVisible(std::string_view text, Lines lines = Lines::One);

/// JSON that means the same with every such character as \uXXXX, so that it can be shown: for JSON that was
/// written by a program and is valid. Bytes that are no UTF-8 become \ufffd. \n and tabs between values stay.
std::string visibleJson(std::string_view json);

/// True for characters that show nothing or change how others are shown: C0, DEL, C1, direction and format
/// marks, zero-width characters, fillers, separators of lines and paragraphs, tags, byte order marks.
bool isInvisible(char32_t code);

} // namespace sluice
