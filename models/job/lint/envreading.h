#pragma once

#include "models/catalog/fit.h"
#include "models/job/files/filledvalues.h"
#include "models/job/files/readmembers.h"
#include "models/job/job.h"
#include "models/job/lint/lint.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job::rules {

/// The value of an option as the engine gets it.
struct ReadValue
{
    catalog::ValueShape shape = catalog::ValueShape::Null;
    std::string text;  ///< of a scalar, as the engine prints it
    bool open = false; ///< it waits for a variable: nothing is known of it
    TextSpan variable; ///< the first ${…} that it came from; length 0: it stands in the text itself

    bool isVariable() const { return variable.length > 0; }
    std::optional<std::int64_t> integer() const;
};

/// The options of env as the engine gets them: under the names that it reads their keys as, and with their
/// variables filled in.
class EnvReading
{
public:
    EnvReading(const hocon::Tree &tree, const LintOptions &options);

    const ReadMembers &members() const { return members_; }
    ReadValue value(const ReadMember &member) const;
    const ModeDecision &mode() const { return mode_; }

private:
    const FilledValues &filled() const;

    hocon::Tree tree_;
    const LintOptions &options_;
    ReadMembers members_;
    mutable std::unique_ptr<const FilledValues> filled_; ///< costs a reading of the text
    ModeDecision mode_;
};

} // namespace sluice::job::rules
