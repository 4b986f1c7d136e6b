#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Logins without a scheme in front (user:password@host), and those that are given to commands.
namespace sluice::detail {

namespace {

constexpr std::size_t kLongestUser = 64;
constexpr std::size_t kLongestPassword = 128;
constexpr std::size_t kLine = 256; ///< bytes of a command line that are looked at

bool isOneOfBytes(char c, std::string_view bytes)
{
    return bytes.find(c) != std::string_view::npos;
}

bool isBlankOrQuote(char c)
{
    return isSpace(c) || isQuote(c);
}

/// What stands in front of the '@' in these is no password.
bool isUser(std::string_view user)
{
    constexpr std::array<std::string_view, 13> others{"mailto",    "email", "mail",   "sip",   "sips",
                                                      "acct",      "user",  "xmpp",   "owner", "username",
                                                      "principal", "realm", "contact"};
    return !user.empty() && std::none_of(others.begin(), others.end(),
                                         [user](std::string_view other) { return sameWord(user, other); });
}

/// The same in front of a password of any letters, a host and its port: no label of an address, no time.
bool isUserOfPort(std::string_view user)
{
    constexpr std::array<std::string_view, 45> labels{
        "mailto", "email",   "mail",  "sip",     "sips",   "acct", "xmpp",    "owner",  "principal",
        "realm",  "contact", "from",  "to",      "cc",     "bcc",  "by",      "at",     "via",
        "on",     "as",      "login", "connect", "host",   "node", "address", "addr",   "url",
        "uri",    "remote",  "local", "server",  "client", "peer", "member",  "broker", "jdbc",
        "ssh",    "scp",     "sftp",  "ftp",     "git",    "http", "https",   "akka",   "image"};
    return std::any_of(user.begin(), user.end(), isLetter) && !isOneOf(user, labels);
}

/// True for ":3306" at `at`, and no line and column of a source.
bool isPortAt(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 5;
    std::size_t end = at + 1;
    while (end - at <= longest && isDigit(byteAt(text, end)))
        ++end;
    if (byteAt(text, at) != ':' || end == at + 1)
        return false;
    const char behind = byteAt(text, end);
    if (behind == '.' || behind == ':')
        return !isDigit(byteAt(text, end + 1)) && !isLetter(byteAt(text, end + 1));
    return end >= text.size() || (!isNameByte(behind) && behind != '@');
}

/// A host and no digest of an image, no version of a package, no hash of a Java object.
bool isHost(std::string_view host)
{
    if (host.empty() || sameWord(host.substr(0, 3), "sha"))
        return false;
    const bool numeric = host.find_first_not_of("0123456789.") == std::string_view::npos;
    if (host.front() == '[')
        return true;
    if (isDigit(host.front()))
        return numeric && std::count(host.begin(), host.end(), '.') == 3;
    return host.size() < 6 || host.find_first_not_of("0123456789abcdef") != std::string_view::npos;
}

/// Behind the "[::1]" at `at`; `at` itself where none is.
std::size_t behindIpv6(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 48;
    if (byteAt(text, at) != '[')
        return at;
    const std::size_t size = text.substr(at, longest).find_first_not_of("0123456789abcdefABCDEF:.", 1);
    return size != std::string_view::npos && size > 2 && text[at + size] == ']' ? at + size + 1 : at;
}

/// The part of the line in front of `at`.
std::string_view lineBefore(std::string_view text, std::size_t at)
{
    const std::string_view near = text.substr(at - std::min(at, kLine), std::min(at, kLine));
    const std::size_t end = near.find_last_of("\r\n");
    return end == std::string_view::npos ? near : near.substr(end + 1);
}

/// True where the line calls a command whose name begins with `name`.
bool calls(std::string_view line, std::string_view name)
{
    for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
        std::size_t end = at + name.size();
        while (end < line.size() && isNameByte(line[end]))
            ++end;
        const bool starts = at == 0 || isBlankOrQuote(line[at - 1]) || isOneOfBytes(line[at - 1], "/($;|&");
        if (starts && end < line.size() && isBlank(line[end]))
            return true;
    }
    return false;
}

/// A word of a command line, without quotes, at `at`.
TextSpan wordAt(std::string_view text, std::size_t at)
{
    const std::size_t quote = std::min(text.find_first_not_of('\\', at), text.size());
    if (isQuote(byteAt(text, quote)))
        return quotedValue(text, at);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'`;|", at), text.size());
    return {at, end - at};
}

/// "-u ann:password" of curl and wget.
std::optional<FoundSecret> userOption(std::string_view text, std::size_t at, std::string_view line)
{
    constexpr std::array<std::string_view, 4> options{"-u", "-U", "--user", "--proxy-user"};
    for (const std::string_view option : options) {
        std::size_t start = at + option.size();
        if (!text.substr(at).starts_with(option))
            continue;
        if (byteAt(text, start) == '=' && option.size() > 2)
            ++start;
        else if (isBlank(byteAt(text, start)))
            start = skipBlanks(text, start, kLine);
        else if (option.size() > 2 || !isNameByte(byteAt(text, start)))
            continue;
        const TextSpan word = wordAt(text, start);
        const std::string_view login = text.substr(word.offset, std::min(word.length, kLine));
        const std::size_t colon = login.find(':');
        if (colon == std::string_view::npos || login.substr(colon).starts_with("://") ||
            (!calls(line, "curl") && !calls(line, "wget")))
            return std::nullopt;
        const std::size_t password = word.offset + colon + 1;
        return found(text, {password, word.end() - password}, word.end());
    }
    return std::nullopt;
}

} // namespace

