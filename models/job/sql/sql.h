#pragma once

#include "models/hocon/tree.h"
#include "models/job/sql/mappedtext.h"

#include <memory>
#include <string>
#include <vector>

/// SQL job files of SeaTunnel 2.3.8 (seatunnel-config-sql): /* config … */ blocks, CREATE TABLE … WITH (…),
/// CREATE TABLE … AS SELECT …, INSERT INTO … SELECT …
namespace sluice::job {

/// What the engine makes of a SQL job file: HOCON text, which it then parses.
struct SqlJob
{
    /// Why the engine refuses the file, in text order; empty when it accepts it. Spans are of the SQL text.
    std::vector<hocon::SyntaxError> errors;
    /// What the engine does without a word and people do not expect (a comment that swallows the rest, a last
    /// statement without a semicolon). Spans are of the SQL text.
    std::vector<hocon::SyntaxError> remarks;
    /// The text that the engine generates, and where its pieces came from. Best effort when there are errors.
    detail::MappedText hocon;
    /// hocon, parsed as Syntax::Conf.
    hocon::Tree tree;
};

/// Reads a SQL job file the way the engine does, quirks included: lines are trimmed and joined with a blank,
/// so nested HOCON in an option needs commas; " --" cuts a line even inside quotes.
SqlJob parseSql(std::string_view text);

} // namespace sluice::job
