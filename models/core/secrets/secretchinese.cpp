#include "models/core/secrets/secrets.h"
#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Secrets behind the signs and verbs of Chinese sentences: 密码：x, 口令为 x.
namespace sluice::detail {

namespace {

/// True where a Chinese name of a secret, or a secret name in Latin letters, ends at `end`.
bool endsWithName(std::string_view text, std::size_t end, bool latin)
{
    for (std::size_t blanks = 0; blanks < kNearby && end > 0 && isBlank(text[end - 1]); ++blanks)
        --end;
    constexpr std::array<std::string_view, 7> names{"密码", "口令", "密钥", "秘钥", "令牌", "凭证", "授权码"};
    const std::string_view before = text.substr(0, end);
    if (std::any_of(names.begin(), names.end(),
                    [before](std::string_view name) { return before.ends_with(name); }))
        return true;
    std::size_t start = end;
    while (start > 0 && end - start < 96 && isNameByte(text[start - 1]) &&
           static_cast<unsigned char>(text[start - 1]) < 0x80U)
        --start;
    return latin && start < end && isSecretName(text.substr(start, end - start));
}

/// Where the value at `at` ends: in front of a blank, a quote or a sign, wide ones too.
std::size_t valueEnd(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 9> signs{"，", "。", "；", "、", "）", "】", "”", "’", "》"};
    while (at < text.size() &&
           std::string_view(" \t\r\n\"'`<>,;)]}").find(text[at]) == std::string_view::npos) {
        const std::string_view rest = text.substr(at, 3);
        if (static_cast<unsigned char>(text[at]) >= 0x80U &&
            std::find(signs.begin(), signs.end(), rest) != signs.end())
            break;
        ++at;
    }
    return at;
}

} // namespace

std::optional<FoundSecret> secretInChinese(std::string_view text, std::size_t at)
{
    const std::string_view sign = text.substr(at, 3);
    const bool separator = sign == "：" || sign == "＝";
    const bool verb = sign == "为" || sign == "是";
    if ((!separator && !verb) || !endsWithName(text, at, separator))
        return std::nullopt;
    std::size_t value = at + sign.size();
    for (std::size_t blanks = 0; blanks < kNearby && isBlank(byteAt(text, value)); ++blanks)
        ++value;
    if (separator && (text.substr(value, 3) == "：" || text.substr(value, 3) == "＝"))
        value += 3;
    bool quoted = false;
    for (const std::string_view quote : {"“", "‘", "「"})
        if (text.substr(value).starts_with(quote)) {
            value += quote.size();
            quoted = true;
            break;
        }
    if (isQuote(byteAt(text, value))) {
        const TextSpan inside = quotedValue(text, value);
        return found(text, inside, inside.end());
    }
    const std::size_t end = valueEnd(text, value);
    const std::string_view word = text.substr(value, end - value);
    // "密码为空", "密码是 MD5 值" say something of a password.
    if (verb && !quoted && !looksSecret(word))
        return std::nullopt;
    return found(text, {value, end - value}, std::max(end, at + sign.size()));
}

} // namespace sluice::detail
