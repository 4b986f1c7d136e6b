#include "models/job/writtensecrets.h"

#include "models/core/jsonstring.h"
#include "models/core/secrets/secrets.h"
#include "models/hocon/tokens/scan.h"

#include <algorithm>
#include <string>
#include <utility>

namespace sluice::job {

namespace {

/// Reads fields and values one behind the other, without recursion.
class WrittenWalk
{
public:
    explicit WrittenWalk(std::string_view text)
        : text_(text)
        , pieces_(hocon::scan(text))
    {
    }

    std::vector<TextSpan> run()
    {
        while (at_ < text_.size())
            step();
        while (!open_.empty())
            close();
        std::sort(spans_.begin(), spans_.end(),
                  [](const TextSpan &a, const TextSpan &b) { return a.offset < b.offset; });
        return std::move(spans_);
    }

private:
    /// A block or list that is open; the first is the text itself.
    struct Open
    {
        bool list = false;
        bool secret = false;               ///< all that is in it
        bool field = false;                ///< the field that is being read is secret
        bool named = false;                ///< { name = password, value = … }
        std::vector<TextSpan> values = {}; ///< of its "value"
    };

    /// The piece at the place, which is passed over as a whole; null: none.
    const hocon::Piece *pieceHere()
    {
        while (next_ < pieces_.size() && pieces_[next_].span.offset < at_)
            ++next_;
        return next_ < pieces_.size() && pieces_[next_].span.offset == at_ ? &pieces_[next_] : nullptr;
    }

    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

    /// Over blanks, comments and line ends.
    void skipSpace()
    {
        while (at_ < text_.size()) {
            const hocon::Piece *const piece = pieceHere();
            if (piece != nullptr && piece->type == hocon::PieceType::Comment)
                at_ = piece->span.end();
            else if (isBlank(text_[at_]) || text_[at_] == '\n')
                ++at_;
            else
                return;
        }
    }

    void step()
    {
        const char c = text_[at_];
        const hocon::Piece *const piece = pieceHere();
        if (piece != nullptr && piece->type == hocon::PieceType::Comment) {
            at_ = piece->span.end();
        } else if (isBlank(c)) {
            ++at_;
        } else if (c == '\n' || c == ',') {
            open_.back().field = open_.back().secret;
            ++at_;
        } else if (c == '{' || c == '[') {
            const bool secret = open_.back().field;
            open_.push_back({c == '[', secret, secret});
            ++at_;
        } else if (c == '}' || c == ']') {
            close();
            if (open_.empty()) // one too many: what follows is read as if it were not there
                open_.push_back({});
            ++at_;
        } else if (open_.back().list) {
            readValue({});
        } else {
            readField();
        }
    }

    void close()
    {
        if (open_.back().named)
            spans_.insert(spans_.end(), open_.back().values.begin(), open_.back().values.end());
        open_.pop_back();
    }

    void readField()
    {
        std::string part; // of the key
        bool secret = false;
        const auto endPart = [&] {
            while (!part.empty() && isBlank(part.back()))
                part.pop_back();
            secret = secret || isSecretName(part);
        };
        bool separated = false;
        for (; at_ < text_.size() && !separated;) {
            const char c = text_[at_];
            if (const hocon::Piece *const piece = pieceHere()) {
                if (piece->type == hocon::PieceType::Comment)
                    break;
                separated = piece->type == hocon::PieceType::PlusEquals;
                if (!separated)
                    part += decoded(piece->span);
                at_ = piece->span.end();
                continue;
            }
            if (c == '\n' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']')
                break;
            ++at_;
            if (c == '=' || c == ':')
                separated = true;
            else if (c == '.')
                endPart(), part.clear();
            else if (!part.empty() || !isBlank(c))
                part += c;
        }
        endPart();
        if (!separated) {
            const std::size_t end = at_;
            skipSpace(); // the block, or the separator, may stand on a line of its own
            const char c = at_ < text_.size() ? text_[at_] : '\0';
            separated = c == '=' || c == ':' || (c == '+' && text_.substr(at_).starts_with("+="));
            if (separated)
                at_ += c == '+' ? 2 : 1;
            else if (c != '{')
                at_ = end;
            if (!separated && c != '{')
                return;
        }
        skipSpace();
        open_.back().field = secret || open_.back().secret;
        if (at_ < text_.size() && text_[at_] != '{' && text_[at_] != '[')
            readValue(part);
    }

    /// The value at the place, up to the end of its line or item; `name`: the last part of its key.
    void readValue(const std::string &name)
    {
        const std::size_t start = at_;
        std::size_t end = at_;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (const hocon::Piece *const piece = pieceHere()) {
                if (piece->type == hocon::PieceType::Comment)
                    break;
                end = at_ = piece->span.end();
                continue;
            }
            if (c == '\n' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']')
                break;
            ++at_;
            if (!isBlank(c))
                end = at_;
        }
        const TextSpan span{start, end - start};
        const std::string value = decoded(span);
        Open &open = open_.back();
        if ((name == "name" || name == "key") && isSecretName(value))
            open.named = true;
        if (isHarmlessValue(value))
            return;
        if (open.field)
            spans_.push_back(span);
        else if (name == "value")
            open.values.push_back(span);
    }

    /// What the bytes stand for, where they are one quoted string; else as they are.
    std::string decoded(const TextSpan &span) const
    {
        const std::string_view written = text_.substr(span.offset, span.length);
        constexpr std::string_view triple = "\"\"\"";
        if (written.size() >= 2 * triple.size() && written.starts_with(triple) && written.ends_with(triple))
            return std::string(written.substr(3, written.size() - 2 * triple.size()));
        if (written.starts_with('"')) {
            const JsonString string = jsonStringAt(text_, span.offset);
            if (string.valid && string.end == span.end())
                return string.text;
        }
        return std::string(written);
    }

    std::string_view text_;
    std::vector<hocon::Piece> pieces_;
    std::size_t next_ = 0; ///< of pieces_, the first that was not passed
    std::size_t at_ = 0;
    std::vector<Open> open_{Open{}};
    std::vector<TextSpan> spans_;
};

} // namespace

std::vector<TextSpan> writtenSecrets(std::string_view text)
{
    return WrittenWalk(text).run();
}

} // namespace sluice::job
