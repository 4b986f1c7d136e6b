#include "models/job/job.h"

#include "models/catalog/choices.h"
#include "models/core/ascii.h"
#include "models/job/files/filledvalues.h"
#include "models/job/files/readmembers.h"

#include <algorithm>
#include <array>

namespace sluice::job {

namespace {

/// Measured by static reading of the 2.3.8 sources (getBoundedness); see SourceModes.
constexpr std::array kFollowsJobMode{"FakeSource", "Http",    "Github",   "Gitlab",     "Jira",
                                     "Klaviyo",    "Lemlist", "MyHours",  "Notion",     "OneSignal",
                                     "Persistiq",  "Kafka",   "Rocketmq", "Sls",        "Socket",
                                     "Iceberg",    "Paimon",  "OpenMldb", "Tablestore", "Web3j"};
constexpr std::array kBoundedAlways{
    "AmazonDynamoDB", "AmazonSqs", "Cassandra", "Clickhouse", "Doris",     "Easysearch", "Elasticsearch",
    "GoogleSheets",   "Hbase",     "Hive",      "InfluxDB",   "IoTDB",     "Jdbc",       "Kudu",
    "Maxcompute",     "Milvus",    "MongoDB",   "Neo4j",      "Qdrant",    "Redis",      "StarRocks",
    "Typesense",      "CosFile",   "FtpFile",   "HdfsFile",   "LocalFile", "ObsFile",    "OssFile",
    "OssJindoFile",   "S3File",    "SftpFile"};
constexpr std::array kStreamingOnly{"TiDB-CDC",      "RabbitMQ",      "Postgres-CDC", "Oracle-CDC",
                                    "SqlServer-CDC", "Opengauss-CDC", "MongoDB-CDC"};
constexpr std::array kByStopMode{"MySQL-CDC", "Pulsar"};

template <typename Names> bool isOneOf(const Names &names, std::string_view plugin)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char *name) { return ascii::sameWord(name, plugin); });
}

} // namespace

std::string_view stageKindName(StageKind kind)
{
    switch (kind) {
    case StageKind::Source:
        return "source";
    case StageKind::Transform:
        return "transform";
    case StageKind::Sink:
        return "sink";
    }
    return {};
}

namespace {

ModeDecision modeOf(const hocon::Tree &tree, const FilledValues *filled)
{
    ModeDecision decision;
    const ReadMembers env = readEnv(tree);
    std::optional<ReadMember> member = env.find("job.mode");
    decision.origin = ModeOrigin::Set;
    if (!member) {
        member = env.find("job", "mode");
        decision.origin = ModeOrigin::Nested;
    }
    if (member)
        decision.pointer = member->pointer;
    if (!member || member->value.kind() == hocon::Kind::Null) {
        decision.origin = ModeOrigin::Defaulted;
        return decision;
    }
    decision.text = member->value.text();
    bool isBlock = member->isBlock() || member->value.isList();
    if (member->value.kind() == hocon::Kind::Unresolved || decision.text.find("${") != std::string::npos) {
        const auto value = filled != nullptr ? filled->at(decision.pointer) : std::nullopt;
        if (!value) {
            decision.mode = Mode::Variable;
            return decision;
        }
        decision.filled = true;
        decision.text = value->text;
        isBlock = value->kind == hocon::Kind::Object || value->kind == hocon::Kind::List;
    }
    static const std::vector<std::string> modes{"BATCH", "STREAMING"};
    const auto chosen = isBlock ? std::nullopt : catalog::choiceOf(modes, decision.text);
    decision.mode = !chosen ? Mode::Invalid : *chosen == 0 ? Mode::Batch : Mode::Streaming;
    return decision;
}

} // namespace

ModeDecision decideMode(const hocon::Tree &tree)
{
    return modeOf(tree, nullptr);
}

ModeDecision decideMode(const hocon::Tree &tree, const FilledValues &filled)
{
    return modeOf(tree, &filled);
}

std::vector<Stage> stages(const hocon::Tree &tree)
{
    std::vector<Stage> result;
    for (const StageKind kind : {StageKind::Source, StageKind::Transform, StageKind::Sink}) {
        const std::optional<hocon::Value> list = tree.root().find(stageKindName(kind));
        if (!list || !list->isList())
            continue;
        for (std::size_t i = 0; i < list->size(); ++i) {
            Stage stage;
            stage.kind = kind;
            stage.pointer = "/" + std::string(stageKindName(kind)) + "/" + std::to_string(i);
            if (const auto name = list->at(i).find("plugin_name"))
                stage.plugin = name->text();
            result.push_back(std::move(stage));
        }
    }
    return result;
}

std::string jobName(const hocon::Tree &tree, std::string_view file)
{
    const auto name = tree.find("/env/job.name");
    if (name && name->kind() != hocon::Kind::Null && !name->text().empty())
        return name->text();
    file = file.substr(file.find_last_of('/') + 1); // npos + 1 is 0
    if (const std::size_t dot = file.find_last_of('.'); dot != std::string_view::npos && dot > 0)
        file = file.substr(0, dot);
    if (!file.empty())
        return std::string(file);
    return "SeaTunnel_Job";
}

SourceModes sourceModes(std::string_view plugin)
{
    if (isOneOf(kFollowsJobMode, plugin))
        return SourceModes::FollowsJobMode;
    if (isOneOf(kBoundedAlways, plugin))
        return SourceModes::BoundedAlways;
    if (isOneOf(kStreamingOnly, plugin))
        return SourceModes::StreamingOnly;
    if (isOneOf(kByStopMode, plugin))
        return SourceModes::ByStopMode;
    return SourceModes::Unknown;
}

bool canStream(const hocon::Tree &tree)
{
    bool any = false;
    for (const Stage &stage : stages(tree)) {
        if (stage.kind != StageKind::Source)
            continue;
        const SourceModes modes = sourceModes(stage.plugin);
        if (modes != SourceModes::FollowsJobMode && modes != SourceModes::StreamingOnly &&
            modes != SourceModes::ByStopMode)
            return false;
        any = true;
    }
    return any;
}

} // namespace sluice::job
