#include "models/catalog/envrules.h"

#include <limits>

namespace sluice::catalog {

namespace {

constexpr std::int64_t kLargestInt = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kLargestLong = std::numeric_limits<std::int64_t>::max();

Message envText(const char *text)
{
    return {"EnvOption", text};
}

Message sectionText(const char *text)
{
    return {"OptionSection", text};
}

std::vector<Section> sections()
{
    return {
        {"job", sectionText(SLUICE_TRANSLATE_NOOP("OptionSection", "Job"))},
        {"checkpoints", sectionText(SLUICE_TRANSLATE_NOOP("OptionSection", "Checkpoints"))},
        {"retries", sectionText(SLUICE_TRANSLATE_NOOP("OptionSection", "Retries"))},
        {"limits", sectionText(SLUICE_TRANSLATE_NOOP("OptionSection", "Read limits"))},
        {"other", sectionText(SLUICE_TRANSLATE_NOOP("OptionSection", "More"))},
    };
}

std::vector<OptionRule> options()
{
    return {
        {.key = "job.mode",
         .type = OptionType::Choice,
         .defaultText = "BATCH",
         .choices = {"BATCH", "STREAMING"},
         .wrongType = Misfit::Refused,
         .section = "job",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Job mode")),
         .explanation = envText(
             SLUICE_TRANSLATE_NOOP("EnvOption", "BATCH reads what is there and ends; STREAMING runs until it "
                                                "is stopped. Without this key the engine assumes BATCH."))},
        {.key = "job.name",
         .defaultText = "SeaTunnel_Job",
         .section = "job",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Job name")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "The name the engine shows. A name given at the submit wins over this one."))},
        {.key = "parallelism",
         .type = OptionType::Integer,
         .defaultText = "1",
         .minimum = 1,
         .maximum = kLargestInt,
         .reading = NumberReading::Cut,
         .wrongType = Misfit::Refused,
         .outOfRange = Misfit::TakenAsLeast,
         .section = "job",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Parallelism")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "How many tasks every stage runs with, unless a plugin sets its own parallelism."))},
        {.key = "checkpoint.interval",
         .type = OptionType::Integer,
         .unit = Unit::Milliseconds,
         .minimum = 10,
         .maximum = kLargestLong,
         .wrongType = Misfit::Refused,
         .outOfRange = Misfit::Refused,
         .nullIsAbsent = false,
         .effect = Effect::StreamingOnly,
         .section = "checkpoints",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Checkpoint interval")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "Time between two checkpoints. Without it a STREAMING job takes the interval of "
                          "the engine's own configuration (10 s as shipped)."))},
        {.key = "checkpoint.timeout",
         .type = OptionType::Integer,
         .unit = Unit::Milliseconds,
         .minimum = 10,
         .maximum = kLargestLong,
         .wrongType = Misfit::Refused,
         .outOfRange = Misfit::Refused,
         .nullIsAbsent = false,
         .effect = Effect::StreamingOnly,
         .section = "checkpoints",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Checkpoint timeout")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "A checkpoint that takes longer fails, and the job is restored from the last good "
                          "one. Without it the engine's own configuration decides (60 s as shipped)."))},
        {.key = "job.retry.times",
         .type = OptionType::Integer,
         .defaultText = "3",
         .minimum = 0,
         .maximum = kLargestInt,
         .wrongType = Misfit::Refused,
         .section = "retries",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Retries")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "How often a failed pipeline is restored before the job is FAILED. Each restore of a BATCH job "
             "writes its rows again; 0 is safer for sinks that cannot take a row twice."))},
        {.key = "job.retry.interval.seconds",
         .type = OptionType::Integer,
         .unit = Unit::Seconds,
         .defaultText = "3",
         .minimum = 0,
         .maximum = kLargestInt,
         .wrongType = Misfit::Refused,
         .section = "retries",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Time between retries")),
         .explanation = envText(
             SLUICE_TRANSLATE_NOOP("EnvOption", "How long the engine waits before it restores a pipeline."))},
        {.key = "read_limit.rows_per_second",
         .type = OptionType::Integer,
         .unit = Unit::RowsPerSecond,
         .minimum = 1,
         .maximum = kLargestInt,
         .wrongType = Misfit::FailsAtStart,
         .outOfRange = Misfit::FailsAtStart,
         .section = "limits",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Read limit, rows")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "The most rows that each parallel reader takes in a second."))},
        {.key = "read_limit.bytes_per_second",
         .type = OptionType::Integer,
         .unit = Unit::BytesPerSecond,
         .minimum = 1,
         .maximum = kLargestInt,
         .wrongType = Misfit::FailsAtStart,
         .outOfRange = Misfit::FailsAtStart,
         .section = "limits",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Read limit, bytes")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption", "The most bytes that each parallel reader takes in a second."))},
        {.key = "savemode.execute.location",
         .type = OptionType::Choice,
         .defaultText = "CLUSTER",
         .choices = {"CLIENT", "CLUSTER"},
         .wrongType = Misfit::Refused,
         .section = "other",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Save mode runs on")),
         .explanation =
             envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Where tables are created or emptied before the job: "
                                                        "on the cluster, or on the client that submits."))},
        {.key = "jars",
         .form = TextForm::Jars,
         .wrongType = Misfit::Refused, // null: 500
         .nullIsAbsent = false,
         .section = "other",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Extra jars")),
         .explanation = envText(SLUICE_TRANSLATE_NOOP(
             "EnvOption",
             "Addresses of third-party jars, such as file:///opt/lib/x.jar, separated by semicolons."))},
        {.key = "tag_filter",
         .type = OptionType::Map,
         .wrongType = Misfit::Refused,
         .wrongMember = Misfit::FailsAtStart, // 1 is not the tag "1"
         .section = "other",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Worker tags")),
         .explanation =
             envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Only workers that carry these tags run the job."))},
        {.key = "custom_parameters",
         .type = OptionType::Map,
         .effect = Effect::Nothing,
         .section = "other",
         .title = envText(SLUICE_TRANSLATE_NOOP("EnvOption", "Custom parameters")),
         .explanation = envText(
             SLUICE_TRANSLATE_NOOP("EnvOption", "Declared by the engine and read nowhere in 2.3.8."))},
    };
}

} // namespace

std::shared_ptr<const RuleSet> envRules()
{
    // Flink, Spark and the deprecated Flink spellings; "job" and "checkpoint" are nested forms with rules of
    // their own.
    return std::make_shared<const RuleSet>(RuleSet::Facts{
        .scope = {ScopeKind::Env, {}},
        .sections = sections(),
        .options = options(),
        .foreignKeys = {"shade.identifier", "flink", "spark", "execution", "job", "checkpoint", "shade"},
        .foreignPrefixes = {"flink.", "spark.", "execution."}});
}

} // namespace sluice::catalog
