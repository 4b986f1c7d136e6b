#include "models/hocon/format.h"

#include "models/hocon/lexer.h"

namespace sluice::hocon {

using namespace detail;

namespace {

bool isSeparator(TokenType type)
{
    return type == TokenType::Equals || type == TokenType::Colon || type == TokenType::PlusEquals;
}

} // namespace

Result<TextEdits> format(const Tree &tree, const FormatOptions &options)
{
    if (!tree.errors().empty())
        return fail(ErrorCode::Parse, "The text has syntax errors. Correct them first.");
    const std::string_view text = tree.text();
    Lexer lexer(text, tree.syntax(), text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    TextEdits edits;
    std::size_t depth = 0;
    Token token;
    TokenType before = TokenType::Newline;
    do {
        lexer.next(token);
        const bool closes = token.type == TokenType::CloseCurly || token.type == TokenType::CloseSquare;
        if (closes && depth > 0)
            --depth;
        const std::string_view gap = text.substr(token.gap, token.begin - token.gap);
        std::string wanted(gap);
        if (token.type == TokenType::Newline || token.type == TokenType::End) {
            if (options.stripLineEnds)
                wanted = gap.ends_with('\r') && token.type == TokenType::Newline ? "\r" : "";
        } else if (before == TokenType::Newline) {
            wanted.clear();
            for (std::size_t i = 0; i < depth; ++i)
                wanted += options.indent;
        } else if (options.spaceSeparators && token.type != TokenType::Comment) {
            if (isSeparator(token.type))
                wanted = token.type == TokenType::Colon ? "" : " ";
            else if (isSeparator(before))
                wanted = " ";
            else if (token.type == TokenType::OpenCurly && before >= TokenType::Quoted)
                wanted = " ";
        }
        if (wanted != gap)
            edits.push_back({token.gap, gap.size(), std::move(wanted)});
        if (token.type == TokenType::OpenCurly || token.type == TokenType::OpenSquare)
            ++depth;
        before = token.type;
    } while (token.type != TokenType::End);
    const Tree after = Tree::parse(applied(text, edits), tree.syntax());
    if (after.toJson() != tree.toJson())
        return fail(ErrorCode::Unsupported, "This text cannot be laid out without changing what it says.");
    return edits;
}

} // namespace sluice::hocon
