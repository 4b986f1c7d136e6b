#pragma once

#include "models/hocon/tree.h"
#include "models/job/job.h"
#include "models/job/lint/envreading.h"
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
    const EnvReading &env;
    const ModeDecision mode; ///< with variables filled in
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
    /// The same for an option of env: the ${…} that brought its value, where one did.
    TextSpan place(const ReadMember &member, const ReadValue &value) const
    {
        return value.isVariable() ? value.variable : place(member.pointer);
    }
};

/// So many problems of one kind are listed, since nobody reads more; what goes beyond is only counted.
class Room
{
public:
    explicit Room(const Context &context)
        : notListed_(context.notListed)
    {
    }

    bool isLeft() const { return left_ > 0; }
    /// Takes a place in the list; where none is left, one more is counted.
    bool take()
    {
        if (left_ == 0) {
            ++notListed_;
            return false;
        }
        --left_;
        return true;
    }

private:
    std::size_t left_ = kMostProblems;
    std::size_t &notListed_;
};

/// A value as a sentence has it: text in quotes, of a list or a block only what it is; a whole number that
/// the language reads as a text, since it is too large, as it stands.
std::string shown(const Context &context, const hocon::Value &value);
/// The same of an option of env; where a variable brought it, what is written and what came of it.
std::string shown(const Context &context, const ReadMember &member, const ReadValue &value);
/// Whatever is said of a value that a variable brought: ${v} = VALUE.
std::string withVariable(const Context &context, const ReadMember &member, const ReadValue &value,
                         std::string shown);
/// True for a whole number without quotes that is beyond 64 bits.
bool isHugeNumber(const Context &context, const hocon::Value &value);

/// For a fix that gives the option at `pointer` a value.
std::function<TextEdits()> setting(const hocon::Tree &tree, std::string pointer, std::string value);
/// The same for one whose key the engine reads as `name`: it gets that name, too.
std::function<TextEdits()> settingAs(const hocon::Tree &tree, std::string pointer, std::string name,
                                     std::string value);

/// A fix that removes an option; its comments go, too.
Fix removing(const hocon::Tree &tree, const std::string &pointer, const std::string &key);

/// What lint() gives before finish(), which costs as much again, and with fixes that nobody has tried.
/// `total` becomes how many problems there are, listed or not.
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
void nameThatNobodySees(const Context &context);
void hugeNumbers(const Context &context);

} // namespace sluice::job::rules
