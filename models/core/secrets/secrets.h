#pragma once

#include "models/core/text.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What must not be shown, by its name and by its shape: the one classifier and the one masker of both
/// programs. Everything here takes any bytes, needs time in proportion to them, and prefers to hide a word
/// too many.
namespace sluice {

/// What stands in for a secret.
inline constexpr std::string_view kMaskedSecret = "******";

/// True for names of options, JSON members, URL parameters and HTTP headers whose values must not be shown:
/// password, secret, token, credential, access key, authorization, cookie, jaas config and their like, in any
/// case, with any separators or none, also as the end of a path. Names that only speak of a secret
/// (token_count, password_file, primary_key) are none.
bool isSecretName(std::string_view name);

/// True where nothing is hidden by hiding it: an empty value, true, false, yes, no, null, a bare ${variable}
/// without a default, and kMaskedSecret itself.
bool isHarmlessValue(std::string_view value);

/// The secrets in a text of any kind, ascending, apart from each other: values behind secret names
/// (key=value, "key": "value", parameters, headers, --options, XML elements, JSON and YAML inside the text,
/// quoted once or more), user:password@ and token@ in URLs, Bearer and Basic words, private keys in PEM, and
/// the shapes of well-known access keys and tokens.
std::vector<TextSpan> secretSpans(std::string_view text);

/// `text` with secretSpans() replaced by kMaskedSecret; every other byte stays. A text that is a JSON object
/// or list stays valid JSON.
std::string maskedText(std::string_view text);

/// The value of an option, parameter or header: kMaskedSecret whole when its name is secret, else
/// maskedText().
std::string maskedValue(std::string_view name, std::string_view value);

enum class JsonBlanks
{
    Kept,    ///< what is not masked stays byte for byte
    Removed, ///< the same without blanks and line ends between the values
};

/// JSON of any depth with every text and number below a secret name, and the secrets inside other texts,
/// masked. Nothing when the bytes are not JSON as RFC 8259 has it (one value, UTF-8): mask them as a text.
std::optional<std::string> maskedJson(std::string_view json, JsonBlanks blanks = JsonBlanks::Kept);

/// Values that are known to be secret, to be hidden wherever they turn up: in what an engine says about a
/// job, in a message that quotes a value. Values of fewer than four bytes, which are in many
/// words, are looked for between quotes only.
class KnownSecrets
{
public:
    KnownSecrets();
    ~KnownSecrets();
    KnownSecrets(KnownSecrets &&other) noexcept;
    KnownSecrets &operator=(KnownSecrets &&other) noexcept;

    /// Harmless values are left out.
    void add(std::string_view value);
    bool empty() const;
    /// `text` without the known values (also as JSON and Java quote them), and masked by maskedText().
    std::string masked(std::string_view text) const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

} // namespace sluice
