#include "models/hocon/syntax/print.h"

#include "models/hocon/tokens/lexer.h"
#include "models/hocon/treedata.h"

#include <utility>

namespace sluice::hocon {

namespace detail {

namespace {

std::string_view spelling(Separator separator)
{
    switch (separator) {
    case Separator::Equals:
        return "=";
    case Separator::Colon:
        return ":";
    case Separator::PlusEquals:
        return "+=";
    case Separator::None:
        break;
    }
    return {};
}

/// What may stand between two nodes.
enum class Between : std::uint8_t
{
    Trivia, ///< blanks, line ends, comments
    Commas, ///< and commas: the nodes are fields or elements
};

class Printer
{
public:
    Printer(const Store &store, Syntax syntax, bool broken)
        : store_(store)
        , syntax_(syntax)
        , broken_(broken)
    {
    }

    std::string run()
    {
        out_.reserve(store_.text.size());
        if (!store_.tape.empty())
            node(0);
        gap(static_cast<std::uint32_t>(store_.text.size()), Between::Trivia);
        return std::move(out_);
    }

private:
    void node(std::uint32_t index)
    {
        const Node &node = store_.tape[index];
        switch (node.type) {
        case NodeType::Object:
            // The root may go without braces.
            container(index, index == 0 && !startsWith(node, '{') ? "" : "{}");
            return;
        case NodeType::Array:
            container(index, "[]");
            return;
        case NodeType::Concat:
            children(index, Between::Trivia);
            return;
        case NodeType::Field:
            leaf(node);
            if (!node.has(kNoValue))
                value(index);
            return;
        default:
            leaf(node);
        }
    }

    void container(std::uint32_t index, std::string_view brackets)
    {
        const Node &node = store_.tape[index];
        if (brackets.empty()) {
            children(index, Between::Commas);
            gap(node.end, Between::Commas);
            return;
        }
        gap(node.begin, Between::Commas);
        out_ += brackets[0];
        at_ = node.begin + 1;
        children(index, Between::Commas);
        // An open one ends anywhere.
        const bool closed = !broken_ || (at_ < node.end && store_.text[node.end - 1] == brackets[1]);
        gap(closed ? node.end - 1 : node.end, Between::Commas);
        if (closed)
            out_ += brackets[1];
        at_ = node.end;
    }

    void children(std::uint32_t index, Between between)
    {
        const std::uint32_t end = store_.tape[index].next;
        for (std::uint32_t child = index + 1; child < end; child = store_.tape[child].next) {
            gap(store_.tape[child].begin, between);
            node(child);
        }
    }

    void value(std::uint32_t field)
    {
        std::string_view separator = spelling(store_.tape[field].separator());
        gap(store_.tape[field + 1].begin, Between::Trivia, &separator);
        out_ += separator; // none was there
        node(field + 1);
    }

    void leaf(const Node &node)
    {
        gap(node.begin, Between::Trivia);
        out_ += store_.slice(node.begin, node.end);
        at_ = node.end;
    }

    bool startsWith(const Node &node, char c) const
    {
        return node.begin < store_.text.size() && store_.text[node.begin] == c;
    }

    /// Up to there, token by token. `separator` is the one that is due, and is empty when it was there.
    void gap(std::uint32_t until, Between between, std::string_view *separator = nullptr)
    {
        if (at_ > until)
            out_ += store_.slice(until, at_); // two nodes claim it: it shows twice
        if (at_ >= until)
            return;
        Lexer lexer(std::string_view(store_.text).substr(0, until), syntax_, at_);
        Token token;
        do {
            lexer.next(token);
            out_ += store_.slice(token.gap, token.begin); // blanks
            const std::string_view text = store_.slice(token.begin, token.end);
            const bool trivia = token.type == TokenType::Newline || token.type == TokenType::Comment ||
                                (token.type == TokenType::Comma && between == Between::Commas);
            const bool due = separator != nullptr && !separator->empty() && isSeparator(token.type);
            if (due)
                out_ += std::exchange(*separator, {});
            else if (trivia || broken_)
                out_ += text;
        } while (token.type != TokenType::End);
        at_ = until;
    }

    static bool isSeparator(TokenType type)
    {
        return type == TokenType::Equals || type == TokenType::Colon || type == TokenType::PlusEquals;
    }

    const Store &store_;
    const Syntax syntax_;
    const bool broken_;
    std::string out_;
    std::uint32_t at_ = 0;
};

} // namespace

std::string printed(const Store &store, Syntax syntax, bool broken)
{
    return Printer(store, syntax, broken).run();
}

} // namespace detail

std::string Tree::print() const
{
    return detail::printed(d->store, d->syntax, !d->errors.empty());
}

} // namespace sluice::hocon
