#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/expectation.h"
#include "models/monitor/rules/view.h"

namespace sluice::monitor {

namespace {

// A hint is for a job that starts, before it hurts: then it comes at once. One that was found running gets
// the same hint when it has been looked at for more than a moment, so that it does not depend on when the
// watching began; a look that is about something else does not speak of every job that happens to run.
constexpr qint64 momentMs = 30'000;

bool isWorthAHint(const History &history, const JobRun &run)
{
    return run.startSeen || run.lastSeenMs - run.firstSeenMs >= momentMs ||
           !provenRestarts(history, run).isEmpty();
}

} // namespace

Candidates batchWithCheckpoint(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        if (run.mode != engine::JobMode::Batch || !hasCheckpointInterval(run) || !isWorthAHint(history, run))
            return;
        const QString interval = run.env.value(QStringLiteral("checkpoint.interval"));
        const QString timeout = run.env.value(QStringLiteral("checkpoint.timeout"));
        Candidate candidate = aboutRun("batch-with-checkpoint", Severity::Info, run);
        candidate.member = member;
        candidate.stampMs = word.aliveMs;
        candidate.observations = 1; // the config is the proof
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "%1 runs job %2 in BATCH mode with checkpoint.interval = %3 (%4)."),
                     {whoSaid(history, member), run.name, interval, timeText(word.aliveMs)});
        candidate.observed =
            timeout.isEmpty()
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "A checkpoint starts every %1 ms; checkpoint.timeout "
                                                 "is not set, so the engine's default applies."),
                           {interval})
                : sentence(SLUICE_TRANSLATE_NOOP("Finding", "A checkpoint starts every %1 ms and must end "
                                                            "within %2 ms, the last one included."),
                           {interval, timeout});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "In BATCH mode checkpoint.interval switches checkpoints on. A checkpoint that takes longer "
            "than its timeout makes the engine restore the job, which then reads and writes again."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Remove checkpoint.interval and checkpoint.timeout from env, unless the sink commits in two "
            "phases and needs them; then raise checkpoint.timeout well above the time a flush takes."));
        result.append(candidate);
    });
    return result;
}

Candidates streamingWithoutCheckpoint(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        if (run.mode != engine::JobMode::Streaming || run.env.isEmpty() || hasCheckpointInterval(run) ||
            !isWorthAHint(history, run))
            return;
        Candidate candidate = aboutRun("streaming-without-checkpoint", Severity::Info, run);
        candidate.member = member;
        candidate.stampMs = word.aliveMs;
        candidate.observations = 1;
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "%1 runs job %2 in STREAMING mode without checkpoint.interval (%3)."),
                     {whoSaid(history, member), run.name, timeText(word.aliveMs)});
        candidate.observed = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "The config of the job does not say how often its state is saved."));
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "Checkpoints are not off: the default of the engine's own seatunnel.yaml applies."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Set checkpoint.interval in env, so that it is known how much is read again after a restart."));
        result.append(candidate);
    });
    return result;
}

} // namespace sluice::monitor
