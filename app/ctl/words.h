#pragma once

#include "app/ctl/cli.h"
#include "models/core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words of the command line: what stands behind "--", and what was meant by one that nobody knows.
namespace sluice::ctl {

/// The words behind the program's name, for CLI::App::parse(std::vector), that is, backwards. Those behind a
/// "--" are marked, so that none of them is taken for an option or a command; plainWord() takes the mark off.
std::vector<std::string> commandWords(int count, char **words);
std::string plainWord(std::string word);
/// Lets the arguments without a name, of every command, take the mark off, and all of them and every option
/// refuse a value that is empty. To be called when all are there.
void checkWords(CLI::App &app);

/// Why a word cannot be taken as the text that it is: names of files may have any bytes, all else is UTF-8,
/// and nothing is put in the place of a byte that is none. To be called after the parse.
std::optional<Error> whyNoText(const CLI::App &app, int count, char **words);

/// What stands beside an option that stands alone, and would be ignored.
std::optional<Error> whyNotAlone(std::string_view option, int count, char **words);

/// Wrong usage as a sentence: names the command or option that was probably meant.
Error usageError(const CLI::App &app, const CLI::ParseError &error, int count, char **words);

} // namespace sluice::ctl