std::optional<FoundSecret> secretOfCommand(std::string_view text, std::size_t at)
{
    if (at == 0 || !isBlankOrQuote(text[at - 1]) || !isOneOfBytes(byteAt(text, at + 1), "-uUpac"))
        return std::nullopt;
    const std::string_view line = lineBefore(text, at);
    if (text[at + 1] == 'p') {
        const std::size_t value = skipBlanks(text, at + 2, kLine);
        const bool attached = value == at + 2;
        const bool database = attached && (calls(line, "mysql") || calls(line, "mariadb"));
        if (value >= text.size() || isSpace(text[value]) || (!database && !calls(line, "sshpass")))
            return std::nullopt;
        const TextSpan word = wordAt(text, value);
        return found(text, word, word.end());
    }
    if (text[at + 1] == 'a' || text[at + 1] == 'c') {
        if (!isBlank(byteAt(text, at + 2)) || !calls(line, text[at + 1] == 'a' ? "redis-cli" : "snmp"))
            return std::nullopt;
        const TextSpan word = wordAt(text, skipBlanks(text, at + 2, kLine));
        return found(text, word, word.end());
    }
    return userOption(text, at, line);
}

std::optional<FoundSecret> secretLogin(std::string_view text, std::size_t at)
{
    std::size_t start = at;
    while (start > 0 && at - start < kLongestUser && isNameByte(text[start - 1]))
        --start;
    const bool begins =
        start == 0 || isBlankOrQuote(text[start - 1]) || isOneOfBytes(text[start - 1], "/([{,=;|");
    const std::string_view user = text.substr(start, at - start);
    if (!begins || user.empty())
        return std::nullopt;
    const std::string_view rest = text.substr(at + 1, kLongestPassword);
    constexpr std::string_view stops = "@ \t\r\n\"'`/\\<>{}()[],;|:";
    std::size_t length = rest.find_first_of(stops);
    std::size_t next = length;
    while (next != std::string_view::npos && rest[next] == '@') { // the last one ends the password
        length = next;
        next = rest.find_first_of(stops, next + 1);
    }
    if (length == std::string_view::npos || rest[length] != '@' || length == 0)
        return std::nullopt;
    const std::size_t host = at + 1 + length + 1;
    std::size_t end = behindIpv6(text, host);
    while (end < text.size() && end - host < kLongestPassword && isNameByte(text[end]))
        ++end;
    const bool sure = isUser(user) && looksSecret(rest.substr(0, length));
    if (!sure && !(isPortAt(text, end) && isUserOfPort(user)))
        return std::nullopt;
    if (!isHost(text.substr(host, end - host)) ||
        (end < text.size() && !isBlankOrQuote(text[end]) && !isOneOfBytes(text[end], "/?)]}>,;:=\\")))
        return std::nullopt;
    return found(text, {at + 1, length}, host);
}

} // namespace sluice::detail
