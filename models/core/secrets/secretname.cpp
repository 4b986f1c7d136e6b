#include "models/core/secrets/secrets.h"

#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

using detail::isLetter;
using detail::lower;

/// The words of a name in lower case: cut at separators, digits and humps ("userAPIKey2" is user, api, key).
class NameWords
{
public:
    explicit NameWords(std::string_view name)
    {
        // The end of a path decides; what is longer is no name.
        name = name.substr(name.size() - std::min(name.size(), letters_.size()));
        for (std::size_t i = 0; i < name.size(); ++i) {
            const char c = name[i];
            const bool part = isLetter(c) || static_cast<unsigned char>(c) >= 0x80U;
            if (!part || (open_ && isHump(name, i)))
                close();
            if (part)
                append(lower(c));
        }
        close();
    }

    std::size_t count() const { return count_; }
    std::string_view at(std::size_t i) const { return words_[i]; }
    std::string_view last() const { return count_ == 0 ? std::string_view() : words_[count_ - 1]; }

private:
    static bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
    static bool isLower(char c) { return c >= 'a' && c <= 'z'; }
    static bool isHump(std::string_view name, std::size_t i)
    {
        if (!isUpper(name[i]))
            return false;
        return isLower(name[i - 1]) || (i + 1 < name.size() && isLower(name[i + 1]));
    }

    void append(char c)
    {
        if (!open_)
            start_ = used_;
        open_ = true;
        letters_[used_++] = c;
    }
    void close()
    {
        if (open_)
            words_[count_++] = std::string_view(letters_.data() + start_, used_ - start_);
        open_ = false;
    }

    std::array<char, 96> letters_{};
    std::array<std::string_view, 96> words_{};
    std::size_t used_ = 0;
    std::size_t start_ = 0;
    std::size_t count_ = 0;
    bool open_ = false;
};

