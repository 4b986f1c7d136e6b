#include "models/job/secrets.h"

#include "models/hocon/tree.h"

#include <algorithm>
#include <array>

namespace sluice::job {

bool isSecretKey(std::string_view key)
{
    std::string plain;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z')
            plain += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain += c;
    }
    constexpr std::array<std::string_view, 9> marks{"password",   "passwd",    "secret",
                                                    "token",      "accesskey", "privatekey",
                                                    "credential", "apikey",    "passphrase"};
    if (plain == "auth" || plain == "pwd" || plain == "ak" || plain == "sk")
        return true;
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return plain.find(mark) != std::string::npos; });
}

namespace {

void collect(const hocon::Value &value, TextEdits &edits)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        const hocon::Value child = value.at(i);
        if (value.isObject() && isSecretKey(value.key(i)) && !child.isObject() && !child.isList() &&
            child.kind() != hocon::Kind::Null)
            edits.push_back(
                {child.span().offset, child.span().length, '"' + std::string(kMaskedSecret) + '"'});
        else
            collect(child, edits);
    }
}

} // namespace

std::string maskSecrets(std::string_view json)
{
    const hocon::Tree tree = hocon::Tree::parse(std::string(json), hocon::Syntax::Json);
    if (!tree.errors().empty())
        return {};
    TextEdits edits;
    collect(tree.root(), edits);
    std::sort(edits.begin(), edits.end(),
              [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    if (!isValid(edits, tree.text().size()))
        return {};
    return applied(tree.text(), edits);
}

} // namespace sluice::job
