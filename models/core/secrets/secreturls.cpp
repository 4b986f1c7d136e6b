#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

namespace sluice::detail {

namespace {

constexpr std::size_t kLongestScheme = 32;
constexpr std::size_t kLongestLogin = 512;
constexpr std::size_t kShortestTokenUser = 20; // a login name is shorter, a token mostly longer

bool isSchemeByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
}

std::size_t schemeStart(std::string_view text, std::size_t colon)
{
    std::size_t start = colon;
    while (start > 0 && colon - start < kLongestScheme && isSchemeByte(text[start - 1]))
        --start;
    return start;
}

/// Where the address that begins behind "://" at `start` is over at the latest: in front of a blank, or of
/// the next address.
std::size_t runEnd(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    while (end < text.size() && !isSpace(text[end]) && text[end] != '<') {
        if (text[end] == ':' && text.substr(end).starts_with("://"))
            return std::max(start, schemeStart(text, end));
        ++end;
    }
    return end;
}

/// The same within its line, over blanks: for a password that holds some.
std::size_t lineRunEnd(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') {
        if (text[end] == ':' && text.substr(end).starts_with("://"))
            return std::max(start, schemeStart(text, end));
        ++end;
    }
    return end;
}

/// True when `at`, behind a colon, begins a port and not a password: digits or a variable, then the end of
/// the authority.
bool isPort(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    if (text.substr(at).starts_with("${")) {
        const std::size_t close = text.substr(at, 64).find('}');
        if (close == std::string_view::npos)
            return false;
        end = at + close + 1;
    } else {
        while (end < text.size() && isDigit(text[end]) && end - at < 6)
            ++end;
    }
    return end >= text.size() || isSpace(text[end]) ||
           std::string_view("/?#,;)]}>\"'`<&\\|.").find(text[end]) != std::string_view::npos;
}

/// True where digits in front of a '/' are the beginning of a password and no port, although both are written
/// alike: no port has so many, or what stands between the '/' and the '@' has no letter (in a path it is a
/// name), or a port or an address of digits follows the '@' (behind a name in a path none does).
bool isPasswordOfDigits(std::string_view text, std::size_t password, std::size_t last)
{
    const std::size_t slash = std::min(text.find_first_not_of("0123456789", password), last);
    const std::string_view digits = text.substr(password, slash - password);
    if (byteAt(text, slash) != '/')
        return false;
    if (!digits.empty() && (digits.size() > 5 || digits.front() == '0' ||
                            (digits.size() == 5 && digits > std::string_view("65535"))))
        return true;
    const std::string_view near = text.substr(0, last + 1 + kLongestLogin);
    const std::size_t hostEnd = std::min(near.find_first_of("/?#:;\"'` \t\r\n", last + 1), near.size());
    const std::string_view host = text.substr(last + 1, hostEnd - last - 1);
    if (host.empty())
        return false;
    const bool dotted = host.find('.') != std::string_view::npos;
    const std::string_view between = text.substr(slash + 1, last - slash - 1);
    if (!between.empty() && std::none_of(between.begin(), between.end(), isLetter) &&
        (dotted || host == "localhost"))
        return true;
    const bool address = host == "localhost" || (std::count(host.begin(), host.end(), '.') == 3 &&
                                                 host.find_first_not_of("0123456789.") == host.npos);
    const bool port = dotted && byteAt(text, hostEnd) == ':' && isDigit(byteAt(text, hostEnd + 1)) &&
                      isPort(text, hostEnd + 1);
    return address || port;
}

/// True when the bytes from `at` look like a host, so that the '@' in front of them ended the password.
bool looksLikeHost(std::string_view text)
{
    const std::size_t end = std::min(text.find_first_of("/?#;\"'@ "), text.size());
    const std::string_view host = text.substr(0, end);
    if (end < text.size() && text[end] == '@')
        return false;
    return host.find('.') != std::string_view::npos || host.find(':') != std::string_view::npos ||
           host == "localhost";
}

/// The last '@' of [start, end); npos: none.
std::size_t lastAt(std::string_view text, std::size_t start, std::size_t end)
{
    const std::size_t at = text.substr(start, end - start).rfind('@');
    return at == std::string_view::npos ? at : start + at;
}

/// The last '@' of [start, end) that may end a password; npos: none. One in the parameters belongs to them
/// where the address is whole without it.
std::size_t passwordEnd(std::string_view text, std::size_t start, std::size_t end)
{
    const std::string_view run = text.substr(0, end);
    for (std::size_t at = run.find('@', start); at != std::string_view::npos; at = run.find('@', at + 1))
        if (looksLikeHost(run.substr(at + 1)))
            return lastAt(text, start, std::min(run.find_first_of("?#", at), end));
    return lastAt(text, start, end);
}

bool isToken(std::string_view user)
{
    constexpr std::array<std::string_view, 6> marks{"ghp_",        "gho_",  "glpat-",
                                                    "github_pat_", "token", "oauth2"};
    return user.size() >= kShortestTokenUser ||
           std::any_of(marks.begin(), marks.end(),
                       [user](std::string_view mark) { return user.starts_with(mark); });
}

