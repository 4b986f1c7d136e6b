#include "models/monitor/rules/rules.h"

#include "models/monitor/errortext.h"
#include "models/monitor/rules/expectation.h"
#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

using engine::JobMode;
using engine::JobState;

// Standing still at the end says that the source had no more rows.
constexpr qint64 outcomeSettledMs = 800;

bool isInfrastructure(FailureClass failure)
{
    return failure == FailureClass::Checkpoint || failure == FailureClass::Deploy ||
           failure == FailureClass::Member;
}

// Whether the counters had stopped growing before the run ended: then every row had been read.
bool hadSettled(const JobRun &run, qint64 source, qint64 sink)
{
    return std::any_of(run.words.cbegin(), run.words.cend(), [&](const MemberWord &word) {
        const Plateau &flat = word.track.current();
        if (word.track.isEmpty() || flat.source != source || flat.sink != sink)
            return false;
        const qint64 until = std::max(flat.untilMs, word.endedMs);
        return flat.sweeps >= 2 || until - flat.sinceMs >= outcomeSettledMs;
    });
}

Message beyondExpectation(const Expectation &expected, qint64 written, qint64 read)
{
    const QString rows = QString::number(expected.rows);
    if (read % expected.rows == 0)
        return sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 rows were read and %2 handed to the sink where one run "
                                             "moves %3: as many as %4 runs."),
            {QString::number(read), QString::number(written), rows, QString::number(read / expected.rows)});
    return sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                          "%1 rows were read and %2 handed to the sink where one run "
                                          "moves %3."),
                    {QString::number(read), QString::number(written), rows});
}

Message stateOf(const History &history, const JobRun &run)
{
    return sentence(
        SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as %3 with %4 rows read and %5 written (%6)."),
        {whoSaid(history, run.lastMember), run.name, run.last.stateText,
         rowsText(run.last.counters.sourceRows), rowsText(run.last.counters.sinkRows),
         timeText(run.lastSeenMs)});
}

// Rows of an attempt that a restored batch writes again; 0 when nothing proves that it does.
qint64 rowsBeforeRestart(const History &history, const JobRun &run)
{
    qint64 rows = 0;
    for (const Restart &restart : provenRestarts(history, run)) {
        // With checkpoints a batch may go on from the last one; only its counters tell that it did not.
        if (hasCheckpointInterval(run) && restart.kind != Restart::Kind::CountersJumped)
            continue;
        rows = std::max(rows, restart.sinkBefore);
    }
    return rows;
}

} // namespace

Candidates duplicateWrites(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        if (run.mode != JobMode::Batch || !run.witnessed)
            return;
        const RunCounters counters = largestCounters(run);
        auto expected = strongExpectation(history, run);
        const bool beyond = expected && counters.source > expected->rows && counters.sink > 0;
        const qint64 before = beyond ? 0 : rowsBeforeRestart(history, run);
        if ((!beyond && before == 0) || !(liveWord(history, run) || endedWord(history, run)))
            return;
        if (!expected)
            expected = expectedRows(history, run);
        Candidate candidate = aboutRun("duplicate-writes", Severity::Critical, run);
        candidate.member = run.lastMember;
        candidate.stampMs = run.lastSeenMs;
        candidate.observations = 1;
        candidate.rank = expected ? counters.source / expected->rows : 0;
        candidate.reported = stateOf(history, run);
        candidate.rowsPerRun = expected ? expected->rows : 0;
        if (expected && counters.source > expected->rows)
            candidate.observed = beyondExpectation(*expected, counters.sink, counters.source);
        else
            candidate.observed =
                sentence(SLUICE_TRANSLATE_NOOP(
                             "Finding", "%1 rows had been handed to the sink when the job was restored; it "
                                        "reads its source again from the start."),
                         {QString::number(std::max<qint64>(before, 1))});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "The pipeline was restored while the job said RUNNING. A restored BATCH job starts over, and "
            "what earlier attempts wrote stays in the target."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Count the rows in the target before anything else. Remove duplicates, or empty the target and "
            "run once more; a sink that upserts by a key or commits in two phases is not harmed."));
        result.append(candidate);
    });
    return result;
}

