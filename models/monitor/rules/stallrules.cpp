#include "models/monitor/rules/rules.h"

#include "models/monitor/errortext.h"
#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

using engine::JobMode;
using engine::JobState;

constexpr qint64 batchQuietMs = 60000;
constexpr qint64 streamQuietMs = 300000;
constexpr int streamLearnedChanges = 10;
constexpr qint64 noRowsMs = 15000;

// How long a run may stay in a state on its way; 0: any time.
qint64 patience(JobState state)
{
    switch (state) {
    case JobState::Canceling:
        return 120000;
    case JobState::Pending:
        return 300000;
    case JobState::DoingSavepoint:
    case JobState::Failing:
    case JobState::Scheduled:
        return 60000;
    default:
        return 0;
    }
}

Message adviceFor(JobState state)
{
    switch (state) {
    case JobState::DoingSavepoint:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Stop it without a savepoint: a savepoint that waits for a "
                                              "task that is gone never ends."));
    case JobState::Canceling:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "A slow sink drains first. If nothing moves, look at the "
                                              "threads of its tasks; only a restart of the worker ends it "
                                              "by force."));
    case JobState::Pending:
    case JobState::Scheduled:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "It waits for slots or for the master. Compare the slots it "
                                              "needs with those that are free, and look into the master's "
                                              "log."));
    default:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Look into the master's log for the job's id; a task may "
                                              "not react to being cancelled."));
    }
}

// Slots a run takes: one a parallel task, and one for the enumerator of each source (measured on 2.3.8).
int slotsNeeded(const JobRun &run)
{
    const int parallelism = std::max(1, run.env.value(QStringLiteral("parallelism")).toInt());
    int needed = 0;
    for (const engine::DagVertex &vertex : run.dag.vertices) {
        const bool source =
            vertex.kind == engine::StageKind::Source || vertex.name.startsWith(QLatin1String("Source"));
        if (source)
            needed += std::max(1, vertex.parallelism.value_or(parallelism)) + 1;
    }
    return needed > 0 ? needed : parallelism + 1;
}

const engine::Overview *newestOverview(const History &history, qint64 *timeMs)
{
    const engine::Overview *newest = nullptr;
    *timeMs = 0;
    for (const MemberFacts &member : history.members())
        if (member.usable() && member.overview.timeMs > *timeMs) {
            newest = &member.overview.value;
            *timeMs = member.overview.timeMs;
        }
    return newest;
}

} // namespace

Candidates stalledRunning(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        if (word.alive->state != JobState::Running || word.track.isEmpty())
            return;
        const Plateau &flat = word.track.current();
        const qint64 quiet = flat.spanMs();
        const bool streaming = run.mode == JobMode::Streaming;
        if (run.mode == JobMode::Unknown || flat.sweeps < 3 || flat.source == 0)
            return;
        if (streaming) {
            const qint64 learned = std::max(streamQuietMs, 10 * word.track.longestQuietMs());
            if (word.track.changes() < streamLearnedChanges || quiet < learned)
                return;
        } else if (quiet < batchQuietMs) {
            return;
        }
        const bool behind = flat.sink < flat.source;
        const bool warn = behind && !streaming;
        Candidate candidate = aboutRun("stalled-running", warn ? Severity::Warning : Severity::Info, run);
        candidate.member = member;
        candidate.sinceMs = flat.sinceMs;
        candidate.stampMs = word.aliveMs;
        candidate.rank = behind ? 1 : 0;
        candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as RUNNING (%3)."),
                                      {whoSaid(history, member), run.name, timeText(word.aliveMs)});
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "Its counters have stood still for %1 at %2 rows read and %3 written."),
                     {durationText(quiet), QString::number(flat.source), QString::number(flat.sink)});
        candidate.cause =
            warn        ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                         "The sink does not take the rows that were read: it "
                                                                "is blocked, or it waits for a lock or a connection."))
            : streaming ? sentence(SLUICE_TRANSLATE_NOOP(
                              "Finding", "The source has been quiet for much longer than before."))
                        : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                         "Everything that was read was handed to the sink, "
                                                         "which is still writing or committing."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "Look at the threads of its tasks to see what they wait for, and at the target's own "
                       "monitoring."));
        result.append(candidate);
    });
    return result;
}

