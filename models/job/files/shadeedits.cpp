#include "models/job/files/shade.h"

#include "models/hocon/edit/edit.h"
#include "models/job/files/base64.h"

#include <algorithm>

namespace sluice::job {
namespace {

constexpr std::string_view kIdentifierPointer = "/env/shade.identifier";

Result<void> checkReadable(const hocon::Tree &tree)
{
    if (!tree.errors().empty()) {
        const hocon::SyntaxError &error = tree.errors().front();
        return fail(ErrorCode::Parse, error.message,
                    "line " + std::to_string(LineIndex(tree.text()).at(error.span.offset).line));
    }
    return {};
}

/// Adds the edits of one option; all are made against the same text.
Result<void> add(ShadeResult &result, Result<TextEdits> edits, const std::string &pointer)
{
    if (!edits)
        return tl::unexpected(edits.error());
    result.edits.insert(result.edits.end(), edits->begin(), edits->end());
    result.pointers.push_back(pointer);
    return {};
}

Result<ShadeResult> sorted(ShadeResult result)
{
    std::stable_sort(result.edits.begin(), result.edits.end(),
                     [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    return result;
}

} // namespace

Result<ShadeResult> encodeSecrets(const hocon::Tree &tree)
{
    if (auto readable = checkReadable(tree); !readable)
        return tl::unexpected(readable.error());
    const std::string identifier = shadeIdentifier(tree);
    if (identifier != "default")
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Shade", "The secrets are coded already: env says shade.identifier = %1.")
                        .with(identifier));
    ShadeResult result;
    for (const std::string &pointer : shadedPointers(tree)) {
        const std::string clear = tree.find(pointer)->text();
        if (clear.find("${") != std::string::npos)
            continue;
        if (auto added = add(result, setString(tree, pointer, detail::base64Encoded(clear)), pointer); !added)
            return tl::unexpected(added.error());
    }
    if (result.pointers.empty())
        return result;
    if (auto added =
            add(result, setValue(tree, kIdentifierPointer, "base64"), std::string(kIdentifierPointer));
        !added)
        return tl::unexpected(added.error());
    return sorted(std::move(result));
}

Result<ShadeResult> decodeSecrets(const hocon::Tree &tree)
{
    if (auto readable = checkReadable(tree); !readable)
        return tl::unexpected(readable.error());
    if (shadeIdentifier(tree) != "base64")
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Shade",
                                   "The secrets are not coded: env does not say shade.identifier = base64."));
    ShadeResult result;
    for (const std::string &pointer : shadedPointers(tree)) {
        const hocon::Value secret = *tree.find(pointer);
        if (secret.text().find("${") != std::string::npos)
            continue;
        const std::optional<std::string> clear = detail::base64Decoded(secret.text());
        if (!clear) {
            return fail(ErrorCode::Parse,
                        SLUICE_MESSAGE("Shade", "The option %1 is not base64.").with(pointer),
                        "line " + std::to_string(LineIndex(tree.text()).at(secret.span().offset).line));
        }
        if (auto added = add(result, setString(tree, pointer, detail::asText(*clear)), pointer); !added)
            return tl::unexpected(added.error());
    }
    if (auto added = add(result, remove(tree, kIdentifierPointer), std::string(kIdentifierPointer)); !added)
        return tl::unexpected(added.error());
    return sorted(std::move(result));
}

} // namespace sluice::job
