#include "models/core/message.h"

#include "models/core/secrets/secrets.h"
#include "models/core/visible.h"

namespace sluice {

std::string Message::filled(std::string_view pattern) const
{
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9') {
            const auto index = static_cast<std::size_t>(pattern[i + 1] - '1');
            if (index < arguments.size()) {
                result += visible(maskedText(arguments[index]));
                ++i;
                continue;
            }
        }
        result += pattern[i];
    }
    return result;
}

} // namespace sluice
