#include "ui/editor/search.h"

namespace sluice::editor {

namespace {

bool isWordByte(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           code == '_' || code >= 0x80;
}

bool isWhole(std::string_view text, const TextSpan &span)
{
    const bool startsInside =
        span.offset > 0 && isWordByte(text[span.offset - 1]) && isWordByte(text[span.offset]);
    const bool endsInside =
        span.end() < text.size() && isWordByte(text[span.end()]) && isWordByte(text[span.end() - 1]);
    return !startsInside && !endsInside;
}

/// Letters of ASCII only: bytes keep their places, which they would not in a folded text (İ, ß).
std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

} // namespace

std::vector<TextSpan> findAll(std::string_view text, const QString &what, const SearchOptions &options,
                              std::size_t most)
{
    std::vector<TextSpan> found;
    const std::string wanted = options.matchCase ? what.toStdString() : lowered(what.toStdString());
    if (wanted.empty())
        return found;
    const std::string folded = options.matchCase ? std::string() : lowered(text);
    const std::string_view where = options.matchCase ? text : std::string_view(folded);
    for (std::size_t at = where.find(wanted); at != std::string_view::npos && found.size() < most;) {
        const TextSpan span{at, wanted.size()};
        const bool counts = !options.wholeWords || isWhole(text, span);
        if (counts)
            found.push_back(span);
        at = where.find(wanted, counts ? span.end() : at + 1);
    }
    return found;
}

} // namespace sluice::editor
