#pragma once

#include "models/core/secrets/secrets.h"
#include "models/hocon/tree.h"

#include <string>
#include <vector>

/// models/core/secrets.h for job files: where a tree is known, it says better than the text where a secret
/// begins and ends.
namespace sluice::job {

struct Problem;

/// The secrets in the text of a job file, ascending, apart from each other: the values under secret names,
/// whatever their spelling and nesting, in force or replaced by a later one, and what secretSpans() finds in
/// the rest (comments, what has syntax errors).
std::vector<TextSpan> secretSpans(const hocon::Tree &tree);

/// The text with its secrets masked; everything else stays byte for byte, and a file without errors is read
/// without errors.
std::string maskedConfig(const hocon::Tree &tree);

/// The same with as many lines, for what prints some of them; no care is taken that it can be parsed.
std::string maskedLines(const hocon::Tree &tree);

/// Adds the secrets of a job file, as written and as decoded, to what is to be hidden in messages about it.
void addSecrets(const hocon::Tree &tree, KnownSecrets &known);

/// What a syntax error says, likewise without what it quotes from secrets.
Message message(const hocon::Tree &tree, const hocon::SyntaxError &error);

/// Masks what messages of problems, and titles of their fixes, quote from secrets. The edits stay what they
/// are.
void hideSecrets(const hocon::Tree &tree, std::vector<Problem> &problems);

} // namespace sluice::job
