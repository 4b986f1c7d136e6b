#include "models/monitor/findingkind.h"

#include <QString>

#include <algorithm>
#include <array>

namespace sluice::monitor {

namespace {

struct Row
{
    std::string_view code;
    FindingKind kind;
};

constexpr auto harm = FindingKind::Harm;
constexpr auto present = FindingKind::Present;

constexpr std::array<Row, 26> table{{
    {"failed-but-data-complete", harm}, // what is in the target stays there, whatever the engine forgets
    {"duplicate-writes", harm},         // so do the rows that are there twice
    {"ended-but-still-running", harm},  // it wrote after its end was told: the target has to be looked at
    {"members-disagree", present},
    {"running-but-restarting", present}, // what a restart wrote again is duplicate-writes
    {"running-without-tasks", present},
    {"checkpoint-coordinator-gone", present},
    {"stalled-running", present},
    {"stuck-transition", present},
    {"no-slots", present},
    {"task-without-job", present},
    {"slots-without-job", present},
    {"zombie-entry", present},
    {"counter-mismatch", present},
    {"vanished", harm},       // it turns into a hint when a list has the job again
    {"history-lost", harm},   // undone when the forgotten jobs are listed again
    {"worker-lost", present}, // acknowledged where it was meant; what it did to jobs has codes of its own
    {"submit-ignored", harm}, // undone when a later submit of that name runs
    {"stop-without-effect", present},
    {"restarted-same-id", present},
    {"batch-with-checkpoint", present},
    {"streaming-without-checkpoint", present},
    {"finished-without-rows", present}, // often meant, and nothing was written
    {"sink-behind-source", harm},       // rows are missing in the target
    {"unreachable", present},
    {"answers-with-errors", present},
}};

} // namespace

FindingKind kindOf(QStringView code)
{
    const auto *found = std::find_if(table.begin(), table.end(), [code](const Row &row) {
        return code == QLatin1String(row.code.data(), static_cast<qsizetype>(row.code.size()));
    });
    return found == table.end() ? FindingKind::Present : found->kind;
}

std::vector<std::string_view> codesWithKind()
{
    std::vector<std::string_view> codes;
    for (const Row &row : table)
        codes.push_back(row.code);
    return codes;
}

} // namespace sluice::monitor