/// True for what a generator made, and nobody's name: etl2, k8s-admin and dbAdmin1 are names.
bool looksGenerated(std::string_view user)
{
    constexpr std::size_t shortest = 10;
    constexpr std::size_t shortestOfOneCase = 12;
    constexpr int mostChangesOfName = 4;
    if (user.size() < shortest)
        return false;
    int changes = 0; // between letters and digits
    int numbers = isDigit(user.front()) ? 1 : 0;
    for (std::size_t i = 1; i < user.size(); ++i) {
        const bool number = isDigit(user[i]) && !isDigit(user[i - 1]);
        numbers += number ? 1 : 0;
        changes += (number && isLetter(user[i - 1])) || (isLetter(user[i]) && isDigit(user[i - 1])) ? 1 : 0;
    }
    const bool upper = std::any_of(user.begin(), user.end(), isUpper);
    const bool lower =
        std::any_of(user.begin(), user.end(), [](char c) { return isLetter(c) && !isUpper(c); });
    if (upper && lower)
        return numbers > 1 && changes > 1;
    return user.size() >= shortestOfOneCase && changes > mostChangesOfName;
}

/// Schemes with the name of an account, or of a container of files, in front of the '@'.
bool namesAccount(std::string_view scheme)
{
    constexpr std::array<std::string_view, 17> schemes{
        "ssh",  "git",  "git+ssh", "ssh+git", "svn+ssh", "sftp",  "scp", "mailto", "sip",
        "sips", "xmpp", "abfs",    "abfss",   "wasb",    "wasbs", "adl", "akka"};
    return isOneOf(scheme, schemes);
}

/// The passwords that are given where the name is a token, and the place of one has to be filled.
bool isNoPassword(std::string_view password)
{
    constexpr std::array<std::string_view, 4> words{"", "x", "x-oauth-basic", "X"};
    return std::find(words.begin(), words.end(), password) != words.end();
}

FoundSecret hidden(std::string_view text, std::vector<TextSpan> spans, std::size_t resume)
{
    std::erase_if(spans,
                  [text](TextSpan span) { return isHarmlessValue(text.substr(span.offset, span.length)); });
    return {std::move(spans), resume};
}

/// user/password@ of jdbc:oracle:thin:
std::optional<FoundSecret> oracle(std::string_view text, std::size_t colon)
{
    const std::size_t from = colon - std::min<std::size_t>(colon, 12);
    const std::string_view before = text.substr(from, colon - from);
    if (!before.ends_with("oracle:thin") && !before.ends_with("oracle:oci"))
        return std::nullopt;
    const std::size_t end = runEnd(text.substr(0, colon + kLongestLogin), colon + 1);
    const std::size_t slash = text.substr(0, end).find('/', colon);
    const std::size_t at = lastAt(text, colon, end);
    if (slash == std::string_view::npos || at == std::string_view::npos || slash > at)
        return std::nullopt;
    return hidden(text, {{slash + 1, at - slash - 1}}, at);
}

} // namespace

std::optional<FoundSecret> secretInUrl(std::string_view text, std::size_t at)
{
    if (!text.substr(at).starts_with("://"))
        return oracle(text, at);
    const std::size_t start = at + 3;
    if (byteAt(text, start) == '[') // an IPv6 address, nobody's name
        return std::nullopt;
    const std::size_t nameEnd = std::min(text.find_first_of("/?#:@ \t\r\n\"'`<>", start), text.size());
    const char mark = byteAt(text, nameEnd);
    if (mark != ':' && mark != '@')
        return std::nullopt;
    const std::size_t first = schemeStart(text, at);
    const std::string_view scheme = text.substr(first, at - first);
    const bool web = scheme.starts_with("http");
    const std::string_view user = text.substr(start, nameEnd - start);
    const std::size_t run = runEnd(text, start);
    if (run < nameEnd && isSpace(byteAt(text, run)))
        return FoundSecret{{}, run}; // a blank of another kind (\v, \f) ends it before its name does
    if (mark == '@') {
        // "ann@corp:password@host": what follows the first '@' decides.
        const std::size_t authority = std::min(text.find_first_of("/?# \t\r\n\"'`<>", nameEnd), run);
        const std::size_t last = lastAt(text, nameEnd, authority);
        const std::size_t colon = text.substr(0, authority).find(':', nameEnd);
        if (last != nameEnd && colon < last)
            return hidden(text, {{colon + 1, last - colon - 1}}, last);
        if (web || isToken(user) || (looksGenerated(user) && !namesAccount(scheme)))
            return hidden(text, {{start, nameEnd - start}}, nameEnd);
        return FoundSecret{{}, nameEnd};
    }
    const std::size_t password = nameEnd + 1;
    if (isPort(text, password)) {
        // A port in most addresses; outside the web nobody writes an '@' into a path.
        const std::size_t end = std::min(text.substr(0, run).find_first_of("?#\"'` \t\r\n", password), run);
        const std::size_t last = lastAt(text, password, std::max(password, end));
        if (last == std::string_view::npos || last == password || byteAt(text, password) == '$' ||
            (web && !isPasswordOfDigits(text, password, last)))
            return FoundSecret{{}, password};
        return hidden(text, {{password, last - password}}, last);
    }
    const std::size_t quote = std::min(text.substr(0, run).find_first_of("\"'`", password), run);
    std::size_t end = passwordEnd(text, password, quote);
    // A quote may belong to the password: then there is no host yet, and another '@' behind it.
    const bool whole = end != std::string_view::npos && looksLikeHost(text.substr(0, quote).substr(end + 1));
    if (!whole && passwordEnd(text, password, run) != std::string_view::npos)
        end = passwordEnd(text, password, run);
    if (end == std::string_view::npos)
        end = passwordEnd(text, password, lineRunEnd(text, password));
    if (end == std::string_view::npos)
        return FoundSecret{{}, password};
    std::vector<TextSpan> spans{{password, end - password}};
    if (web && (isToken(user) || isNoPassword(text.substr(password, end - password))))
        spans.insert(spans.begin(), {start, nameEnd - start});
    return hidden(text, std::move(spans), end);
}

} // namespace sluice::detail
