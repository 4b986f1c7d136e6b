#include "models/hocon/edit/format.h"

#include "models/hocon/edit/formatalign.h"

namespace sluice::hocon {

using namespace detail;

namespace {

bool isSeparator(TokenType type)
{
    return type == TokenType::Equals || type == TokenType::Colon || type == TokenType::PlusEquals;
}

std::vector<Token> tokensOf(std::string_view text, Syntax syntax)
{
    std::vector<Token> tokens;
    Lexer lexer(text, syntax, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    do {
        lexer.next(tokens.emplace_back());
    } while (tokens.back().type != TokenType::End);
    return tokens;
}

/// How deep lines are indented. Brackets that are opened on one line indent what is in them once:
///     rows = [{
///       a = 1
///     }]
class Indent
{
public:
    /// For the line that `first` starts.
    std::size_t startLine(TokenType first)
    {
        line_ = open_.empty() ? 0 : open_.back() + (isClosing(first) ? 0 : 1);
        return line_;
    }
    void pass(TokenType type)
    {
        if (type == TokenType::OpenCurly || type == TokenType::OpenSquare)
            open_.push_back(line_);
        else if (isClosing(type) && !open_.empty())
            open_.pop_back();
    }

private:
    static bool isClosing(TokenType type)
    {
        return type == TokenType::CloseCurly || type == TokenType::CloseSquare;
    }

    std::vector<std::size_t> open_; ///< the indent of the line that each open bracket is on
    std::size_t line_ = 0;
};

/// What stands between two tokens of one line.
std::string spacing(TokenType before, TokenType after, std::string_view gap)
{
    if (after == TokenType::Comment)
        return std::string(gap);
    if (isSeparator(after))
        return after == TokenType::Colon ? "" : " ";
    if (after == TokenType::Comma)
        return "";
    if (isSeparator(before) || before == TokenType::Comma)
        return " ";
    if (after == TokenType::OpenCurly && before >= TokenType::Quoted)
        return " ";
    return std::string(gap);
}

std::string repeated(const std::string &text, std::size_t times)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

/// The text alone, whose ${} are as they stand there. What they come to may be of any size, or an error.
Tree unanswered(const Tree &tree, std::string text)
{
    ParseOptions options;
    options.syntax = tree.syntax();
    options.answers = false;
    return Tree::parse(std::move(text), options);
}

/// The tokens of a text without the white space between them.
std::string inkOf(const Tree &tree, std::string_view text)
{
    std::string ink;
    for (const Token &token : tokensOf(text, tree.syntax()))
        ink += std::string(text.substr(token.begin, token.end - token.begin)) + '\0';
    return ink;
}

/// Where answers are to be had, they tell. White space alone does not change what a ${} finds.
bool saysTheSame(const Tree &tree, const std::string &changed)
{
    if (tree.errors().empty())
        return tree.with(changed).toJson() == tree.toJson();
    // Without answers the tokens have to do: the blanks between the parts of one value are never touched.
    return unanswered(tree, changed).errors().empty() && inkOf(tree, tree.text()) == inkOf(tree, changed);
}

} // namespace

Result<TextEdits> format(const Tree &tree, const FormatOptions &options)
{
    if (!tree.errors().empty() && !unanswered(tree, tree.text()).errors().empty())
        return fail(ErrorCode::Parse,
                    SLUICE_MESSAGE("Edit", "The text has syntax errors. Correct them first."));
    const std::string_view text = tree.text();
    const std::vector<Token> tokens = tokensOf(text, tree.syntax());
    std::unordered_map<std::uint32_t, std::size_t> columns;
    if (options.alignSeparators)
        columns = alignedSeparators(text, tokens);
    TextEdits edits;
    Indent indent;
    TokenType before = TokenType::Newline;
    for (const Token &token : tokens) {
        const std::string_view gap = text.substr(token.gap, token.begin - token.gap);
        std::string wanted(gap);
        if (token.type == TokenType::Newline || token.type == TokenType::End) {
            if (options.stripLineEnds)
                wanted = gap.ends_with('\r') && token.type == TokenType::Newline ? "\r" : "";
        } else if (before == TokenType::Newline) {
            wanted = repeated(options.indent, indent.startLine(token.type));
        } else if (const auto column = columns.find(token.begin); column != columns.end()) {
            wanted = std::string(column->second, ' ');
        } else if (options.spaceSeparators) {
            wanted = spacing(before, token.type, gap);
        }
        if (wanted != gap)
            edits.push_back({token.gap, gap.size(), std::move(wanted)});
        indent.pass(token.type);
        before = token.type;
    }
    if (!saysTheSame(tree, applied(text, edits)))
        return fail(ErrorCode::Unsupported,
                    SLUICE_MESSAGE("Edit", "This text cannot be laid out without changing what it says."));
    return edits;
}

} // namespace sluice::hocon
