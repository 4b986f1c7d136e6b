#include "models/hocon/syntax/parserexcerpts.h"

#include "models/hocon/tokens/chars.h"

#include <algorithm>

namespace sluice::hocon::detail {

namespace {

constexpr std::size_t kShown = 40; ///< bytes of the text that a message quotes

} // namespace

std::string Excerpts::shown(std::uint32_t begin, std::uint32_t end) const
{
    std::string_view text = store_.slice(begin, end);
    text = text.substr(0, text.find('\n'));
    bool cut = text.size() < end - begin;
    if (text.size() > kShown) {
        text = text.substr(0, kShown);
        while (!text.empty() &&
               (static_cast<unsigned char>(store_.text[begin + text.size()]) & 0xC0U) == 0x80U)
            text.remove_suffix(1);
        cut = true;
    }
    std::string clean = sanitized(text);
    for (char &c : clean) {
        if (hasClass(c, kControl))
            c = ' ';
    }
    return clean + (cut ? "…" : "");
}

std::string Excerpts::shown(const Token &token) const
{
    if (token.type == TokenType::End)
        return "end of file";
    if (token.type == TokenType::Newline)
        return "end of line";
    return "'" + shown(token.begin, token.end) + "'";
}

/// Counted from where it was asked last: a broken text of many megabytes asks for many lines.
std::string Excerpts::lineOf(std::uint32_t offset)
{
    const auto [from, to] = std::minmax(offset, counted_);
    const auto lines =
        static_cast<std::size_t>(std::count(store_.text.begin() + from, store_.text.begin() + to, '\n'));
    countedLine_ = offset < counted_ ? countedLine_ - lines : countedLine_ + lines;
    counted_ = offset;
    return std::to_string(countedLine_);
}

bool Excerpts::isNear(std::uint32_t begin, std::uint32_t noticed) const
{
    return std::count(store_.text.begin() + begin, store_.text.begin() + noticed, '\n') <= 1;
}

} // namespace sluice::hocon::detail
