#pragma once

#include "models/core/text.h"

#include <string_view>
#include <vector>

/// Private to models/job/secrets.cpp.
namespace sluice::job {

/// The values that a config text spells below a secret name, each with its quotes, ascending: those that a
/// later definition replaces too, which a tree does not keep. One part of a key that is secret
/// ("a.password.b") is enough. Goes by the tokens, so that it works on broken text.
std::vector<TextSpan> writtenSecrets(std::string_view text);

} // namespace sluice::job
