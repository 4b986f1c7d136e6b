#pragma once

#include "models/hocon/datum.h"
#include "models/hocon/diff.h"

#include <optional>
#include <string>
#include <vector>

/// What belongs to what in two files.
namespace sluice::hocon::detail {

struct StagePair
{
    std::optional<std::size_t> left;
    std::optional<std::size_t> right;
    bool moved = false; ///< stands in another order than the pairs around it
};

/// Source, transform or sink.
bool isStageKey(std::string_view key);
/// "source FakeSource (fake)".
std::string stageTitle(const std::string &kind, const Datum &stage);
/// The keys of two objects: those of the left one in its order, each new one after what it follows.
std::vector<std::string> keysOfBoth(const Datum &left, const Datum &right);
/// Pairs of entries, in the order of the left side; entries without a partner stand alone.
std::vector<StagePair> matchStages(const std::vector<Datum> &left, const std::vector<Datum> &right);
/// The keys of both objects that are not in the same order: as few as possible.
std::vector<std::string> movedKeys(const Datum &left, const Datum &right);
/// An option that was removed in one stage and added with the same value in another one was moved.
void joinMoves(std::vector<Change> &changes);

} // namespace sluice::hocon::detail
