#pragma once

#include "models/core/message.h"
#include "models/hocon/syntax/parserexcerpts.h"

/// What a text does wrong: which mistakes are told, and in which order.
namespace sluice::hocon::detail {

/// Brackets that do not match.
inline constexpr const char *kUnclosedBlock = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Found the end of the file, expected } for the { of line %1. Add the missing }.");
inline constexpr const char *kUnclosedList = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Found the end of the file, expected ] for the [ of line %1. Add the missing ].");
inline constexpr const char *kUnopenedBlock =
    SLUICE_TRANSLATE_NOOP("Syntax", "Found } without a { before it. Remove it, or add the { that it closes.");
inline constexpr const char *kUnopenedList =
    SLUICE_TRANSLATE_NOOP("Syntax", "Found ] without a [ before it. Remove it, or add the [ that it closes.");

/// Leaves the first error of the list and those that stand behind it in the text.
void dropBeforeFirst(std::vector<SyntaxError> &errors);

/// Collects mistakes: the one that the original stops at first, and one problem for each of them.
class MistakeLog
{
public:
    MistakeLog(const Store &store, Syntax syntax, Excerpts &excerpts, std::vector<SyntaxError> &errors)
        : store_(store)
        , syntax_(syntax)
        , excerpts_(excerpts)
        , errors_(errors)
    {
    }

    void fail(std::uint32_t begin, std::uint32_t end, const char *text,
              std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    /// `seen` is how far the original has read when it finds it, in its second pass.
    void failLater(std::uint32_t begin, std::uint32_t end, std::uint32_t seen, std::string text,
                   std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    /// The same with a message that is one already.
    void addLater(std::uint32_t begin, std::uint32_t end, std::uint32_t seen, Message message,
                  Repair repair = Repair::None);
    /// Brackets that do not match. Only the first such place is told: where the others are depends on how it
    /// is corrected.
    void failBracket(std::uint32_t begin, std::uint32_t end, const char *text,
                     std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    /// A bracket that the end of the text leaves open. Only the innermost is told: closing it shows the next
    /// one.
    void unclosed(const char *text, std::uint32_t open);

    bool isEmpty() const { return errors_.empty(); }
    /// Brackets do not match, and that has been told.
    bool isUnbalanced() const { return unbalanced_; }
    void setUnbalanced() { unbalanced_ = true; }
    /// Nothing that is missing at the end is a mistake of its own any more.
    void setAtEndTold() { atEndTold_ = true; }

    /// The same again on the same line: a list of words where fields are expected tells it at each of its
    /// commas.
    bool isSameMistake(std::uint32_t begin, const char *text) const;
    /// Right behind a mistake on the same line, what is left of it.
    bool followsMistake(std::uint32_t begin) const;
    /// Behind the last mistake, on the line where that one starts.
    bool isOnLineOfMistake(std::uint32_t begin) const;

    /// When all has been read. The original stops at the first mistake it meets, and only reads values when
    /// all brackets match: its first one has to be ours, too. What stands before it in the text is told when
    /// that one is corrected.
    void orderErrors();
    /// How many mistakes were counted and not kept.
    std::size_t moreErrors() const { return moreErrors_; }

private:
    /// A mistake that the original finds in its second pass, having read all of the text.
    struct LateError
    {
        std::uint32_t seen; ///< where it has read to in that pass
        SyntaxError error;
    };

    bool blamesVariable(SyntaxError &error);
    void hint(SyntaxError &error, std::size_t offset);

    const Store &store_;
    const Syntax syntax_;
    Excerpts &excerpts_;
    std::vector<SyntaxError> &errors_;
    std::vector<LateError> late_;
    std::size_t moreErrors_ = 0;           ///< not kept in errors_
    std::vector<std::uint32_t> moreLate_;  ///< where those begin that were not kept in late_
    std::uint32_t mistakeBegin_ = kNoNode; ///< of the last mistake, told or not: kNoNode when there is none
    std::uint32_t mistakeEnd_ = 0;
    mutable std::uint32_t sameLineUntil_ = 0; ///< no line ends between its beginning and here
    const char *mistakeText_ = "";
    bool atEndTold_ = false;
    bool unbalanced_ = false;
};

} // namespace sluice::hocon::detail
