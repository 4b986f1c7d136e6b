#include "models/monitor/explain.h"

#include "models/monitor/findingkind.h"

#include <QString>

#include <array>

namespace sluice::monitor {

namespace {

constexpr std::array<ExplanationText, 26> texts = {{
    {"failed-but-data-complete",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Failed, but the data looks complete"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine calls a BATCH job FAILED, and yet as many rows were handed to "
                           "the sink as a run moves, or an exact multiple of them."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine ends a job as FAILED for reasons that have nothing to do with "
                           "its rows: a checkpoint that did not end in time, a task group that could "
                           "not be deployed again, a member that left. What had been written stays "
                           "written."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Check the target before you run it again: count rows and look for "
                           "duplicates. Counters say that rows were handed to the sink, not that they "
                           "arrived. Then remove the reason; in BATCH that is most often "
                           "checkpoint.interval.")},
    {"duplicate-writes", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Rows were written more than once"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "More rows were handed to the sink than one run of the job moves, or a "
                           "BATCH job was restored after it had handed rows over."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A restored BATCH job reads its source again from the start. The engine "
                           "shows RUNNING all the time, and adds up the counters of all attempts."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Count the rows in the target, remove duplicates, or empty it and run once "
                           "more. Use a sink that upserts by a key or commits in two phases, or set "
                           "job.retry.times = 0.")},
    {"ended-but-still-running",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Ended for the engine, but still running"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A member calls the job FAILED, CANCELED or FINISHED, while its threads "
                           "execute, its counters grow, or another list or member has it as running."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "After a split brain or a change of master one part of the engine closes a "
                           "job that another part goes on executing."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Do not submit it again, it still writes. Stop it by its id on every "
                           "member, wait until its threads are gone, then check the target for "
                           "missing and double rows.")},
    {"members-disagree", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Members contradict each other"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Members of one cluster give different verdicts on a job, see different "
                           "members, or more than one of them is the master."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A long pause (garbage collection, a stopped process) or a network failure "
                           "splits the cluster; each part goes on alone, and both write."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Trust neither side. Stop the jobs on every member, bring the members "
                           "together, check the targets, start the jobs again. Raise the heartbeat "
                           "timeout if pauses caused it.")},
    {"running-but-restarting",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Says RUNNING, but starts over and over"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job's state is RUNNING, and its counters or threads show that its "
                           "pipeline was cancelled and restored."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine restores a failed pipeline up to job.retry.times (3 unless "
                           "set), some seconds apart, and the job's state stays RUNNING meanwhile. In "
                           "BATCH the usual reason is a checkpoint that did not end in time."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Stop it before it writes once more, unless its sink is idempotent. Remove "
                           "checkpoint.interval in BATCH or raise checkpoint.timeout; look into the "
                           "engine's log for 'Restore time'.")},
    {"running-without-tasks",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Says RUNNING, but nothing executes"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "No thread on any member that answers executes a task of the job, although "
                           "the engine calls it RUNNING."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "It waits to be restored after a failure, or it is dead and the engine has "
                           "not noticed."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Wait half a minute. If threads come back it started over. If not, stop it "
                           "by its id, check the target and run it again.")},
    {"checkpoint-coordinator-gone",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Its checkpoints are not made any more"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job is configured for checkpoints and its tasks execute, but no "
                           "member has a thread that coordinates them."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A checkpoint failed and the coordinator was shut down, before a restore "
                           "or for good."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A restart would go on from an old state. For a stream, stop it with a "
                           "savepoint if it still takes one and start it again; for a batch, expect a "
                           "restore and duplicates.")},
    {"stalled-running", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Counters stand still"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The rows read and written have not changed for a minute (a stream: for "
                           "much longer than it is used to)."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "If everything that was read was written, the sink is still flushing or "
                           "committing. If less was written than read, the sink is blocked."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Look at the threads of the job's tasks, and at locks and load of the "
                           "target.")},
    {"stuck-transition", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Stuck on the way to another state"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job has been CANCELING, DOING_SAVEPOINT, FAILING, SCHEDULED or "
                           "PENDING for longer than that takes."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A task does not react, a savepoint waits for a task that is gone, or "
                           "slots are missing."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "DOING_SAVEPOINT: stop it without a savepoint. CANCELING: let a slow sink "
                           "drain, then restart the worker. SCHEDULED and PENDING: compare needed and "
                           "free slots.")},
    {"no-slots", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Not enough slots"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job says RUNNING and has read nothing because no slot is free, or it "
                           "failed with NoEnoughResourceException."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine calls a job RUNNING before it has its slots. A job takes its "
                           "parallelism and one more slot for each source."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Lower the parallelism, wait for other jobs, or raise slot-num or switch "
                           "on dynamic-slot in seatunnel.yaml.")},
    {"task-without-job", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A task runs, but no list has its job"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A member executes tasks of a job that no member has in any list."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine lost its entry for the job while the tasks went on."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Do not restart the engine and do not submit the job again: it still "
                           "writes. Wait, or stop it by its id on every member, then check the "
                           "target.")},
    {"slots-without-job",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Slots are in use, but no job is listed"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "The list of running jobs is empty and slots are in use."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A job goes on that the engine lost from its list, or slots were not given "
                           "back."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Do not restart the engine before you have looked at the threads of every "
                           "member.")},
    {"zombie-entry", SLUICE_TRANSLATE_NOOP("FindingExplanation", "An ended job in the list of running jobs"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The list of running jobs has a job with an end state, or a run that is "
                           "also among the ended ones."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "The engine could not remove the entry when the job ended."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "It holds nothing, unless ended-but-still-running is open too. A restart "
                           "of the master clears it.")},
    {"counter-mismatch", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Counts and lists do not agree"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The number of running or failed jobs in the overview differs from the "
                           "length of the list, from poll to poll."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine keeps both in different maps, and one of them lost or kept an "
                           "entry."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Trust neither alone; compare with the threads of every member.")},
    {"vanished", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A job is gone without a trace"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job was seen running; now no list has it, and asked for it the engine "
                           "knows only the id."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine was restarted without a map-store, or it lost its entry."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "See whether its threads still execute. If not, check the target and "
                           "submit it again; a job that had checkpoints can go on from the last one, "
                           "under its id: press Resume on its page.")},
    {"history-lost", SLUICE_TRANSLATE_NOOP("FindingExplanation", "The engine forgot its jobs"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "There were ended jobs, and now there are none."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Without a map-store the engine keeps its history in memory, and a restart "
                           "empties it."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "What was seen before is kept here. Submit again what was running, after a "
                           "look at its targets, and configure a map-store.")},
    {"worker-lost", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A worker is missing"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "A member counts fewer workers than there were."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A worker stopped, crashed, or was paused so long that the others gave it "
                           "up."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Start it again. Jobs with tasks on it start over: check their targets. If "
                           "you took it away on purpose, nothing is wrong.")},
    {"submit-ignored", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A submit started nothing"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A submit was answered with 200, and under its id there is another job or "
                           "an older run."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine answers so when the id is in use: with the new name, and "
                           "without starting anything."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Submit it as a new job, which gets an id of its own. To go on from where the old "
                           "run is, stop that with a savepoint and press Resume on its page, or use "
                           "sluicectl submit --resume with its id: the engine then starts under that id "
                           "again.")},
    {"stop-without-effect", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A stop changed nothing"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "A stop was answered with 200 and the job is still RUNNING some polls "
                           "later."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The engine answers 200 to every stop, whether it carries it out or not."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Stop it once more without a savepoint, on the master; the reason is in "
                           "the master's log.")},
    {"restarted-same-id", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Started again under its id"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "An id is in both lists and the running one is younger: a second run."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "That is how one goes on after a stop with a savepoint."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Nothing to do. Both runs are shown as one history.")},
    {"batch-with-checkpoint",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "checkpoint.interval is set in a BATCH job"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "A BATCH job runs with checkpoint.interval set."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "In BATCH the key switches checkpoints on. One that takes longer than "
                           "checkpoint.timeout makes the engine restore the job, which reads and "
                           "writes everything again, while it says RUNNING."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Remove checkpoint.interval and checkpoint.timeout from env, unless the "
                           "sink commits in two phases; then raise the timeout well above the time of "
                           "a flush.")},
    {"streaming-without-checkpoint",
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "A stream without a checkpoint interval"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "A STREAMING job runs without checkpoint.interval."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Checkpoints are not off: the default of the engine's seatunnel.yaml "
                           "applies."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Set checkpoint.interval in env.")},
    {"finished-without-rows", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Finished without a row"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "The job is FINISHED and read nothing."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The source was empty, or a filter, a table name, a path or a date matches "
                           "nothing."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "If rows were expected, run the source's query by hand before the next "
                           "run.")},
    {"sink-behind-source", SLUICE_TRANSLATE_NOOP("FindingExplanation", "Fewer rows written than read"),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The job is FINISHED, has no transform that could drop rows, and wrote "
                           "fewer than it read."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The sink skipped rows, or a part of the counters was lost with a member."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation", "Compare the number of rows in source and target.")},
    {"unreachable", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A member does not answer"),
     SLUICE_TRANSLATE_NOOP(
         "FindingExplanation",
         "Two polls in a row failed, and one of them got no answer at all. What is shown of "
         "the member is old."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "It is down, paused, overloaded, or the address is not that of its REST "
                           "API."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Check address and process. Do not conclude that its jobs stopped.")},
    {"answers-with-errors", SLUICE_TRANSLATE_NOOP("FindingExplanation", "A member answers with errors"),
     SLUICE_TRANSLATE_NOOP(
         "FindingExplanation",
         "Two polls in a row were answered, with an error instead of what was asked for. What "
         "is shown of the member is old."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "The process lives and cannot do what it is asked: it has lost its master, its "
                           "memory is full, it is being shut down, or a proxy answers in its place."),
     SLUICE_TRANSLATE_NOOP("FindingExplanation",
                           "Read its log at that time. Do not conclude that its jobs stopped.")},
}};

} // namespace

std::optional<Explanation> explain(std::string_view code)
{
    std::optional<Explanation> found = explanation(texts, "FindingExplanation", code);
    if (found &&
        kindOf(QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))) == FindingKind::Harm)
        found->paragraphs.push_back(
            {"FindingExplanation",
             SLUICE_TRANSLATE_NOOP("FindingExplanation",
                                   "It tells of something that was done, so it stays open until a person "
                                   "acknowledges it or there "
                                   "is proof that it was undone; a restart of the engine is none.")});
    return found;
}

std::vector<std::string_view> explainedCodes()
{
    return sluice::explainedCodes(texts);
}

} // namespace sluice::monitor
