#pragma once

#include "models/core/columns.h"
#include "models/core/error.h"
#include "models/hocon/tree.h"
#include "models/job/files/filekind.h"
#include "models/job/job.h"
#include "models/job/lint/lint.h"
#include "models/job/lint/textorigin.h"
#include "models/job/sql/sql.h"
#include "models/job/variables.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::job {

/// What a reading of a job starts from.
struct JobText
{
    std::string text;
    /// The file's name, with or without its folders, for what it is (fileKind()); empty: HOCON.
    std::string name = {};
    std::string path = {}; ///< the file, for what it includes; empty: includes are taken as missing
    /// Places in text().
    const TextIndex &places() const;
    /// How the text came here; none: nothing is said of that.
    std::optional<TextOrigin> origin = {};
    LintOptions options = {}; ///< engine version, and the variables that will be given
};

/// One reading of a job file, the same for every program: what it is, its tree, its problems, its mode, its
/// stages, and what of it would be sent. Immutable and cheap to copy; what costs is worked out when it is
/// first asked for, by one thread at a time.
class Analysis
{
public:
    Analysis(); ///< of an empty text
    explicit Analysis(JobText job);

    const std::string &text() const;
    FileKind kind() const;
    /// The tree over the text, for edits. SQL has none: there the tree is of the text read as HOCON, which
    /// has errors, so that no edit fits it.
    const hocon::Tree &tree() const;
    /// The tree of the job that the engine runs: tree(), or what it generates from SQL.
    const hocon::Tree &job() const;
    /// Places in text().
    const TextIndex &places() const;
    /// How the text came here; none: not known.
    const std::optional<TextOrigin> &origin() const;
    /// The SQL job; null for other kinds.
    const job::SqlJob *sql() const;

    /// Of the text, by place: lint(), or for SQL what its reader says and what lint() says of the generated
    /// job, at the places it came from (without fixes: those are of HOCON); and originProblems().
    const std::vector<Problem> &problems() const;

    ModeDecision mode() const;
    std::vector<Stage> stages() const; ///< of job()
    /// Where the name of the file says something else than its content is: the name that it should have.
    std::string betterName() const;
    /// The name to submit the job under: see job::jobName().
    std::string jobName() const;
    /// The same of what is sent, where variables of the name have values.
    std::string jobName(const hocon::Tree &sent) const;

    /// The same text read anew: what it includes may have changed.
    Analysis again() const;
    /// Another text of the same file.
    Analysis with(std::string text) const;
    /// The same text with values for its variables, each "name=value".
    Analysis withVariables(std::vector<std::string> values) const;

private:
    struct Data;
    std::shared_ptr<const Data> d;
};

} // namespace sluice::job
