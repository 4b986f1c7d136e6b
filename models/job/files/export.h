#pragma once

#include "models/core/error.h"
#include "models/hocon/tree.h"

#include <string>
#include <string_view>

/// The ways a job leaves the editor.
namespace sluice::job {

enum class SecretHandling
{
    Mask, ///< the default: values of secret keys become ******
    Keep, ///< the person asked for exactly that
};

/// The job as the JSON that POST /submit-job takes (source, transform and sink as lists with plugin_name),
/// indented by two blanks. Engines before 2.3.9 take nothing else over REST. Errors: Parse (the text has
/// syntax errors: line and message of the first), Unsupported (an unquoted ${variable} has no value: JSON
/// cannot hold it).
Result<std::string> toJson(const hocon::Tree &tree, SecretHandling secrets = SecretHandling::Keep);

/// The text of a .conf as it is, comments and all; a JSON job is converted to blocks. With Mask every place
/// that gives a secret key a value holds ****** instead. Errors: Parse, Unsupported (a JSON job that no block
/// can say).
Result<std::string> toConf(const hocon::Tree &tree, SecretHandling secrets = SecretHandling::Mask);

enum class RestFlavour
{
    V1,
    V2
};

/// A shell command that submits a job over REST. `body`: see Submission. `baseUrl`: "http://host:5801" or
/// "http://host:8080/context"; empty gives the usual local address of the flavour.
std::string toCurl(std::string_view body, RestFlavour flavour, std::string_view baseUrl,
                   std::string_view jobName);

/// The shell command that runs the file with the engine's own starter, on a cluster or in one local process.
std::string toEngineCommand(std::string_view path, std::string_view jobName, bool local);

} // namespace sluice::job
