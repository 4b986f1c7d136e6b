#include "models/engine/seatunnel/refusalmeaning.h"

#include "models/engine/http/json.h"

namespace sluice::engine {

namespace {

/// What stands behind `before` up to `after`; "" when that is not there.
QString between(const QString &text, QLatin1String before, QLatin1String after)
{
    const qsizetype start = text.indexOf(before);
    if (start < 0)
        return {};
    const qsizetype end = text.indexOf(after, start + before.size());
    return end < 0 ? QString() : text.mid(start + before.size(), end - start - before.size());
}

/// "java.util.ArrayList" in "class java.util.ArrayList (java.util.ArrayList is in module ...": "ArrayList".
QString simpleName(const QString &type)
{
    return type.section(QLatin1Char(' '), 0, 0).section(QLatin1Char('.'), -1);
}

} // namespace

// Measured on 2.3.8; the wording of "is null" depends on the Java that runs the engine, so that only its end
// is looked for.
Message RefusalMeaning::of(const QByteArray &body)
{
    const json::Document document(body);
    json::Errors ignored;
    const QString message = json::text(document.root().member("message"), ignored);
    const auto says = [&message](const char *words) {
        return message.contains(QLatin1String(words));
    };
    if (says("\"sources\" is null") || says("Miss <Source> config"))
        return SLUICE_MESSAGE(
            "Engine", "The job has no source block. Add source { ... } with at least one connector in it.");
    if (says("\"sinks\" is null") || says("Miss <Sink> config"))
        return SLUICE_MESSAGE(
            "Engine", "The job has no sink block. Add sink { ... } with at least one connector in it.");
    if (says("\"transforms\" is null"))
        return SLUICE_MESSAGE("Engine",
                              "The job has no transform block where this engine needs one. Add an empty one: "
                              "transform { }.");
    if (says("No configuration setting found for key"))
        return ofOption(between(message, QLatin1String("for key '"), QLatin1String("'")));
    if (says("cannot be cast to"))
        return ofCast(message);
    if (says("PluginIdentifier{") && says("not found"))
        return ofPlugin(message);
    if (says("Request body is empty"))
        return SLUICE_MESSAGE("Engine", "What was sent is empty: the file holds no job.");
    if (says("Invalid JSON format in request body"))
        return SLUICE_MESSAGE(
            "Engine",
            "The engine could not read the job as JSON. Something on the way may have changed it, as "
            "a proxy does.");
    if (says("has already been submitted and is not starting with a savepoint"))
        return SLUICE_MESSAGE(
            "Engine",
            "The engine remembers a job with this id that has ended. Submit it under a new id, or start it "
            "again from its savepoint.");
    if (says("API-01") || says("API-02") || says("API-06"))
        return SLUICE_MESSAGE(
            "Engine",
            "A connector does not accept its options: one is missing, or has a value that does not fit. "
            "The engine's words name it.");
    if (says("NoEnoughResource") || says("can not apply enough slots"))
        return SLUICE_MESSAGE(
            "Engine", "The cluster has not enough free slots for this job. Wait for other jobs, lower the "
                      "parallelism, or add workers.");
    return {};
}

Message RefusalMeaning::ofOption(const QString &message)
{
    if (message == QLatin1String("env"))
        return SLUICE_MESSAGE("Engine",
                              "The job has no env block. Add env { job.mode = \"BATCH\" } or \"STREAMING\".");
    if (message == QLatin1String("source"))
        return SLUICE_MESSAGE(
            "Engine", "The job has no source block. Add source { ... } with at least one connector in it.");
    if (message == QLatin1String("sink"))
        return SLUICE_MESSAGE(
            "Engine", "The job has no sink block. Add sink { ... } with at least one connector in it.");
    if (message == QLatin1String("plugin_name"))
        return SLUICE_MESSAGE(
            "Engine",
            "A connector does not say which one it is. In JSON each entry of source, transform and sink "
            "needs \"plugin_name\".");
    return SLUICE_MESSAGE("Engine",
                          "The option %1 is missing. Add it where the connector or the block needs it.")
        .with(message);
}

Message RefusalMeaning::ofCast(const QString &message)
{
    const QString is =
        simpleName(between(message, QLatin1String("class "), QLatin1String(" cannot be cast to")));
    const QString wanted = simpleName(message.section(QLatin1String("cannot be cast to class "), 1, 1));
    const bool block = is.endsWith(QLatin1String("Map"));
    const bool list = is.endsWith(QLatin1String("List"));
    const bool wantsList = wanted.endsWith(QLatin1String("List"));
    const bool wantsBlock = wanted.endsWith(QLatin1String("Map"));
    if (block && wantsList)
        return SLUICE_MESSAGE(
            "Engine",
            "There is a block where the engine needs a list. In JSON source, transform and sink are "
            "lists of connectors: [ { ... } ].");
    if (wantsList)
        return SLUICE_MESSAGE(
            "Engine",
            "There is a single value where the engine needs a list. Source, transform and sink are lists "
            "of connectors, and some options are lists: write [ ... ].");
    if (list && wantsBlock)
        return SLUICE_MESSAGE("Engine",
                              "There is a list where the engine needs a block. Write { ... }, as env and the "
                              "connectors are.");
    if (wantsBlock)
        return SLUICE_MESSAGE(
            "Engine", "There is a single value where the engine needs a block. Write { ... }, as env and the "
                      "connectors are.");
    return SLUICE_MESSAGE(
               "Engine",
               "A value has another type than the engine needs (%1 where it needs %2). Compare the types of "
               "the options with the connector's documentation.")
        .with(is, wanted);
}

Message RefusalMeaning::ofPlugin(const QString &message)
{
    return SLUICE_MESSAGE(
               "Engine",
               "This engine has no connector or transform named %1. Check the spelling, and whether its jar "
               "lies "
               "in the engine's connectors folder.")
        .with(between(message, QLatin1String("pluginName='"), QLatin1String("'")));
}

} // namespace sluice::engine
