#pragma once

#include "models/hocon/values/datum.h"
#include "models/job/files/diff.h"

#include <optional>
#include <string>
#include <vector>

/// What belongs to what in two files.
namespace sluice::job::detail {

struct StagePair
{
    std::optional<std::size_t> left;
    std::optional<std::size_t> right;
    bool moved = false; ///< stands in another order than the pairs around it
};

/// Source, transform or sink.
bool isStageKey(std::string_view key);
/// "source FakeSource (fake)".
std::string stageTitle(const std::string &kind, const hocon::Datum &stage);
/// The keys of two objects: those of the left one in its order, each new one after what it follows.
std::vector<std::string> keysOfBoth(const hocon::Datum &left, const hocon::Datum &right);
/// Pairs of entries, in the order of the left side; entries without a partner stand alone.
std::vector<StagePair> matchStages(const std::vector<hocon::Datum> &left,
                                   const std::vector<hocon::Datum> &right);
/// The keys of both objects that are not in the same order: as few as possible.
std::vector<std::string> movedKeys(const hocon::Datum &left, const hocon::Datum &right);
/// An option that was removed in one stage and added with the same value in another one was moved.
void joinMoves(std::vector<Change> &changes);

} // namespace sluice::job::detail
