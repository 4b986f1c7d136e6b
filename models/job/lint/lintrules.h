#pragma once

#include "models/hocon/tree.h"
#include "models/job/job.h"
#include "models/job/lint/lint.h"
#include "models/job/lint/problem.h"

#include <utility>
#include <vector>

/// The families of lint rules; each adds to the list. Only lint.cpp and the rules themselves include this.
namespace sluice::job::rules {

struct Context
{
    const hocon::Tree &tree;
    const LintOptions &options;
    const LineIndex &lines;
    const ModeDecision mode;
    std::vector<Problem> &problems;
    std::size_t &notListed; ///< how many more there are than the list holds

    /// Adds a problem at a span and returns it, for its fixes.
    Problem &add(std::string code, ProblemSeverity severity, TextSpan span, std::string pointer,
                 Message message) const
    {
        problems.push_back({std::move(code),
                            severity,
                            span,
                            lines.at(span.offset),
                            std::move(pointer),
                            std::move(message),
                            {}});
        return problems.back();
    }
    /// The place to mark for a pointer: its last definition, key and value; the value's span where it has
    /// none.
    TextSpan place(std::string_view pointer) const;
};

/// A value as a sentence has it: text in quotes, of a list or a block only what it is; a whole number that
/// the language reads as a text, since it is too large, as it stands.
std::string shown(const Context &context, const hocon::Value &value);
/// True for a whole number without quotes that is beyond 64 bits.
bool isHugeNumber(const Context &context, const hocon::Value &value);

/// For a fix that gives the option at `pointer` a value.
std::function<TextEdits()> setting(const hocon::Tree &tree, std::string pointer, std::string value);

/// A fix that removes an option; its comments go, too.
Fix removing(const hocon::Tree &tree, const std::string &pointer, const std::string &key);

/// What lint() gives, with fixes that nobody has tried. `total` becomes how many problems there are, listed
/// or not.
std::vector<Problem> problemsOf(const hocon::Tree &tree, const LintOptions &options, std::size_t &total);

/// Gives problems, ascending by place, their places in characters.
void placeInCharacters(std::string_view text, std::vector<Problem> &problems);
/// What every list of problems ends with: places that count characters, and no secret in a message. Ascending
/// by place.
void finish(const hocon::Tree &tree, std::vector<Problem> &problems);

void syntax(const Context &context);
/// False when brackets do not match: what belongs to what is a guess then.
bool isStructureSure(const Context &context);
void variables(const Context &context);
void checkpoint(const Context &context);
void mode(const Context &context);
void envOptionNames(const Context &context);
void optionValues(const Context &context);
void structure(const Context &context);
void rootBlocks(const Context &context);
void secrets(const Context &context);
void keys(const Context &context);
void halfCharacters(const Context &context);
void hugeNumbers(const Context &context);

} // namespace sluice::job::rules
