#include "models/job/lint/explain.h"

#include <array>

namespace sluice::job {

namespace {

constexpr std::array<ExplanationText, 55> texts = {{
    {"syntax", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The file cannot be read"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine's own parser would refuse the file at this place."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Nothing of a job starts from a file that cannot be read."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Quote or close what is named; the rest of the file is still shown and can "
                           "be edited.")},
    {"key-as-path", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A key that the engine reads otherwise"),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine reads every key of a job a second time, as a path: blanks around it and "
         "quotes in it vanish, -> makes one object inside of another, and many signs may not "
         "stand in it, quoted or not."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "It refuses the job (\"Invalid path\"), or runs it with another key than the file "
                           "has. That holds for keys of every depth, also in maps such as tag_filter."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Rename the key.")},
    {"jar-address", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A jar without an address"),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "jars is a list of addresses with ; between them. An entry is no file: address, has a "
         "sign that may stand in an address only as %XX, or does not end in .jar."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine refuses the job (\"Missing scheme\"); what does not end in .jar it leaves "
         "out without a word. The files are those of the machine of the engine."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write file:///opt/lib/x.jar instead of /opt/lib/x.jar.")},
    {"number-as-text", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A number that is too large for one"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "A whole number without quotes is beyond 64 bits (9223372036854775807)."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine's language reads it as a text, with every digit, and so it is sent from "
         "here. Who posts the same digits as a JSON number gets it rounded: 1.0E20."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Put it in quotes when it is meant as a text, or correct it.")},
    {"half-character", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Half a character"),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "An escape from \\uD800 to \\uDFFF is one half of a character, and the other half does "
         "not stand beside it."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine makes a ? of it, without an error."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write the character itself, or both halves.")},
    {"batch-checkpoint", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Checkpoints in BATCH mode"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The job runs in BATCH mode and sets checkpoint.interval."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The key switches checkpoints on. A checkpoint, also the last one, that "
                           "takes longer than checkpoint.timeout makes the engine restore the job: it "
                           "reads and writes everything again while it says RUNNING, and may end as "
                           "FAILED with the data written several times."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Remove all checkpoint keys, or switch to STREAMING where every source "
                           "can. Keep them only for a sink that commits in two phases, with a "
                           "generous timeout.")},
    {"batch-checkpoint-timeout-alone",
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A checkpoint timeout without checkpoints"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The job runs in BATCH mode and sets checkpoint.timeout, but no interval."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Without an interval there are no checkpoints, so the timeout has no "
                           "effect."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Remove it.")},
    {"checkpoint-nested", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Checkpoint options in a block"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The options are written as checkpoint { interval = ... }."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine reads only the flat keys checkpoint.interval and "
                           "checkpoint.timeout."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write them flat.")},
    {"checkpoint-too-small", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Checkpoint times are too small"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The interval or the timeout is so small that checkpoints are refused or "
                           "expire."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine refuses less than 10 ms. A timeout below the interval or below "
                           "ten seconds expires as soon as a sink takes its time, and the job is "
                           "restored."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Raise checkpoint.timeout to 60000 or more and the interval to what may be "
                           "read again.")},
    {"streaming-without-checkpoint",
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A stream without a checkpoint interval"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The job runs in STREAMING mode and does not set checkpoint.interval."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Checkpoints are not off: the default of the engine's seatunnel.yaml "
                           "applies."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Set checkpoint.interval in env.")},
    {"mode-missing", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No job.mode"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "env does not set job.mode."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine assumes BATCH."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Set it, so that it can be seen.")},
    {"mode-case", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "job.mode is not in upper case"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "job.mode is written in lower or mixed case."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "SeaTunnel's own engine accepts it; Flink and Spark do not."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write BATCH or STREAMING.")},
    {"mode-source-mismatch",
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A source that cannot run in this mode"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "A source cannot run in the job's mode, by its rules or by its options."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job, or a batch never ends."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Switch the mode, or set the option that makes the source end (or not).")},
    {"missing-option", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A required option is missing"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The plugin needs this option."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Set it.")},
    {"exclusive-options", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Options that exclude each other"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Only one of these options may be set."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Remove all but one.")},
    {"bundled-options", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Options that belong together"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "These options must be set together or not at all."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Set the others too, or remove this one.")},
    {"conditional-option", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An option that another one asks for"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Because of the value of another option this one is needed."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Set it, or change the other one.")},
    {"wrong-type", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A value of the wrong type"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The value cannot be converted to what the option takes."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine refuses the job, or accepts it and lets it fail before it reads a row. "
         "A quoted number must be digits alone: 1e3, 10.0 or a blank beside it make it a word "
         "for most options."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Correct the value, or remove the key.")},
    {"out-of-range", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A number that makes no sense there"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The number is smaller than the option allows, or has a fraction."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Depending on the option the engine takes the nearest number that fits, without a "
                           "word, or accepts the job and lets it fail before it reads a row."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write the number that is meant.")},
    {"bad-choice", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Not one of the choices"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The option takes one of a few values, and this is none of them."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Take one of the named values.")},
    {"unknown-option", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An option that the plugin does not have"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The option rules of the plugin do not know this key."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine ignores it silently. The rules are not complete, so it may "
                           "still be right."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Correct the name if a similar one is offered; else leave it or remove it.")},
    {"unknown-plugin", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A plugin that is not known"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The catalogue of this engine version has no plugin of this kind and name."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses a job whose plugin is not installed."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Correct the name, or install the connector.")},
    {"unknown-env-option",
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An env option that the engine does not know"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine does not read this key of env."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "It is ignored silently, so what it was meant to do does not happen."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Correct the name or remove it.")},
    {"more-problems", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "More problems than are listed"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The file has more than 1,000 problems; only the first ones are listed."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Nothing by itself: it says how many there are in all."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Correct the first ones and check again; a file with so many is often in another "
                           "language, or cut off.")},
    {"input-not-found", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An input that nothing produces"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A stage reads a table that no stage before it produces."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Depending on the version the engine refuses the job, or runs it without "
                           "the data."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Correct the name, or connect the stages again.")},
    {"output-unused", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An output that nothing reads"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A stage produces a table that no stage reads."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Its rows go nowhere."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Connect it or remove the stage.")},
    {"output-duplicate", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Two stages produce the same table"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Two stages give their output the same name."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A stage that reads it gets one of the two."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Rename one.")},
    {"wiring-required", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Stages must be connected by name"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "With several sources or sinks the engine needs names to know which reads "
                           "what."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "It refuses the job or connects the wrong ones."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Name the output of each stage and the input of the next.")},
    {"old-wiring-keys", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Old names of the wiring options"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "result_table_name and source_table_name are the old names of "
                           "plugin_output and plugin_input."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Engines from 2.3.9 on accept both; newer documentation knows only the new "
                           "ones."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Rename them all, or keep them for an older engine.")},
    {"new-wiring-keys", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "New names of the wiring options"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "plugin_output and plugin_input are not known to this engine version."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "It ignores them, and the stages are not connected."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Rename them all to result_table_name and source_table_name.")},
    {"no-job", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No job in the file"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "None of env, source, transform and sink stands in the file."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine refuses the file. One that others include need not have them."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Write the blocks, or take a template. In a part of other files, put the "
                           "comment \"# sluice: ignore no-job\" into the first line.")},
    {"source-missing", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No source"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The job has no source block, or it is empty, null or written with another name."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses a job that reads nothing."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Add source { NAME { … } }, or rename the block.")},
    {"sink-missing", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No sink"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The job has no sink block, or it is empty, null or written with another name."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses a job that writes nothing."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Add sink { NAME { … } }, or rename the block.")},
    {"env-missing", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No env block"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The job has no env block, or it is written with another name."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine refuses a job without one over REST. Its command line assumes an empty one, and BATCH; "
         "so do the submit and the curl export of Sluice, which send it."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Add env { job.mode = BATCH }, or rename the block.")},
    {"env-not-object", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "env is no block"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "env has a value that is no block of options."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write env { job.mode = BATCH }.")},
    {"stage-not-list", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "No list of plugins"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "source, transform or sink has a value that is no list of plugins."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine cannot read it and refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "In a .conf file write source { NAME { … } }, in a .json "
                                                 "file a list of objects that each have a plugin_name.")},
    {"root-key-unknown", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A block under a wrong name"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "A block at the root has nearly the name of one that the engine knows."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine looks only at env, source, transform and sink, and runs the job without the rest."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Rename it.")},
    {"wrong-dialect", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "SQL of another engine"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The file is SQL, and no table in it says that it is a source or a sink."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "SeaTunnel reads SQL files of its own kind only; this one is for Flink, and SeaTunnel refuses it."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "Run it with Flink, or write each table WITH ('connector' = …, 'type' = 'source' or 'sink').")},
    {"wrong-name", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "HOCON under another name"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The file is called .json or .yaml, and what is in it is HOCON."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine goes by the name: it reads .json as strict JSON and refuses the file. It reads "
         "no YAML; a .yaml file is HOCON to it, but not to other programs."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Save it as .conf.")},
    {"sql-surprise", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "SQL that is read otherwise"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine takes the SQL file and reads it otherwise than it looks."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "It trims and joins lines, cuts them at two dashes even inside quotes, and leaves "
                           "out a last statement without a semicolon."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Do what the message names.")},
    {"plugin-entry-not-object", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A plugin without a block"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A source, transform or sink is not followed by a block."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine cannot read its options."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write Name { ... }.")},
    {"plugin-without-name", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A plugin without a name"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "In a .json file plugin_name says which plugin an entry of source, transform or "
                           "sink is; in a .conf file the name of its block does, unless a plugin_name in it "
                           "says something else."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine refuses the job (\"not configured\")."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write the name of the plugin.")},
    {"root-block-overridden", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A block that replaces another"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "A root block is there twice in a form where the later one wins."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "What the earlier one said is lost silently."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Merge them.")},
    {"merge-loses-value", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A value is lost in a merge"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A key is set twice, and one of the values is dropped."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine keeps one of them, not always the one that is meant."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Remove one.")},
    {"include-in-block", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "An include inside a block"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The file is included within a block."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "It is read in a way that is easily misunderstood, or not at all."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Include it at the root, or paste its content.")},
    {"unresolved-variable", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A variable without a value"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "${name} has no value and no default."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine refuses the job or takes the text as it stands."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Give it a value with -i, or a default.")},
    {"reserved-variable", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A variable with a reserved name"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine gives this name a value of its own."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Your value is not used."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Take another name.")},
    {"default-needs-quotes", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A default that needs quotes"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A variable with a default must stand within quotes."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The parser cannot read it otherwise."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Quote it.")},
    {"number-loses-spelling",
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A number that does not keep its spelling"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The value is written like a number that the parser would respell (1.10, "
                           "007, beyond 64 bits)."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine gets another text than the one in the file."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Quote it.")},
    {"unreadable-name", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A job name that nobody can read"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "job.name is empty or blank, or has characters that are not seen."),
     SLUICE_TRANSLATE_NOOP(
         "ProblemExplanation",
         "The engine takes it as it is; in a list of jobs nobody tells the job by its name."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Write a name that can be read, or remove the option.")},
    {"secret-in-clear", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A secret in clear text"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A password, token or key stands in the file."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Whoever sees the file, the job's details or a recording sees it."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Use a variable, or the engine's shade encryption.")},
    {"secret-not-base64", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A secret that cannot be decoded"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "env says shade.identifier = base64, and a password, username, auth or token of a "
                           "source or sink is not base64."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The engine decodes all four and refuses the job."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Encode it, or remove shade.identifier.")},
    {"array-form-in-conf", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "source = [ ... ] in a .conf"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The plugins of a stage are written as a list."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "In a .conf the engine expects blocks; the list is the form of JSON."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Turn it into blocks, or save it as .json.")},
    {"not-utf8", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "The file is not UTF-8"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The bytes of the file, or some of them, are not UTF-8. Where nothing in the file "
                           "proves its encoding, it was guessed from the characters."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The engine reads every file as UTF-8. It refuses UTF-16, and a .sql file with "
                           "one byte that is none; in GBK and Latin-1 it "
                           "replaces what it does not understand, so names, queries and passwords with "
                           "other than ASCII characters are wrong without an error."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "Convert the file to UTF-8. If the characters look wrong in the editor, read it "
                           "in the other encoding first. Until then it is saved in the encoding it has.")},
    {"secret-not-kept", SLUICE_TRANSLATE_NOOP("ProblemExplanation", "A secret that was not recovered"),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "The text was restored after the program had ended unexpectedly, and a password "
                           "or key that had been typed since the last save stood here."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation",
                           "A recovery copy holds no secret in clear that the file itself did not hold."),
     SLUICE_TRANSLATE_NOOP("ProblemExplanation", "Type it again.")},
}};

} // namespace

std::optional<Explanation> explain(std::string_view code)
{
    return explanation(texts, "ProblemExplanation", code);
}

std::vector<std::string_view> explainedCodes()
{
    return sluice::explainedCodes(texts);
}

} // namespace sluice::job
