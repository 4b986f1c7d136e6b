#pragma once

#include <string>
#include <string_view>

namespace sluice::job {

/// True for option names whose values must not be shown: password, token, secret, access key and their like,
/// whatever their case and separators.
bool isSecretKey(std::string_view key);

/// What stands in for a secret.
inline constexpr std::string_view kMaskedSecret = "******";

/// Compact JSON text with the values of secret keys replaced by kMaskedSecret. A text that is no JSON comes
/// back empty, so that nothing leaks.
std::string maskSecrets(std::string_view json);

} // namespace sluice::job
