#pragma once

#include "models/core/error.h"
#include "models/hocon/tree.h"

#include <string>
#include <string_view>
#include <vector>

/// Options that the engine decodes when env has shade.identifier = base64 (ConfigShadeUtils of 2.3.8).
namespace sluice::job {

/// "password", "username", "auth", "token": only at the top level of source and sink entries.
const std::vector<std::string_view> &shadedOptions();

/// What env's shade.identifier says; "default" (nothing is coded) when it is not there.
std::string shadeIdentifier(const hocon::Tree &tree);

/// Where such options stand that have a value of their own, as pointers.
std::vector<std::string> shadedPointers(const hocon::Tree &tree);

struct ShadeResult
{
    TextEdits edits;                   ///< empty when there is nothing to do
    std::vector<std::string> pointers; ///< of the options that change
};

/// Edits that put the secrets of a job in base64 and set shade.identifier, touching nothing else. Secrets
/// with a "${" in them are left as they are text for the engine to fill in. Errors: InvalidArgument (the file
/// says that it is encoded already, or with another coding), Parse (the tree has errors).
Result<ShadeResult> encodeSecrets(const hocon::Tree &tree);

/// The other way: clear text, and no shade.identifier. Errors: InvalidArgument (nothing says base64), Parse
/// (a value is not base64; its place, not its text, is in the error).
Result<ShadeResult> decodeSecrets(const hocon::Tree &tree);

} // namespace sluice::job
