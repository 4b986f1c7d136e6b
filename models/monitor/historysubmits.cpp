// The part of History that follows what was asked of the engine.
#include "models/monitor/history.h"

namespace sluice::monitor {

// Only a new word about a job decides what became of a submit, so those that rest are none to look at.
void History::settleSubmits()
{
    for (const QString &id : rest_.awake())
        for (const qsizetype place : submits_.newestOf(id))
            settleSubmit(submits_.at(place));
}

void History::settleSubmit(SubmitNote &note)
{
    const JobRun *run = newest(note.jobId);
    if (note.fate != SubmitNote::Fate::Open || !run || run->lastSeenMs <= note.timeMs)
        return;
    const bool over = engine::isEndState(run->last.state);
    // Right after a restart from a savepoint the ended run is still what the engine shows.
    if (over && note.withSavepoint)
        return;
    const bool sameRun = note.wasAlive && note.knownStart.isValid() && run->createTime == note.knownStart;
    if (run->name != note.jobName || sameRun) {
        note.fate = SubmitNote::Fate::Ignored;
        note.ranInstead = run->createTime;
    } else {
        note.fate = SubmitNote::Fate::Matched;
    }
}

} // namespace sluice::monitor
