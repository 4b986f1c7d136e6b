#include "models/hocon/base64.h"
#include "models/hocon/resolvesteps.h"
#include "models/hocon/shade.h"

namespace sluice::hocon::detail {
namespace {

Result<std::string> identifier(const Datum &root, const PlaceOf &placeOf)
{
    const Datum *env = root.find("env");
    if (env == nullptr || env->kind == Kind::Null)
        return std::string("default");
    if (env->kind != Kind::Object) {
        return fail(ErrorCode::Parse, "\"env\" has to be an object: env { … }.", placeOf(env->span));
    }
    const Datum *shade = env->find("shade.identifier");
    if (shade == nullptr || shade->kind == Kind::Null)
        return std::string("default");
    if (shade->kind == Kind::List || shade->kind == Kind::Object)
        return fail(ErrorCode::Parse, "\"shade.identifier\" has to be a text, such as base64.",
                    placeOf(shade->span));
    return shade->text;
}

Result<Datum *> stages(Datum &root, const char *name, const char *engineWords, const PlaceOf &placeOf)
{
    Datum *list = root.find(name);
    const std::string example = std::string(name) + " { Name { … } }";
    if (list == nullptr || list->kind == Kind::Null)
        return fail(ErrorCode::Parse, std::string("The job has no \"") + name + "\". Add " + example + ".");
    if (list->kind != Kind::List) {
        return fail(ErrorCode::Parse,
                    std::string("\"") + name + "\" has to be a block of plugins, " + example +
                        ", or, in a .json file, a list of objects.",
                    placeOf(list->span));
    }
    if (list->items.empty()) {
        return fail(ErrorCode::Parse,
                    std::string("\"") + name + "\" is empty; the engine says: Miss <" + engineWords +
                        "> config! Please check the config file. Add a plugin: " + example + ".",
                    placeOf(list->span));
    }
    for (const Datum &entry : list->items) {
        if (entry.kind != Kind::Object) {
            return fail(ErrorCode::Parse,
                        std::string("An entry of \"") + name +
                            "\" is not an object. Write each plugin as a block: Name { … }.",
                        placeOf(entry.span.length > 0 ? entry.span : list->span));
        }
    }
    return list;
}

Result<void> decodeEntry(Datum &entry, bool base64, const PlaceOf &placeOf)
{
    for (const std::string_view option : shadedOptions()) {
        Datum *secret = entry.find(option);
        if (secret == nullptr || secret->kind == Kind::Null)
            continue;
        std::string text = javaText(*secret);
        if (base64) {
            const std::optional<std::string> bytes = base64Decoded(text);
            if (!bytes) {
                return fail(
                    ErrorCode::Parse,
                    "The option \"" + std::string(option) +
                        "\" is not base64, although env says shade.identifier = base64. Encode it, or "
                        "remove shade.identifier.",
                    placeOf(secret->span));
            }
            text = asText(*bytes);
        }
        // Whatever it was, it is a string from here on.
        Datum decoded;
        decoded.kind = Kind::String;
        decoded.text = std::move(text);
        decoded.span = secret->span;
        *secret = std::move(decoded);
    }
    return {};
}

} // namespace

Result<void> decodeSecrets(Datum &root, const PlaceOf &placeOf)
{
    const Result<std::string> coding = identifier(root, placeOf);
    if (!coding)
        return tl::unexpected(coding.error());
    const Result<Datum *> sources = stages(root, "source", "Source", placeOf);
    if (!sources)
        return tl::unexpected(sources.error());
    const Result<Datum *> sinks = stages(root, "sink", "Sink", placeOf);
    if (!sinks)
        return tl::unexpected(sinks.error());
    for (Datum *list : {*sources, *sinks}) {
        for (Datum &entry : list->items) {
            if (auto decoded = decodeEntry(entry, *coding == "base64", placeOf); !decoded)
                return decoded;
        }
    }
    return {};
}

} // namespace sluice::hocon::detail
