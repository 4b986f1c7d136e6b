#include "models/job/sql/sqlpieces.h"

#include "models/job/sql/sqllexer.h"
#include "models/job/sql/sqllines.h"
#include "models/job/sql/sqlnames.h"

#include <algorithm>

namespace sluice::job {

namespace {

using detail::MappedText;
using detail::SqlToken;
using detail::SqlTokenType;

class Pieces
{
public:
    explicit Pieces(std::string_view text)
        : text_(text)
    {
    }

    std::vector<SqlPiece> ofSeaTunnel()
    {
        const detail::SqlLines lines = detail::splitSql(text_);
        for (const TextSpan &block : lines.blocks)
            addConfig(block);
        for (const MappedText &statement : lines.statements)
            addStatement(statement.text(), &statement);
        addStatement(lines.unfinished.text(), &lines.unfinished);
        for (const TextSpan &comment : lines.comments)
            add(SqlPieceType::Comment, comment);
        return finished();
    }

    std::vector<SqlPiece> ofOthers()
    {
        addStatement(text_, nullptr);
        return finished();
    }

private:
    void add(SqlPieceType type, TextSpan span)
    {
        if (span.length > 0)
            pieces_.push_back({type, span});
    }

    void addConfig(TextSpan block)
    {
        const std::size_t begin = std::min(text_.find_first_of("\r\n", block.offset), block.end());
        const std::size_t end = block.end() - 2;
        add(SqlPieceType::ConfigMark, {block.offset, begin - block.offset});
        add(SqlPieceType::Config, {begin, std::max(begin, end) - begin});
        add(SqlPieceType::ConfigMark, {end, 2});
    }

    /// `map` knows where the statement stands in the text; null: it is the text.
    void addStatement(std::string_view statement, const MappedText *map)
    {
        std::vector<TextSpan> comments;
        const std::vector<SqlToken> tokens = detail::lexSql(statement, &comments);
        const auto place = [map](const TextSpan &span) {
            return map != nullptr ? map->source(span) : span;
        };
        int depth = 0;
        int optionsDepth = -1; // of the parentheses of WITH (…)
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const SqlToken &token = tokens[i];
            const SqlToken &next = tokens[i + 1];
            SqlPieceType type = typeOf(token);
            if (type == SqlPieceType::Open && ++depth > 0 && i > 0 && tokens[i - 1].is("WITH"))
                optionsDepth = depth;
            if (type == SqlPieceType::Close && depth-- == optionsDepth)
                optionsDepth = -1;
            if (depth == optionsDepth && next.isSymbol("=") &&
                (token.type == SqlTokenType::String || token.type == SqlTokenType::QuotedName))
                type = SqlPieceType::Option;
            const bool isName = token.type == SqlTokenType::QuotedName && type != SqlPieceType::Option;
            if (!isName && (token.type != SqlTokenType::Word || detail::isSqlKeyword(token.image)))
                add(type, place(token.span));
        }
        for (const TextSpan &comment : comments)
            add(SqlPieceType::Comment, place(comment));
    }

    static SqlPieceType typeOf(const SqlToken &token)
    {
        switch (token.type) {
        case SqlTokenType::Word:
            return SqlPieceType::Keyword;
        case SqlTokenType::QuotedName:
        case SqlTokenType::String:
            return SqlPieceType::String;
        case SqlTokenType::Number:
            return SqlPieceType::Number;
        case SqlTokenType::Hint:
            return SqlPieceType::Comment;
        case SqlTokenType::Symbol:
            if (token.image == "(" || token.image == "[" || token.image == "{")
                return SqlPieceType::Open;
            return token.image == ")" || token.image == "]" || token.image == "}" ? SqlPieceType::Close
                                                                                  : SqlPieceType::Symbol;
        case SqlTokenType::Bad:
        case SqlTokenType::End:
            break;
        }
        return SqlPieceType::Mistake;
    }

    static bool earlier(const TextSpan &a, const TextSpan &b) { return a.offset < b.offset; }

    /// Whether one of `spans`, which are in order and apart, holds this byte.
    static bool holds(const std::vector<TextSpan> &spans, std::size_t at)
    {
        const auto after = std::upper_bound(spans.begin(), spans.end(), TextSpan{at, 0}, earlier);
        return after != spans.begin() && std::prev(after)->end() > at;
    }

    /// Those that stand anywhere but in comments.
    std::vector<TextSpan> variables() const
    {
        std::vector<TextSpan> comments;
        for (const SqlPiece &piece : pieces_) {
            if (piece.type == SqlPieceType::Comment)
                comments.push_back(piece.span);
        }
        std::sort(comments.begin(), comments.end(), earlier);
        std::vector<TextSpan> found;
        std::size_t end = 0;
        for (std::size_t at = text_.find("${"); at != std::string_view::npos; at = text_.find("${", end)) {
            end = text_.find_first_of("}\r\n", at);
            if (end == std::string_view::npos)
                break;
            if (text_[end] == '}' && !holds(comments, at))
                found.push_back({at, end + 1 - at});
        }
        return found;
    }

    /// In order; a variable without quotes is one piece, whatever words and signs it is made of.
    std::vector<SqlPiece> finished()
    {
        const std::vector<TextSpan> open = variables();
        std::erase_if(pieces_, [&open](const SqlPiece &piece) {
            return holds(open, piece.span.offset) && holds(open, piece.span.end() - 1);
        });
        for (const TextSpan &variable : open)
            add(SqlPieceType::Variable, variable);
        std::stable_sort(pieces_.begin(), pieces_.end(),
                         [](const SqlPiece &a, const SqlPiece &b) { return earlier(a.span, b.span); });
        return std::move(pieces_);
    }

    std::string_view text_;
    std::vector<SqlPiece> pieces_;
};

} // namespace

std::vector<SqlPiece> sqlPieces(std::string_view text, bool otherEngine)
{
    return otherEngine ? Pieces(text).ofOthers() : Pieces(text).ofSeaTunnel();
}

} // namespace sluice::job
