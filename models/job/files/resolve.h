#pragma once

#include "models/hocon/tree.h"
#include "models/job/sql/sql.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What the engine's command line makes of a job file: ConfigBuilder.of(path, variables) of SeaTunnel 2.3.8
/// (seatunnel-core-starter). Variables are filled in, secrets decoded, keys read a second time as paths.
namespace sluice::job {

using TextMap = std::map<std::string, std::string, std::less<>>;

struct ResolveOptions
{
    /// The operating system's environment as the engine would see it. Answers ${x} and ${?x} outside quotes,
    /// before `variables`; never a "${x}" in quotes.
    TextMap environment = {};
    /// What -i is given, each "name=value"; see splitVariables(). Later ones win; text without "=" is
    /// ignored.
    std::vector<std::string> variables = {};
    /// The file the text is from: includes are looked for beside it. Empty: includes are taken as missing.
    std::string path = {};
    /// Java system properties the engine's JVM has besides, such as "user.name".
    TextMap properties = {};
};

/// The value of one -i on the command line as several variables: split at commas outside double quotes and
/// [ ], blanks around each trimmed (ParameterSplitter of 2.3.8). The quotes stay.
std::vector<std::string> splitVariables(std::string_view argument);

/// Names that -i must not set, because sinks fill them in for each table (TablePlaceholder of 2.3.8).
bool isReservedVariable(std::string_view name);

enum class VariableOrigin
{
    None,        ///< nothing: outside quotes a refusal, with ? dropped, in quotes the text stays
    Document,    ///< a key of the file
    Environment, ///< the operating system
    Property,    ///< -i, or a Java system property
    Default,     ///< what stands after the colon
};

/// One ${…} of the text.
struct VariableUse
{
    std::string name;    ///< as written between the braces, without "?" and default
    TextSpan span;       ///< in the text that was given (the SQL text for a SQL job)
    std::string pointer; ///< the option whose value holds it; of the generated tree for a SQL job
    bool quoted = false; ///< inside a string: filled in as text, by -i and defaults only
    bool optional = false;
    bool reached = true; ///< false: in quotes at a place that the engine's textual pass leaves out
    VariableOrigin origin = VariableOrigin::None;
    std::string value; ///< what takes its place, cut after 4 KB with "…"; empty for None
};

struct ResolvedJob
{
    std::string json;                   ///< compact, keys in the order of the file
    std::vector<VariableUse> variables; ///< in text order
};

/// Errors carry a place ("line 4") where one is known. Parse: the text has syntax errors, or the engine would
/// refuse it (no source, no sink, an entry that is not an object, a ${x} without a value, a key that is no
/// path, a secret that is not base64). InvalidArgument: a variable with a reserved or empty name.
Result<ResolvedJob> resolve(const hocon::Tree &tree, const ResolveOptions &options = {});

/// The same for a SQL job. `text` is what parseSql() was given.
Result<ResolvedJob> resolve(const SqlJob &job, std::string_view text, const ResolveOptions &options = {});

/// As resolve(), but only the variables are filled in: secrets and keys stay as they are, and the job need
/// not be complete. It is what REST takes, whose engine does the rest. Errors: those that speak of variables.
Result<std::string> filledIn(const hocon::Tree &tree, const ResolveOptions &options = {});
/// The same for a SQL job. `text` is what parseSql() was given.
Result<std::string> filledIn(const SqlJob &job, std::string_view text, const ResolveOptions &options = {});

/// Every ${…} of a text with its origin, for a file that does not resolve (yet) as well.
std::vector<VariableUse> variableUses(const hocon::Tree &tree, const ResolveOptions &options = {});

} // namespace sluice::job
