#include "models/core/secrets/secretscan.h"

#include <algorithm>
#include <array>

/// Addresses whose path is the secret: whoever knows a webhook may write to it.
namespace sluice::detail {

namespace {

struct Webhook
{
    std::string_view host; ///< or what it ends with
    std::string_view path; ///< behind the first '/'
    int shown = 0;         ///< steps behind it that name the hook and let nobody in
};

// As their issuers document them. Those with the secret in a parameter are found by its name.
constexpr std::array<Webhook, 9> kWebhooks{{
    {"hooks.slack.com", "services/"},
    {"hooks.slack.com", "workflows/"},
    {"hooks.slack.com", "triggers/"},
    {"discord.com", "api/webhooks/", 1},
    {"discordapp.com", "api/webhooks/", 1},
    {"webhook.office.com", "webhookb2/"},
    {"outlook.office.com", "webhook/"},
    {"open.feishu.cn", "open-apis/bot/v2/hook/"},
    {"open.larksuite.com", "open-apis/bot/v2/hook/"},
}};

bool endsWithHost(std::string_view text, std::string_view host)
{
    if (text.size() < host.size() || !sameWord(text.substr(text.size() - host.size()), host))
        return false;
    const char before = text.size() == host.size() ? '/' : text[text.size() - host.size() - 1];
    return !isLetter(before) && !isDigit(before) && before != '-';
}

} // namespace

std::optional<FoundSecret> secretWebhook(std::string_view text, std::size_t at)
{
    for (const Webhook &hook : kWebhooks) {
        if (!text.substr(at + 1).starts_with(hook.path) || !endsWithHost(text.substr(0, at), hook.host))
            continue;
        std::size_t start = at + 1 + hook.path.size();
        std::size_t end = std::min(text.find_first_of(" \t\r\n\"'`<>?#)]},;\\", start), text.size());
        for (int step = 0; step < hook.shown; ++step) {
            const std::size_t slash = text.substr(0, end).find('/', start);
            if (slash == std::string_view::npos)
                return std::nullopt;
            start = slash + 1;
        }
        while (end > start && (text[end - 1] == '.' || text[end - 1] == ':'))
            --end;
        if (text.substr(start).starts_with("${"))
            return std::nullopt;
        return found(text, {start, end - start}, end);
    }
    return std::nullopt;
}

} // namespace sluice::detail
