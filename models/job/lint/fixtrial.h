#pragma once

#include "models/hocon/tree.h"
#include "models/job/lint/problem.h"

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::job {

struct LintOptions;

/// Tries fixes before they are offered: the text after one is read and linted. Safe to use from several
/// threads.
class FixTrial
{
public:
    /// `problems` are those of the text before any fix, the first of `total`.
    FixTrial(hocon::Tree tree, LintOptions options, const std::vector<Problem> &problems, std::size_t total);
    ~FixTrial();

    /// The edits mend the problem and bring none that matters as much: no error or warning as severe as it,
    /// no worse one, and a text that could be read can be read after them. Also false when so much has been
    /// tried (kMostTried) that this one is not.
    bool mends(const Mended &problem, const TextEdits &edits) const;
    /// The same for the fixes of several problems at once: they bring no new error or warning.
    bool mends(const std::vector<Mended> &problems, const TextEdits &edits) const;

    static Mended mended(const Problem &problem);

    /// Bytes that have been read again so far.
    std::size_t tried() const { return tried_; }
    /// No more is tried.
    bool isSpent() const;

private:
    using Counts = std::map<std::string, std::size_t, std::less<>>; ///< of equal problems

    static std::string keyOf(const Problem &problem);
    static bool isSyntax(std::string_view code);
    /// What is left after edits, of which so much is compared as was listed before.
    struct After
    {
        std::vector<Problem> problems;
        Counts counts;          ///< of these
        std::size_t total = 0;  ///< listed or not
        std::size_t syntax = 0; ///< so many of them are mistakes that the parser stops at
    };
    std::optional<After> problemsAfter(const TextEdits &edits) const;
    bool bringsNone(const After &after, const TextEdits &edits, ProblemSeverity worst,
                    std::size_t mended) const;

    hocon::Tree tree_;
    std::unique_ptr<const LintOptions> options_;
    Counts before_;
    std::size_t total_ = 0;
    std::optional<std::size_t> listedUpTo_; ///< the last offset in a list that was cut off
    std::size_t syntaxBefore_ = 0;
    std::optional<std::size_t> firstSyntaxBefore_; ///< its offset
    mutable std::atomic<std::size_t> tried_ = 0;
};

/// To try a fix costs a reading of the text. For one list of problems so many bytes are read, and four times
/// the text: enough for every fix of files up to some hundred kilobytes.
constexpr std::size_t kMostTried = std::size_t(1024) * 1024;

} // namespace sluice::job
