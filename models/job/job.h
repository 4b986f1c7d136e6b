#pragma once

#include "models/hocon/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

class FilledValues;

/// Mode of a job as Zeta (the SeaTunnel engine) decides it; measured on 2.3.8.
enum class Mode
{
    Batch,
    Streaming,
    Variable, ///< job.mode is a ${variable}: not known before the submit
    Invalid,  ///< some other word: the engine refuses it
};

/// Where the mode comes from.
enum class ModeOrigin
{
    Set,       ///< env has the key "job.mode"
    Nested,    ///< env { job { mode = … } }: Zeta honours it, Flink and Spark do not
    Defaulted, ///< nothing says so: BATCH
};

struct ModeDecision
{
    Mode mode = Mode::Batch;
    ModeOrigin origin = ModeOrigin::Defaulted;
    std::string text;    ///< as written
    std::string pointer; ///< of its key in the text: "/env/job.mode", "/env/job/mode" or alike; or empty
    bool filled = false; ///< a variable brought it
};

/// The keys are looked at as the engine reads them ("job.mode " counts).
ModeDecision decideMode(const hocon::Tree &tree);
/// The same with variables filled in: Mode::Variable is left where one has no value.
ModeDecision decideMode(const hocon::Tree &tree, const FilledValues &filled);

enum class StageKind
{
    Source,
    Transform,
    Sink
};

std::string_view stageKindName(StageKind kind); ///< "source", "transform", "sink"

/// One plugin block.
struct Stage
{
    StageKind kind = StageKind::Source;
    std::string plugin;  ///< plugin_name; empty where the entry is no object
    std::string pointer; ///< "/source/0"
};

/// Sources, transforms and sinks in the order of the tree.
std::vector<Stage> stages(const hocon::Tree &tree);

/// The job's name: env job.name, else the name of its file without folders and extension, else
/// "SeaTunnel_Job" (the engine's default).
std::string jobName(const hocon::Tree &tree, std::string_view file = {});

/// Which modes a source can run in, by static reading of the 2.3.8 sources (getBoundedness).
enum class SourceModes
{
    Unknown,
    BoundedAlways,  ///< either mode; a STREAMING job with it ends
    FollowsJobMode, ///< either mode
    StreamingOnly,
    ByStopMode, ///< an option decides
};

SourceModes sourceModes(std::string_view plugin); ///< plugin names are case-insensitive

/// True when every source follows the job's mode, so that STREAMING is a real alternative.
bool canStream(const hocon::Tree &tree);

} // namespace sluice::job
