#pragma once

#include <QStringView>

#include <string_view>
#include <vector>

namespace sluice::monitor {

/// What becomes of a finding when its evidence is not observed any more.
enum class FindingKind
{
    /// Describes the present: closes by itself when the evidence is gone.
    Present,
    /// Tells of harm that was done. A restart of the engine, an entry that expired or a member that is silent
    /// undo nothing, so it stays open until a person acknowledges it or a rule has proof that it was undone.
    Harm
};

/// By the one table of codes (findingkind.cpp); Present for a code that is not in it.
FindingKind kindOf(QStringView code);
/// Every code of the table, in its order.
std::vector<std::string_view> codesWithKind();

} // namespace sluice::monitor
