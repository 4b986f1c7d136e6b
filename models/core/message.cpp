#include "models/core/message.h"

#include "models/core/secrets/secrets.h"
#include "models/core/visible.h"

namespace sluice {

std::string Message::english() const
{
    return said(patternOf);
}

std::string Message::said(const Patterns &patterns) const
{
    const std::string pattern = patterns(*this);
    // What another program said may be several lines, as a stack trace is.
    const Lines lines = context.empty() && text == "%1" ? Lines::Many : Lines::One;
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9') {
            const auto index = static_cast<std::size_t>(pattern[i + 1] - '1');
            if (index < arguments.size()) {
                const bool sentence = index < sentences.size() && !sentences[index].empty();
                result +=
                    sentence ? sentences[index].said(patterns) : visible(maskedText(arguments[index]), lines);
                ++i;
                continue;
            }
        }
        result += pattern[i];
    }
    return result;
}

void Message::add(const Message &sentence)
{
    sentences.resize(arguments.size());
    sentences.push_back(sentence);
    arguments.push_back(sentence.english());
}

} // namespace sluice
