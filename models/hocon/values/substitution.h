#pragma once

#include "models/hocon/tokens/chars.h"
#include "models/hocon/values/patches.h"
#include "models/hocon/values/weights.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

/// Answers the ${} of a document the way the original does (typesafe config 1.3.3, resolve with unresolved
/// allowed), with its look-back: inside a value that repeats a name, ${} of that name means the value before
/// it.
namespace sluice::hocon::detail {

class Substitution
{
public:
    Substitution(Store &store, Values &values, const ParseOptions &options, std::vector<SyntaxError> &errors);

    /// The root with every reference that has an answer replaced by it. References in a circle and pieces
    /// that cannot stand together are errors; they stay as they are and the rest is answered all the same.
    /// A document whose answers come to more than kMaxAnsweredValues or kMaxAnsweredBytes, or that takes too
    /// many steps, comes back as it is, with an error at the reference that went too far.
    ValueId resolved(ValueId root);

private:
    enum class Status : std::uint8_t
    {
        Done,
        Circle,
        Failed
    };
    struct Outcome
    {
        ValueId value = kAbsent; ///< kAbsent: nothing (an optional reference without an answer)
        Status status = Status::Done;
    };
    /// Path elements: a range of Store::paths.
    struct PathRange
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// The containers above a value, the innermost first.
    struct Chain
    {
        ValueId value;
        const Chain *above;
        std::uint32_t position = 0; ///< of the child that is looked at
    };
    struct Source
    {
        ValueId root;
        const Chain *chain;
    };
    struct Found
    {
        Outcome outcome;
        const Chain *chain = nullptr;
    };
    using Answers = std::unordered_map<std::uint64_t, std::optional<ValueId>>;

    // substitution.cpp
    Outcome resolve(ValueId value, Source source, PathRange only);
    Outcome resolveNow(ValueId value, Source source, PathRange only);
    Outcome resolveObject(ValueId value, Source source);
    Outcome resolveMember(ValueId value, Source source, PathRange only);
    Outcome resolveList(ValueId value, Source source);
    Outcome resolveReference(ValueId value, Source source, PathRange only);
    Outcome resolveConcat(ValueId value, Source source);
    Outcome resolveDelayed(ValueId value, Source source, PathRange only);
    Outcome exceeded(std::uint32_t node, const char *text, std::size_t limit);
    Outcome counted(ValueId reference, std::uint32_t node, Outcome outcome);
    ValueId below(ValueId value, const std::vector<ValueId> &stack, std::size_t layer);
    void tell(std::uint32_t node, const char *text, std::string limit = {});

    // substitutionsource.cpp
    Found lookUp(const Reference &reference, Source source);
    Found findInObject(ValueId object, PathRange path);
    Found outside(PathRange path, bool optional);
    std::optional<Found> answerFrom(const Tree &tree, PathRange path);
    Outcome lateAnswer(const Reference &reference);
    bool peek(ValueId object, std::string_view key, ValueId &value) const;
    std::optional<ValueId> member(ValueId object, std::string_view key) const;
    Source pushParent(Source source, ValueId parent, std::uint32_t position = 0);
    bool replaceInParent(Source source, ValueId old, ValueId replacement, Source &result);
    bool replaceParent(Source source, ValueId old, ValueId replacement, Source &result);
    bool replaceChain(const Chain *chain, ValueId old, ValueId replacement, const Chain *&result);
    bool replaceChild(const Chain &parent, ValueId child, ValueId replacement, ValueId &result);
    bool isContainer(ValueId value) const;
    const Chain *chain(ValueId value, const Chain *above, std::uint32_t position = 0);
    std::string_view element(PathRange path) const;

    std::uint32_t pathId(PathRange path);
    std::uint64_t memoKey(ValueId value, PathRange only);
    void memoize(std::uint64_t key, ValueId value);
    void forgetSince(std::size_t mark);

    Store &store_;
    Values &values_;
    const ParseOptions &options_;
    std::vector<SyntaxError> &errors_;
    Patches patches_;
    Weights weights_;
    Weight answered_;                     ///< of what all references were answered with
    std::unordered_set<ValueId> counted_; ///< the references that are in it
    Answers answers_;                     ///< from outside, by tree and path
    std::unordered_map<std::uint64_t, ValueId> memos_;
    std::vector<std::uint64_t> memoLog_;
    std::map<std::string, std::uint32_t, std::less<>> pathIds_;
    std::unordered_set<ValueId> circle_; ///< references that are being answered
    std::unordered_set<ValueId> given_;  ///< told and left as they are
    std::deque<Chain> chains_;
    int depth_ = 0;
    std::size_t steps_ = 0;
    const std::size_t maxSteps_;
    const std::size_t maxWork_;
    bool tooMuch_ = false;
};

/// Copies a value of another tree's store into `into`. Strings go to the pool; places in the text are lost,
/// except `origin`. References get `prefix` in front.
ValueId imported(Store &into, Values &values, const Store &from, ValueId value, std::uint32_t origin,
                 const std::vector<std::string> &prefix);

} // namespace sluice::hocon::detail
