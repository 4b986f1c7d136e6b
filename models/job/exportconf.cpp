#include "models/job/export.h"

#include "models/hocon/convert.h"
#include "models/hocon/pointer.h"
#include "models/job/secrets.h"

#include <algorithm>

namespace sluice::job {

namespace {

/// The pointers of every secret key under `value`.
void collectSecrets(const hocon::Value &value, const std::string &pointer, std::vector<std::string> &found)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string name = value.isObject() ? value.key(i) : std::to_string(i);
        const std::string below = pointer + '/' + hocon::pointerSegment(name);
        const hocon::Value member = value.at(i);
        if (value.isObject() && isSecretKey(name))
            found.push_back(below);
        else if (member.isObject() || member.isList())
            collectSecrets(member, below, found);
    }
}

} // namespace

Result<std::string> toConf(const hocon::Tree &tree, SecretHandling secrets)
{
    if (tree.syntax() == hocon::Syntax::Json) {
        Result<hocon::Converted> conf = hocon::jsonToConf(tree);
        if (!conf)
            return tl::unexpected<Error>(conf.error());
        return toConf(hocon::Tree::parse(std::move(conf->text), hocon::Syntax::Conf), secrets);
    }
    if (secrets == SecretHandling::Keep)
        return tree.text();

    std::vector<std::string> pointers;
    collectSecrets(tree.root(), {}, pointers);
    TextEdits edits;
    for (const std::string &pointer : pointers) {
        for (const hocon::Definition &definition : tree.definitions(pointer)) {
            const TextSpan &span = definition.value;
            if (span.length > 0)
                edits.push_back({span.offset, span.length, '"' + std::string(kMaskedSecret) + '"'});
        }
    }
    std::sort(edits.begin(), edits.end(),
              [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    // Two pointers can share a place (a block that is merged into two); an inner one is covered by the outer.
    TextEdits apart;
    for (TextEdit &edit : edits) {
        if (apart.empty() || edit.offset >= apart.back().offset + apart.back().length)
            apart.push_back(std::move(edit));
    }
    return applied(tree.text(), apart);
}

} // namespace sluice::job
