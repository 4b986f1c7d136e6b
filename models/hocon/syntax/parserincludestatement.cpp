#include "models/hocon/syntax/parsergrammar.h"

namespace sluice::hocon::detail {

namespace {

struct KindName
{
    std::string_view prefix;
    IncludeRequest::Kind kind;
};

constexpr KindName kKinds[] = {{"url(", IncludeRequest::Kind::Url},
                               {"file(", IncludeRequest::Kind::File},
                               {"classpath(", IncludeRequest::Kind::Classpath}};

} // namespace

void IncludeStatement::startWord()
{
    all_.in.skipTrivia();
    const bool isWord = all_.in.token.type == TokenType::Unquoted;
    word_ = isWord ? all_.store.slice(all_.in.token.begin, all_.in.token.end) : std::string_view();
}

bool IncludeStatement::take(std::string_view prefix)
{
    if (!word_.starts_with(prefix))
        return false;
    word_.remove_prefix(prefix.size());
    if (word_.empty()) {
        all_.in.advance();
        startWord();
    }
    return true;
}

/// True when the name is in the parentheses of a kind.
bool IncludeStatement::takeKind()
{
    for (const KindName &each : kKinds) {
        if (!take(each.prefix))
            continue;
        request_.kind = each.kind;
        return true;
    }
    return false;
}

std::optional<IncludeRequest> IncludeStatement::read()
{
    all_.in.advance();
    startWord();
    request_.required = take("required(");
    const bool hasKind = takeKind();
    if (!word_.empty() || all_.in.token.type != TokenType::Quoted)
        return std::nullopt;
    end_ = all_.in.token.end;
    all_.store.appendQuoted(request_.name, all_.in.token.begin, all_.in.token.end, all_.in.token.flags);
    all_.in.advance();
    if (hasKind || request_.required)
        startWord();
    if ((hasKind && !closeKind()) || (request_.required && !closeRequired()))
        return std::nullopt;
    return std::move(request_);
}

/// Each ) is a word of its own or starts one: behind the one of a kind the one of required( may follow at
/// once.
bool IncludeStatement::closeKind()
{
    if (!word_.starts_with(')'))
        return false;
    end_ = all_.in.token.begin + 1;
    word_.remove_prefix(1);
    if (!word_.empty())
        return request_.required;
    all_.in.advance();
    if (request_.required)
        startWord();
    return true;
}

/// The one of required( ends its word.
bool IncludeStatement::closeRequired()
{
    if (word_ != ")")
        return false;
    end_ = all_.in.token.end;
    all_.in.advance();
    return true;
}

} // namespace sluice::hocon::detail
