#pragma once

#include "models/hocon/tree.h"
#include "models/job/files/resolve.h"

#include <optional>
#include <string>
#include <vector>

/// The variables of a job: what a person gives values to before a submit.
namespace sluice::job {

/// The environment of this process, byte for byte.
TextMap systemEnvironment();

/// Where the values of variables come from.
struct VariableValues
{
    /// Each "name=value", as -i of the engine's command line takes it; later ones win.
    std::vector<std::string> given = {};
    /// Answers a ${x} outside of quotes before the values given do (measured on 2.3.8); none: the environment
    /// of this process.
    std::optional<job::TextMap> environment = {};
};

/// The same for job::resolve().
job::ResolveOptions resolveOptions(const hocon::Tree &tree, const VariableValues &values);

/// Who fills in a variable that has no value here.
enum class VariableFiller
{
    Person, ///< nobody else: with a value from -i, or in the submit sheet
    Engine, ///< the engine while the job runs, for each table, file or row (${table_name}, ${now})
};

/// One ${…} of the text.
struct VariablePlace
{
    TextSpan span;
    std::string pointer;    ///< the option whose value holds it
    bool quoted = false;    ///< inside of a text
    bool hasValue = false;  ///< of any origin
    bool reached = true;    ///< false: in quotes where the engine fills in nothing (objects inside of lists)
    bool atRunTime = false; ///< filled in by the engine while the job runs
};

/// One name, with all its places.
struct Variable
{
    std::string name;                        ///< as -i takes it: ${a->b} outside of quotes is given as a.b
    std::vector<VariablePlace> places;       ///< in text order
    std::optional<std::string> defaultValue; ///< of "${name:default}"; of several the first
    job::VariableOrigin origin = job::VariableOrigin::None;
    std::string value; ///< what it is filled in with; empty for None
    VariableFiller filler = VariableFiller::Person;
    /// Outside of quotes, without ? and without a value: the engine refuses the job.
    bool required = false;
    /// Values given never reach it: a name that only sinks fill in, or a place the engine leaves as it is.
    bool canBeGiven = true;
};

/// Every variable that is not a key of the file itself, in the order of their first places. Empty for a text
/// with syntax errors.
std::vector<Variable> variables(const hocon::Tree &tree, const VariableValues &values = {});

/// Those of them that a person has to give a value, or may want to: without a value, filled in by nobody
/// else.
std::vector<Variable> openVariables(const hocon::Tree &tree, const VariableValues &values = {});

} // namespace sluice::job
