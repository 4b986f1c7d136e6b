#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/expectation.h"
#include "models/monitor/rules/view.h"

namespace sluice::monitor {

namespace {

Message howItShowed(const Restart &restart)
{
    const QString before = QString::number(restart.sourceBefore);
    const QString after = QString::number(restart.sourceAfter);
    switch (restart.kind) {
    case Restart::Kind::CountersFell:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Rows read fell from %1 to %2 at %3 although a run never "
                                              "counts backwards."),
                        {before, after, timeText(restart.timeMs)});
    case Restart::Kind::CountersJumped:
        return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                              "Rows read stood at %1 for several polls and then went to "
                                              "%2, a multiple of the first attempt (%3)."),
                        {before, after, timeText(restart.timeMs)});
    case Restart::Kind::ThreadsReturned:
        break;
    }
    return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                          "No thread of the job was left on any member, and at %1 its "
                                          "threads were back; rows read so far: %2."),
                    {timeText(restart.timeMs), before});
}

Message likelyCause(const JobRun &run, bool batchWithInterval)
{
    if (batchWithInterval)
        return sentence(SLUICE_TRANSLATE_NOOP(
                            "Finding", "Most likely a checkpoint did not end within checkpoint.timeout = %1: "
                                       "the engine cancels the pipeline and restores it, and the job's state "
                                       "stays RUNNING meanwhile."),
                        {run.env.value(QStringLiteral("checkpoint.timeout"), QStringLiteral("(default)"))});
    return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                          "A task failed or its worker was lost. The engine restores the "
                                          "pipeline up to job.retry.times (3 unless set) and the job's "
                                          "state stays RUNNING meanwhile."));
}

} // namespace

Candidates runningButRestarting(const History &history)
{
    Candidates result;
    forEachLive(history, [&](const JobRun &run, const QString &member, const MemberWord &word) {
        const QList<Restart> restarts = provenRestarts(history, run);
        const auto expected = strongExpectation(history, run);
        const qint64 read = word.track.maxSource();
        const bool beyond = run.mode == engine::JobMode::Batch && expected && read > expected->rows;
        if (restarts.isEmpty() && !beyond)
            return;
        qint64 attempt = 1;
        for (const Restart &restart : restarts)
            attempt += restart.times;
        if (beyond)
            attempt = std::max(attempt, (read + expected->rows - 1) / expected->rows);
        const bool batchWithInterval = run.mode == engine::JobMode::Batch && hasCheckpointInterval(run);
        Candidate candidate = aboutRun("running-but-restarting", Severity::Warning, run);
        candidate.member = member;
        candidate.stampMs = word.aliveMs;
        candidate.sinceMs = restarts.isEmpty() ? word.aliveMs : restarts.first().timeMs;
        candidate.observations = 1; // each of these was confirmed when it was noted
        candidate.rank = attempt;
        candidate.rowsPerRun = beyond ? expected->rows : 0;
        candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as RUNNING (%3)."),
                                      {whoSaid(history, member), run.name, timeText(word.aliveMs)});
        candidate.observed =
            beyond ? sentence(
                         SLUICE_TRANSLATE_NOOP("Finding", "Attempt %1 or later: %2 rows were read where one "
                                                          "run reads %3."),
                         {QString::number(attempt), QString::number(read), QString::number(expected->rows)})
                   : howItShowed(restarts.last());
        candidate.cause = likelyCause(run, batchWithInterval);
        candidate.advice =
            batchWithInterval
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "Stop the job before it writes once more, remove "
                                                 "checkpoint.interval from env (or raise checkpoint."
                                                 "timeout), check the target for duplicates, then run "
                                                 "it again."))
                : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "Look into the engine's log for the reason ('Restore "
                                                 "time'). If the target cannot take a row twice, stop "
                                                 "the job and set job.retry.times = 0."));
        result.append(candidate);
    });
    return result;
}

} // namespace sluice::monitor
