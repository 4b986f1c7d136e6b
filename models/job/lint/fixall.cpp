#include "models/core/textcompose.h"
#include "models/job/lint/fixtrial.h"
#include "models/job/lint/lint.h"

#include <iterator>
#include <map>

/// Several fixes as one change.
namespace sluice::job {

namespace {

/// A round mends what gets along; what it kept from being seen, or what it left, is for the next one. Each
/// reads the text again; a list that is cut off needs a round for every kMostProblems.
constexpr int kMostRounds = 20;

/// Takes edits that do not touch each other.
class Combined
{
public:
    bool take(const TextEdits &edits)
    {
        for (const TextEdit &edit : edits) {
            const auto next = edits_.lower_bound(edit.offset);
            const bool touchesNext = next != edits_.end() && next->first <= edit.offset + edit.length;
            const bool touchesLast = next != edits_.begin() &&
                                     std::prev(next)->first + std::prev(next)->second.length >= edit.offset;
            if (touchesNext || touchesLast)
                return false;
        }
        for (const TextEdit &edit : edits)
            edits_.emplace(edit.offset, edit);
        return true;
    }

    TextEdits all() const
    {
        TextEdits edits;
        for (const auto &[offset, edit] : edits_)
            edits.push_back(edit);
        return edits;
    }

private:
    std::multimap<std::size_t, TextEdit> edits_;
};

/// Puts safe fixes together: all of them where they get along, otherwise as many as do, found by halves.
class FixesTogether
{
public:
    void add(const Problem &problem)
    {
        Choice choice;
        choice.problem = &problem;
        for (const Fix &fix : problem.fixes) {
            if (fix.safe)
                choice.fixes.push_back(&fix);
        }
        if (choice.make())
            choices_.push_back(std::move(choice));
    }

    /// What is taken, in the order of the text; `fixes` is told which.
    TextEdits all(std::vector<AppliedFix> &fixes)
    {
        take(0, choices_.size());
        for (const Choice *choice : used_)
            fixes.push_back({choice->problem->code, choice->problem->place, choice->fixes[choice->at]->title,
                             choice->problem->pointer});
        return taken_.all();
    }

private:
    /// The safe fixes of a problem, of which the first that helps is enough.
    struct Choice
    {
        /// The edits of the fix whose turn it is, or of the next that has some.
        bool make()
        {
            for (; at < fixes.size(); ++at) {
                edits = fixes[at]->make();
                if (!edits.empty())
                    return true;
            }
            return false;
        }

        const Problem *problem = nullptr;
        std::vector<const Fix *> fixes;
        std::size_t at = 0;
        TextEdits edits;
    };

    void take(std::size_t begin, std::size_t end)
    {
        Combined more = taken_;
        std::vector<Mended> mended = mended_;
        std::vector<const Choice *> used = used_;
        const FixTrial *trial = nullptr;
        for (std::size_t i = begin; i < end; ++i) {
            const Choice &choice = choices_[i];
            if (!more.take(choice.edits))
                continue;
            used.push_back(&choice);
            mended.push_back(choice.fixes[choice.at]->mended);
            trial = choice.fixes[choice.at]->trial.get();
        }
        if (mended.size() == mended_.size())
            return;
        if (trial == nullptr || trial->mends(mended, more.all())) {
            taken_ = std::move(more);
            mended_ = std::move(mended);
            used_ = std::move(used);
        } else if (trial->isSpent()) {
            return;
        } else if (end - begin > 1) {
            const std::size_t middle = begin + (end - begin) / 2;
            take(begin, middle);
            take(middle, end);
        } else {
            ++choices_[begin].at;
            if (choices_[begin].make())
                take(begin, end);
        }
    }

    std::vector<Choice> choices_;
    Combined taken_;
    std::vector<Mended> mended_;
    std::vector<const Choice *> used_; ///< the choices that are taken
};

} // namespace

AllFixed fixAll(const hocon::Tree &tree, const LintOptions &options)
{
    AllFixed all;
    hocon::Tree current = tree;
    for (int round = 0; round < kMostRounds; ++round) {
        const std::vector<Problem> problems = lint(current, options);
        FixesTogether together;
        for (const Problem &problem : problems)
            together.add(problem);
        const TextEdits edits = together.all(all.fixes);
        if (edits.empty())
            break;
        all.edits = composed(all.edits, edits);
        current = current.with(applied(current.text(), edits));
    }
    return all;
}

} // namespace sluice::job
