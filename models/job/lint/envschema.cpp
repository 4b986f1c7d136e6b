#include "models/job/lint/envschema.h"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::job {

namespace {

Message envText(const char *text)
{
    return {"EnvOption", text};
}

constexpr std::array<std::string_view, 2> kModes{"BATCH", "STREAMING"};
constexpr std::array<std::string_view, 2> kLocations{"CLIENT", "CLUSTER"};

const std::array<EnvOption, 13> &table()
{
    static const std::array<EnvOption, 13> options{{
        {"job.mode",
         OptionType::Choice,
         Unit::None,
         "BATCH",
         kModes,
         {},
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Job mode")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "BATCH reads what is there and ends; STREAMING runs until it is stopped. Without this key the "
             "engine assumes BATCH."))},
        {"job.name",
         OptionType::Text,
         Unit::None,
         "SeaTunnel_Job",
         {},
         {},
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Job name")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "The name the engine shows. A name given at the submit wins over this one."))},
        {"parallelism",
         OptionType::Integer,
         Unit::None,
         "1",
         {},
         1,
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Parallelism")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "How many tasks every stage runs with, unless a plugin sets its own parallelism."))},
        {"checkpoint.interval",
         OptionType::Integer,
         Unit::Milliseconds,
         "",
         {},
         10,
         Effect::StreamingOnly,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Checkpoint interval")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "Time between two checkpoints. Without it a STREAMING job takes the interval of the "
             "engine's own "
             "configuration (10 s as shipped)."))},
        {"checkpoint.timeout",
         OptionType::Integer,
         Unit::Milliseconds,
         "",
         {},
         10,
         Effect::StreamingOnly,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Checkpoint timeout")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "A checkpoint that takes longer fails, and the job is restored from the last good one. "
             "Without it "
             "the engine's own configuration decides (60 s as shipped)."))},
        {"job.retry.times",
         OptionType::Integer,
         Unit::None,
         "3",
         {},
         0,
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Retries")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "How often a failed pipeline is restored before the job is FAILED. Each restore of a BATCH job "
             "writes its rows again; 0 is safer for sinks that cannot take a row twice."))},
        {"job.retry.interval.seconds",
         OptionType::Integer,
         Unit::Seconds,
         "3",
         {},
         0,
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Time between retries")),
         envText(
             SLUICE_TRANSLATE_NOOP("EnvOption", "How long the engine waits before it restores a pipeline."))},
        {"read_limit.rows_per_second",
         OptionType::Integer,
         Unit::RowsPerSecond,
         "",
         {},
         1,
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Read limit, rows")),
         envText(SLUICE_TRANSLATE_NOOP("EnvOption",
                                       "The most rows that each parallel reader takes in a second."))},
        {"read_limit.bytes_per_second",
         OptionType::Integer,
         Unit::BytesPerSecond,
         "",
         {},
         1,
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Read limit, bytes")),
         envText(SLUICE_TRANSLATE_NOOP("EnvOption",
                                       "The most bytes that each parallel reader takes in a second."))},
        {"savemode.execute.location",
         OptionType::Choice,
         Unit::None,
         "CLUSTER",
         kLocations,
         {},
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Save mode runs on")),
         envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "Where tables are created or emptied before the job: on the cluster, or on the client that "
             "submits."))},
        {"jars",
         OptionType::Text,
         Unit::None,
         "",
         {},
         {},
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Extra jars")),
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Paths of third-party jars, separated by semicolons."))},
        {"tag_filter",
         OptionType::Map,
         Unit::None,
         "",
         {},
         {},
         Effect::BothModes,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Worker tags")),
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Only workers that carry these tags run the job."))},
        {"custom_parameters",
         OptionType::Map,
         Unit::None,
         "",
         {},
         {},
         Effect::Nothing,
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Custom parameters")),
         envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Declared by the engine and read nowhere in 2.3.8."))},
    }};
    return options;
}

#undef ENV_TEXT

} // namespace

std::string_view unitSymbol(Unit unit)
{
    switch (unit) {
    case Unit::None:
        return "";
    case Unit::Milliseconds:
        return "ms";
    case Unit::Seconds:
        return "s";
    case Unit::Rows:
        return "rows";
    case Unit::RowsPerSecond:
        return "rows/s";
    case Unit::BytesPerSecond:
        return "bytes/s";
    }
    return "";
}

std::span<const EnvOption> envOptions()
{
    return table();
}

const EnvOption *findEnvOption(std::string_view key)
{
    const auto &options = table();
    const auto it = std::find_if(options.begin(), options.end(),
                                 [&](const EnvOption &option) { return option.key == key; });
    return it == options.end() ? nullptr : &*it;
}

bool isForeignEnvKey(std::string_view key)
{
    // Flink, Spark and the deprecated Flink spellings; "job" and "checkpoint" are nested forms with rules of
    // their own.
    constexpr std::array<std::string_view, 3> prefixes{"flink.", "spark.", "execution."};
    constexpr std::array<std::string_view, 7> names{"shade.identifier", "flink", "spark", "execution", "job",
                                                    "checkpoint",       "shade"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return key.substr(0, prefix.size()) == prefix; }) ||
           std::find(names.begin(), names.end(), key) != names.end();
}

Message whyNoCheckpointInBatch(bool textSetsSome)
{
    if (textSetsSome)
        return {
            "EnvOption",
            SLUICE_TRANSLATE_NOOP(
                "EnvOption",
                "This BATCH job sets checkpoint options; they are shown because the text has them. With "
                "checkpoint.interval the engine restores the job, and writes its rows again, whenever the "
                "last checkpoint is late: reset it, unless you want that.")};
    return {"EnvOption",
            SLUICE_TRANSLATE_NOOP(
                "EnvOption",
                "A BATCH job has no checkpoint fields: setting checkpoint.interval would make the "
                "engine restore the job, and write its rows again, whenever the last checkpoint is "
                "late.")};
}

} // namespace sluice::job