Candidates stuckTransition(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        const JobState state = word.alive->state;
        const qint64 allowed = patience(state);
        if (allowed == 0)
            return;
        qint64 sinceMs = 0;
        for (const StateEvent &event : run.series->states)
            if (event.member == member)
                sinceMs = event.timeMs;
        if (sinceMs == 0 || word.aliveMs - sinceMs < allowed)
            return;
        Candidate candidate = aboutRun("stuck-transition", Severity::Warning, run);
        candidate.member = member;
        candidate.sinceMs = sinceMs;
        candidate.stampMs = word.aliveMs;
        candidate.rank = static_cast<int>(state); // another one is news: what is advised is another thing
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as %3 (%4)."),
                     {whoSaid(history, member), run.name, word.alive->stateText, timeText(word.aliveMs)});
        candidate.observed = sentence(SLUICE_TRANSLATE_NOOP("Finding", "It has been in this state for %1."),
                                      {durationText(word.aliveMs - sinceMs)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "This state is only on the way to another; something that it waits for does not come."));
        candidate.advice = adviceFor(state);
        result.append(candidate);
    });
    return result;
}

namespace {

void endedWithoutSlots(const History &history, const JobRun &run, Candidates &result)
{
    QString member;
    const MemberWord *word = endedWord(history, run, &member);
    if (!word || !run.witnessed || word->ended->state != JobState::Failed)
        return;
    if (failureClass(word->ended->errorMessage) != FailureClass::Resource)
        return;
    qint64 overviewMs = 0;
    const engine::Overview *overview = newestOverview(history, &overviewMs);
    Candidate candidate = aboutRun("no-slots", Severity::Warning, run);
    candidate.member = member;
    candidate.stampMs = word->endedMs;
    candidate.observations = 1;
    candidate.reported = sentence(
        SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as FAILED (%3): %4"),
        {whoSaid(history, member), run.name, timeText(word->endedMs), firstLine(word->ended->errorMessage)});
    candidate.observed = sentence(
        SLUICE_TRANSLATE_NOOP("Finding", "It needs %1 slots; the cluster has %2, of which %3 are free now."),
        {QString::number(slotsNeeded(run)), QString::number(overview ? overview->totalSlots : 0),
         QString::number(overview ? overview->unassignedSlots : 0)});
    candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "There were not enough free slots, and after some seconds the engine gave up. It read nothing."));
    candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
        "Finding",
        "Submit it again when other jobs have ended, lower its parallelism (a job takes its parallelism "
        "and one more slot for each source), or raise slot-num or switch dynamic-slot on in "
        "seatunnel.yaml."));
    result.append(candidate);
}

} // namespace

Candidates noSlots(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) { endedWithoutSlots(history, run, result); });
    qint64 overviewMs = 0;
    const engine::Overview *overview = newestOverview(history, &overviewMs);
    if (!overview || !history.staticSlotsSeen() || overview->unassignedSlots > 0)
        return result;
    int wanted = 0;
    forEachLive(history,
                [&](const JobRun &run, const QString &, const MemberWord &) { wanted += slotsNeeded(run); });
    if (wanted <= overview->totalSlots)
        return result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        const bool waits =
            word.alive->state == JobState::Running && word.track.maxSource() == 0 && run.threadsSeenMs == 0;
        if (!waits || word.track.isEmpty() || word.track.current().spanMs() < noRowsMs)
            return;
        Candidate candidate = aboutRun("no-slots", Severity::Warning, run);
        candidate.member = member;
        candidate.sinceMs = word.track.current().sinceMs;
        candidate.stampMs = std::min(word.aliveMs, overviewMs);
        candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as RUNNING (%3)."),
                                      {whoSaid(history, member), run.name, timeText(word.aliveMs)});
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "It has read nothing for %1; it needs %2 slots and none of %3 is free."),
                     {durationText(word.track.current().spanMs()), QString::number(slotsNeeded(run)),
                      QString::number(overview->totalSlots)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "The engine calls a job RUNNING before it has its slots; this one waits for them."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "It will fail unless other jobs end soon. Lower its parallelism, raise slot-num, or switch "
            "dynamic-slot on in seatunnel.yaml."));
        result.append(candidate);
    });
    return result;
}

} // namespace sluice::monitor