template <std::size_t N> bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N> bool holdsOneOf(std::string_view word, const std::array<std::string_view, N> &parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [word](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

// Words that hold a secret whatever stands around them, also run together ("jdbcpassword").
constexpr std::array<std::string_view, 32> kParts{"password",   "passwd",        "passphrase",
                                                  "passcode",   "credential",    "jaas",
                                                  "accesskey",  "apikey",        "privatekey",
                                                  "secretkey",  "accountkey",    "encryptionkey",
                                                  "encryptkey", "cryptokey",     "sharedkey",
                                                  "masterkey",  "authkey",       "signingkey",
                                                  "storagekey", "sessionkey",    "subscriptionkey",
                                                  "sessid",     "jsessionid",    "密码",
                                                  "密钥",       "口令",          "令牌",
                                                  "凭证",       "秘钥",          "授权码",
                                                  "authcode",   "kerberosticket"};
constexpr std::array<std::string_view, 11> kWords{"cred", "otp", "totp", "bearer", "auth", "oauth",
                                                  "ak",   "sk",  "pass", "pw",     "psk"};
constexpr std::array<std::string_view, 10> kEnds{"creds", "token",  "tokens",  "secret",        "secrets",
                                                 "pwd",   "cookie", "cookies", "authorization", "auth"};
// "…key" behind one of these is a secret; behind another word (primary, partition, row) it is not.
constexpr std::array<std::string_view, 39> kKeyQualifiers{
    "access",  "secret",     "private",      "api",      "account", "encryption", "encrypt", "encrypted",
    "decrypt", "decryption", "crypto",       "cipher",   "aes",     "des",        "rsa",     "hmac",
    "sm",      "master",     "shared",       "signing",  "sign",    "signature",  "sas",     "auth",
    "app",     "storage",    "subscription", "consumer", "client",  "license",    "ssh",     "keystore",
    "session", "functions",  "gcm",          "server",   "webhook", "deploy",     "shade"};
// Behind these a name speaks of a secret and does not hold it.
constexpr std::array<std::string_view, 86> kDisclaimers{
    "count",    "counts",     "size",       "sizes",     "length",   "len",       "limit",     "limits",
    "bytes",    "max",        "min",        "timeout",   "ttl",      "expiry",    "expires",   "expire",
    "expired",  "expiration", "seconds",    "secs",      "ms",       "millis",    "minutes",   "hours",
    "days",     "interval",   "period",     "age",       "path",     "paths",     "file",      "files",
    "filename", "location",   "dir",        "directory", "folder",   "url",       "uri",       "endpoint",
    "host",     "port",       "type",       "types",     "name",     "names",     "provider",  "providers",
    "class",    "classname",  "factory",    "enabled",   "enable",   "disabled",  "required",  "policy",
    "column",   "columns",    "field",      "fields",    "index",    "delimiter", "separator", "mechanism",
    "alias",    "algorithm",  "algorithms", "format",    "version",  "strategy",  "mode",      "method",
    "scheme",   "encoding",   "realm",      "user",      "username", "database",  "db",        "source",
    "plugin",   "status",     "state",      "domain",    "pattern",  "module"};
constexpr std::array<std::string_view, 7> kQuantities{"max", "min", "num", "total", "avg", "count", "number"};
// In front they ask a question that is answered by yes or no: show_secrets, has_password.
constexpr std::array<std::string_view, 7> kQuestions{"show", "hide", "keep", "mask", "has", "is", "no"};
constexpr std::array<std::string_view, 8> kOtherPasses{"bypass",   "compass",   "encompass", "surpass",
                                                       "trespass", "underpass", "overpass",  "multipass"};

bool isSecretWord(std::string_view word)
{
    if (word.find("passwordless") != std::string_view::npos)
        return false;
    if (holdsOneOf(word, kParts) || isOneOf(word, kWords))
        return true;
    if (std::any_of(kEnds.begin(), kEnds.end(), [word](std::string_view end) { return word.ends_with(end); }))
        return true;
    if (word.ends_with("pass"))
        return !isOneOf(word, kOtherPasses);
    return word.find("secret") != std::string_view::npos && !word.starts_with("secretar");
}

/// The password of SNMP, in front of which its version or what it allows is named.
bool isCommunityAt(const NameWords &words, std::size_t i)
{
    constexpr std::array<std::string_view, 7> whose{"snmp", "snmpv", "ro", "rw", "read", "write", "trap"};
    std::string_view word = words.at(i);
    if (!word.ends_with("community") || (i + 1 < words.count() && words.at(i + 1) != "string"))
        return false;
    word.remove_suffix(std::string_view("community").size());
    return i + 1 < words.count() || isOneOf(word, whose) ||
           (i > 0 && word.empty() && isOneOf(words.at(i - 1), whose));
}

/// X-Hub-Signature, x-amz-signature: headers and parameters that prove who asks.
bool isSignatureOfRequest(std::string_view name, std::string_view lastWord)
{
    return name.size() > 2 && lower(name[0]) == 'x' && (name[1] == '-' || name[1] == '_') &&
           (lastWord == "signature" || lastWord == "sig");
}

bool isSecretKeyAt(const NameWords &words, std::size_t i)
{
    const std::string_view word = words.at(i);
    if (i > 0 && word == "ticket" && words.at(i - 1) == "kerberos")
        return true;
    // The keys themselves, and not the file that holds them: keytab_base64, keytab.content.
    constexpr std::array<std::string_view, 7> contents{"base",     "b",       "data",  "content",
                                                       "contents", "encoded", "inline"};
    if (word == "keytab" && ((i + 1 < words.count() && isOneOf(words.at(i + 1), contents)) ||
                             (i > 0 && isOneOf(words.at(i - 1), contents))))
        return true;
    return i > 0 && (word == "key" || word == "keys") && isOneOf(words.at(i - 1), kKeyQualifiers);
}

} // namespace

bool isSecretName(std::string_view name)
{
    const NameWords words(name);
    if (words.count() == 0 || isOneOf(words.last(), kDisclaimers) ||
        (words.count() > 1 && isOneOf(words.at(0), kQuestions)))
        return false;
    if (words.count() == 1 && (words.last() == "signature" || words.last() == "sig"))
        return true;
    if (isSignatureOfRequest(name, words.last()))
        return true;
    for (std::size_t i = 0; i < words.count(); ++i) {
        const std::string_view word = words.at(i);
        if (isSecretKeyAt(words, i) || isCommunityAt(words, i))
            return true;
        if (!isSecretWord(word))
            continue;
        // max_tokens counts them; pass_through hands something on.
        if (word == "tokens" && i > 0 && isOneOf(words.at(i - 1), kQuantities))
            continue;
        if (word == "pass" && i + 1 < words.count() && words.at(i + 1).starts_with("thr"))
            continue;
        return true;
    }
    return false;
}

bool isHarmlessValue(std::string_view value)
{
    while (!value.empty() && detail::isBlank(value.front()))
        value.remove_prefix(1);
    while (!value.empty() && detail::isBlank(value.back()))
        value.remove_suffix(1);
    if (value.empty() || value == kMaskedSecret)
        return true;
    if (value.size() > 2 && value.starts_with("${") && value.back() == '}')
        return value.find_first_of(":=}") == value.size() - 1;
    constexpr std::array<std::string_view, 7> words{"true", "false", "yes", "no", "null", "nil", "none"};
    return std::any_of(words.begin(), words.end(),
                       [value](std::string_view word) { return detail::sameWord(value, word); });
}

} // namespace sluice
