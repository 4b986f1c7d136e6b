#include "models/monitor/rules/rules.h"

#include "models/monitor/rules/view.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

constexpr int sweepsForAnEffect = 3;
constexpr qint64 effectMs = 3000;

QString startText(const QDateTime &time)
{
    return time.isValid() ? time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QStringLiteral("?");
}

// Those about jobs that do not rest, oldest first.
template <typename Note>
QList<const Note *> notesOfAwake(const History &history, const NotesByJob<Note> &notes)
{
    QList<const Note *> found;
    for (const QString &id : history.awake())
        for (const qsizetype place : notes.newestOf(id))
            found.append(&notes.at(place));
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

namespace {

// A later submit of that name that did start a run.
const SubmitNote *submittedAfterAll(const History &history, const SubmitNote &ignored)
{
    for (const SubmitNote &note : history.submits().all())
        if (note.timeMs > ignored.timeMs && note.jobName == ignored.jobName &&
            note.fate == SubmitNote::Fate::Matched)
            return &note;
    return nullptr;
}

} // namespace

Candidates submitIgnored(const History &history)
{
    Candidates result;
    Candidates undone;
    // The newest submit of an id first: it is the one that is told.
    QSet<std::pair<QString, QString>> told;
    const QList<const SubmitNote *> notes = notesOfAwake(history, history.submits());
    for (auto it = notes.crbegin(); it != notes.crend(); ++it) {
        const SubmitNote *note = *it;
        const JobRun *run = history.newest(note->jobId);
        if (note->fate != SubmitNote::Fate::Ignored || !run || run->createTime != note->ranInstead)
            continue;
        if (told.contains({note->jobId, note->jobName}))
            continue;
        told.insert({note->jobId, note->jobName});
        const bool over = engine::isEndState(run->last.state);
        Candidate candidate = aboutRun("submit-ignored", Severity::Critical, *run);
        candidate.member = note->member;
        candidate.sinceMs = note->timeMs;
        candidate.stampMs = run->lastSeenMs;
        candidate.observations = over ? 1 : 2;
        candidate.rank = note->timeMs;
        candidate.reported = sentence(
            SLUICE_TRANSLATE_NOOP("Finding", "%1 accepted the submit of %2 with id %3 (%4, answer 200)."),
            {whoSaid(history, note->member), note->jobName, note->jobId, timeText(note->timeMs)});
        candidate.observed = sentence(
            SLUICE_TRANSLATE_NOOP("Finding",
                                  "Under this id there is %1, started at %2 by the engine's clock, now %3."),
            {run->name, startText(run->createTime), run->last.stateText});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "A job with this id was there already. The engine then answers with the new name and starts "
            "nothing."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Your job does not run. Submit it as a new job, which gets an id of its own. To go on from where "
            "the old run is, stop that with a savepoint and resume it: then its id is used again."));
        if (const SubmitNote *later = submittedAfterAll(history, *note)) {
            candidate.role = Candidate::Role::Undone;
            candidate.observed = sentence(
                SLUICE_TRANSLATE_NOOP("Finding", "%1 was submitted again at %2 and runs with id %3."),
                {note->jobName, timeText(later->timeMs), later->jobId});
            undone.append(candidate);
            continue;
        }
        result.append(candidate);
    }
    return result + undone; // where both are about one id, what still holds comes first
}

Candidates stopWithoutEffect(const History &history)
{
    Candidates result;
    QSet<QString> told; // the oldest one of a job says it for all
    for (const StopNote *stop : notesOfAwake(history, history.stops())) {
        const StopNote &note = *stop;
        if (told.contains(note.jobId))
            continue;
        if (note.wasOver || history.sweep() - note.sweep < sweepsForAnEffect)
            continue;
        const JobRun *run = history.newest(note.jobId);
        QString member;
        const MemberWord *live = run ? liveWord(history, *run, &member) : nullptr;
        if (!live || live->alive->state != engine::JobState::Running || live->aliveMs <= note.timeMs)
            continue;
        if (live->aliveMs - note.timeMs < effectMs)
            continue;
        // A run that began after the stop is none of its business.
        if (run->firstSeenMs > note.timeMs)
            continue;
        told.insert(note.jobId);
        Candidate candidate = aboutRun("stop-without-effect", Severity::Warning, *run);
        candidate.member = note.member;
        candidate.sinceMs = note.timeMs;
        candidate.stampMs = live->aliveMs;
        candidate.observations = 1;
        candidate.spanMs = 0;
        candidate.reported =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "%1 accepted the stop of %2 (%3, answer 200)."),
                     {whoSaid(history, note.member), run->name, timeText(note.timeMs)});
        candidate.observed =
            sentence(SLUICE_TRANSLATE_NOOP("Finding", "After %1 polls it is still RUNNING (%2)."),
                     {QString::number(history.sweep() - note.sweep), timeText(live->aliveMs)});
        candidate.cause = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "The engine answers 200 to every stop, whether it carries it out or not; the reason is only "
            "in its log."));
        candidate.advice = sentence(SLUICE_TRANSLATE_NOOP(
            "Finding",
            "Stop it once more without a savepoint and on the member that is master. If that does not "
            "help, look into the master's log; 2.3.8 has no forced stop but a restart of the worker."));
        result.append(candidate);
    }
    return result;
}

} // namespace sluice::monitor
