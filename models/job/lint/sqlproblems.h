#pragma once

#include "models/job/files/filekind.h"
#include "models/job/lint/lint.h"
#include "models/job/sql/sql.h"

#include <string>
#include <vector>

namespace sluice::job {

/// The problems of a SQL job file, ascending by place: `syntax` for what the engine refuses, `sql-surprise`
/// for what it does without a word, and those of lint() for the job that it generates, each at the place of
/// the SQL text that it comes from. None has a fix. Flink's SQL has one: `wrong-dialect`. Suppressed as those
/// of lint(). `read` is the SQL text, read as HOCON (for the secrets in it).
std::vector<Problem> sqlProblems(const job::SqlJob &sql, FileKind kind, const hocon::Tree &read,
                                 const LintOptions &options);

} // namespace sluice::job
