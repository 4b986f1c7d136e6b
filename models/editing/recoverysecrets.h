#pragma once

#include <set>
#include <string>
#include <string_view>

/// A recovery copy lies in a folder that the person never chose and outlives a crash, so it may hold only
/// those secrets that the file they belong to holds in clear anyway.
namespace sluice::editing {

/// The secrets that stand in a text in clear.
std::set<std::string, std::less<>> secretsIn(std::string_view text);

struct CopyText
{
    std::string text;
    int unkept = 0; ///< how many places were blanked
};

/// `text` with every secret that is not among `known` replaced by job::kUnkeptSecret. All else stays.
CopyText withoutNewSecrets(std::string_view text, const std::set<std::string, std::less<>> &known);

} // namespace sluice::editing
