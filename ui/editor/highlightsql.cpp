#include "models/job/sql/sqlpieces.h"
#include "ui/editor/highlight.h"

#include <algorithm>

/// SQL for colouring: the pieces that models/job tells of, and HOCON in the config blocks.
namespace sluice::editor {

namespace {

using job::SqlPiece;
using job::SqlPieceType;

TextStyle styleOf(SqlPieceType type)
{
    switch (type) {
    case SqlPieceType::Comment:
    case SqlPieceType::ConfigMark:
        return TextStyle::Comment;
    case SqlPieceType::Keyword:
        return TextStyle::Keyword;
    case SqlPieceType::Option:
        return TextStyle::Key;
    case SqlPieceType::String:
        return TextStyle::String;
    case SqlPieceType::Number:
        return TextStyle::Number;
    case SqlPieceType::Symbol:
    case SqlPieceType::Open:
    case SqlPieceType::Close:
        return TextStyle::Punctuation;
    case SqlPieceType::Variable:
        return TextStyle::Substitution;
    case SqlPieceType::Mistake:
        return TextStyle::Mistake;
    case SqlPieceType::Config:
        break;
    }
    return TextStyle::Plain;
}

Highlighting highlightSql(std::string_view text, bool otherEngine)
{
    Highlighting result;
    result.styles.assign(text.size(), static_cast<char>(TextStyle::Plain));
    const auto at = [&result](std::size_t offset) {
        return result.styles.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    for (const SqlPiece &piece : job::sqlPieces(text, otherEngine)) {
        if (piece.type == SqlPieceType::Config) {
            const Highlighting inside =
                highlight(text.substr(piece.span.offset, piece.span.length), hocon::Syntax::Conf);
            std::copy(inside.styles.begin(), inside.styles.end(), at(piece.span.offset));
            for (const Bracket &bracket : inside.brackets)
                result.brackets.push_back(
                    {bracket.offset + static_cast<std::uint32_t>(piece.span.offset), bracket.change});
            continue;
        }
        std::fill(at(piece.span.offset), at(piece.span.end()), static_cast<char>(styleOf(piece.type)));
        if (piece.type == SqlPieceType::Open || piece.type == SqlPieceType::Close)
            result.brackets.push_back(
                {static_cast<std::uint32_t>(piece.span.offset), piece.type == SqlPieceType::Open ? 1 : -1});
    }
    std::stable_sort(result.brackets.begin(), result.brackets.end(),
                     [](const Bracket &a, const Bracket &b) { return a.offset < b.offset; });
    return result;
}

} // namespace

Highlighting highlight(std::string_view text, job::FileKind kind)
{
    return job::isSql(kind) ? highlightSql(text, kind == job::FileKind::FlinkSql)
                            : highlight(text, job::syntaxOf(kind));
}

} // namespace sluice::editor
