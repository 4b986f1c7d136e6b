#include "models/job/files/base64.h"
#include "models/job/files/resolvesteps.h"
#include "models/job/files/shade.h"

namespace sluice::job::detail {
namespace {

Result<std::string> identifier(const hocon::Datum &root, const PlaceOf &placeOf)
{
    const hocon::Datum *env = root.find("env");
    if (env == nullptr || env->kind == hocon::Kind::Null)
        return std::string("default");
    if (env->kind != hocon::Kind::Object) {
        return fail(ErrorCode::Parse, SLUICE_MESSAGE("Resolve", "\"env\" has to be an object: env { … }."),
                    placeOf(env->span));
    }
    const hocon::Datum *shade = env->find("shade.identifier");
    if (shade == nullptr || shade->kind == hocon::Kind::Null)
        return std::string("default");
    if (shade->kind == hocon::Kind::List || shade->kind == hocon::Kind::Object)
        return fail(ErrorCode::Parse,
                    SLUICE_MESSAGE("Resolve", "\"shade.identifier\" has to be a text, such as base64."),
                    placeOf(shade->span));
    return shade->text;
}

Result<hocon::Datum *> stages(hocon::Datum &root, const char *name, const char *engineWords,
                              const PlaceOf &placeOf)
{
    hocon::Datum *list = root.find(name);
    const std::string example = std::string(name) + " { Name { … } }";
    if (list == nullptr || list->kind == hocon::Kind::Null)
        return fail(ErrorCode::Parse,
                    SLUICE_MESSAGE("Resolve", "The job has no \"%1\". Add %2.").with(name, example));
    if (list->kind != hocon::Kind::List) {
        return fail(
            ErrorCode::Parse,
            SLUICE_MESSAGE("Resolve",
                           "\"%1\" has to be a block of plugins, %2, or, in a .json file, a list of objects.")
                .with(name, example),
            placeOf(list->span));
    }
    if (list->items.empty()) {
        return fail(ErrorCode::Parse,
                    SLUICE_MESSAGE("Resolve", "\"%1\" is empty; the engine says: Miss <%2> config! Please "
                                              "check the config file. Add a plugin: %3.")
                        .with(name, engineWords, example),
                    placeOf(list->span));
    }
    for (const hocon::Datum &entry : list->items) {
        if (entry.kind != hocon::Kind::Object) {
            return fail(ErrorCode::Parse,
                        SLUICE_MESSAGE(
                            "Resolve",
                            "An entry of \"%1\" is not an object. Write each plugin as a block: Name { … }.")
                            .with(name),
                        placeOf(entry.span.length > 0 ? entry.span : list->span));
        }
    }
    return list;
}

Result<void> decodeEntry(hocon::Datum &entry, bool base64, const PlaceOf &placeOf)
{
    for (const std::string_view option : shadedOptions()) {
        hocon::Datum *secret = entry.find(option);
        if (secret == nullptr || secret->kind == hocon::Kind::Null)
            continue;
        std::string text = hocon::javaText(*secret);
        if (base64) {
            const std::optional<std::string> bytes = base64Decoded(text);
            if (!bytes) {
                return fail(
                    ErrorCode::Parse,
                    SLUICE_MESSAGE("Resolve",
                                   "The option \"%1\" is not base64, although env says shade.identifier = "
                                   "base64. Encode it, or remove shade.identifier.")
                        .with(option),
                    placeOf(secret->span));
            }
            text = asText(*bytes);
        }
        // Whatever it was, it is a string from here on.
        hocon::Datum decoded;
        decoded.kind = hocon::Kind::String;
        decoded.text = std::move(text);
        decoded.span = secret->span;
        *secret = std::move(decoded);
    }
    return {};
}

} // namespace

Result<void> decodeSecrets(hocon::Datum &root, const PlaceOf &placeOf)
{
    const Result<std::string> coding = identifier(root, placeOf);
    if (!coding)
        return tl::unexpected(coding.error());
    const Result<hocon::Datum *> sources = stages(root, "source", "Source", placeOf);
    if (!sources)
        return tl::unexpected(sources.error());
    const Result<hocon::Datum *> sinks = stages(root, "sink", "Sink", placeOf);
    if (!sinks)
        return tl::unexpected(sinks.error());
    for (hocon::Datum *list : {*sources, *sinks}) {
        for (hocon::Datum &entry : list->items) {
            if (auto decoded = decodeEntry(entry, *coding == "base64", placeOf); !decoded)
                return decoded;
        }
    }
    return {};
}

} // namespace sluice::job::detail