Candidates failedButDataComplete(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        QString member;
        const MemberWord *word = endedWord(history, run, &member);
        if (!word || word->ended->state != JobState::Failed || run.mode != JobMode::Batch || !run.witnessed)
            return;
        const qint64 read = word->ended->counters.sourceRows.value_or(0);
        const qint64 written = word->ended->counters.sinkRows.value_or(-1);
        const FailureClass failure = failureClass(word->ended->errorMessage);
        if (read <= 0 || read != written || failure == FailureClass::Data ||
            failure == FailureClass::Resource)
            return;
        const auto expected = expectedRows(history, run);
        const bool multiple = expected && read % expected->rows == 0;
        const bool settled = hadSettled(run, read, written);
        // An error that is not known to come from the engine's own doings is believed only when the source
        // had no more to give: attempts that stop midway can add up to the right number by chance.
        const bool probable = multiple && (isInfrastructure(failure) || settled);
        const bool possible = !(expected && expected->isStrong()) && isInfrastructure(failure) && settled;
        if (!probable && !possible)
            return;
        Candidate candidate = aboutRun("failed-but-data-complete", Severity::Critical, run);
        candidate.member = member;
        candidate.stampMs = word->endedMs;
        candidate.observations = 1; // an ended run changes no more
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as FAILED (%3): %4"),
                     {whoSaid(history, member), run.name, timeText(word->endedMs),
                      firstLine(word->ended->errorMessage)});
        candidate.rowsPerRun = probable ? expected->rows : 0;
        if (probable && read > expected->rows)
            candidate.observed = beyondExpectation(*expected, written, read);
        else if (probable)
            candidate.observed =
                sentence(SLUICE_TRANSLATE_NOOP(
                             "Finding", "All %1 rows that one run moves were read and handed to the sink."),
                         {QString::number(read)});
        else
            candidate.observed =
                sentence(SLUICE_TRANSLATE_NOOP(
                             "Finding", "%1 rows were read and all of them handed to the sink, and the "
                                        "counters stood still before the job failed: the data may be "
                                        "complete."),
                         {QString::number(read)});
        candidate.cause =
            failure == FailureClass::Checkpoint
                ? sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "The job failed over a checkpoint, not over its data: "
                                                 "the rows had been handed over before."))
                : sentence(SLUICE_TRANSLATE_NOOP("Finding",
                                                 "The job failed over something other than its data, "
                                                 "after the rows had been handed over."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Check the target before you rerun: count its rows and look for duplicates. A counter says "
            "that rows were handed to the sink, not that they arrived. Then correct the config (in BATCH "
            "remove checkpoint.interval) so that the next run does not end the same way."));
        result.append(candidate);
    });
    return result;
}

namespace {

// Transforms may drop rows on purpose; a vertex that is neither source nor sink counts as one.
bool onlyMovesRows(const JobRun &run)
{
    int sources = 0;
    int sinks = 0;
    for (const engine::DagVertex &vertex : run.dag.vertices) {
        const bool named = vertex.name.contains(QLatin1String("ransform"));
        if (vertex.kind == engine::StageKind::Transform || vertex.kind == engine::StageKind::Unknown || named)
            return false;
        sources += vertex.kind == engine::StageKind::Source ? 1 : 0;
        sinks += vertex.kind == engine::StageKind::Sink ? 1 : 0;
    }
    return sources == 1 && sinks == 1;
}

Candidate finishedShort(const char *code, const History &history, const JobRun &run, const MemberWord &word,
                        const QString &member)
{
    Candidate candidate = aboutRun(code, Severity::Warning, run);
    candidate.member = member;
    candidate.stampMs = word.endedMs;
    candidate.observations = 1;
    candidate.reported = sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 reports job %2 as FINISHED (%3)."),
                                  {whoSaid(history, member), run.name, timeText(word.endedMs)});
    return candidate;
}

} // namespace

Candidates finishedWithoutRows(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        QString member;
        const MemberWord *word = endedWord(history, run, &member);
        if (!word || !run.witnessed || word->ended->state != JobState::Finished)
            return;
        if (word->ended->counters.sourceRows.value_or(-1) != 0 || largestCounters(run).source > 0)
            return;
        Candidate candidate = finishedShort("finished-without-rows", history, run, *word, member);
        candidate.observed = sentence(SLUICE_TRANSLATE_NOOP("Finding", "0 rows were read."));
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "The source had nothing to give, or it was asked for the wrong thing: a filter, a table name, "
            "a path or a date that matches nothing."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "If rows were expected, run the source's query or list its path by hand before the next run."));
        result.append(candidate);
    });
    return result;
}

Candidates sinkBehindSource(const History &history)
{
    Candidates result;
    forEachRun(history, [&](const JobRun &run) {
        QString member;
        const MemberWord *word = endedWord(history, run, &member);
        if (!word || !run.witnessed || word->ended->state != JobState::Finished || !onlyMovesRows(run))
            return;
        const engine::JobCounters &counters = word->ended->counters;
        if (!counters.sourceRows || !counters.sinkRows || *counters.sinkRows >= *counters.sourceRows)
            return;
        Candidate candidate = finishedShort("sink-behind-source", history, run, *word, member);
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP(
                         "Finding", "%1 rows were read and %2 written, and no transform could have dropped "
                                    "the difference of %3."),
                     {rowsText(counters.sourceRows), rowsText(counters.sinkRows),
                      QString::number(*counters.sourceRows - *counters.sinkRows)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "The sink skipped rows, or a part of the counters was lost with a member."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding", "Compare the number of rows in source and target before anyone relies on this run."));
        result.append(candidate);
    });
    return result;
}

} // namespace sluice::monitor
