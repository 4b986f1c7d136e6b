#pragma once

#include "models/engine/seatunnel/memberidentity.h"
#include "models/engine/seatunnel/reply.h"
#include "models/monitor/countertrack.h"
#include "models/monitor/jobrest.h"
#include "models/monitor/losswatch.h"
#include "models/monitor/notesbyjob.h"
#include "models/monitor/seriesbook.h"
#include "models/monitor/usualrows.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace sluice::monitor {

/// The newest content of one endpoint of one member, and when it was said.
template <typename T> struct Fact
{
    T value{};
    qint64 timeMs = 0; ///< 0: never
    int sweep = -1;

    bool isKnown() const { return timeMs != 0; }
};

/// Threads of one member that carry a job id.
struct ThreadFacts
{
    QHash<QString, int> taskGroups; ///< job id -> task groups that execute there
    QSet<QString> coordinators;     ///< job ids with a live checkpoint coordinator
};

/// What one member says of one run, the newest word of each kind.
struct MemberWord
{
    std::optional<engine::JobInfo> alive; ///< last word with a state that is not an end
    qint64 aliveMs = 0;
    std::optional<engine::JobInfo> running; ///< entry of the running list, whatever its state
    qint64 runningMs = 0;
    std::optional<engine::JobInfo> ended; ///< entry of a finished list, or job-info with an end state
    qint64 endedMs = 0;                   ///< when it was said last
    qint64 endedSinceMs = 0;              ///< when it was said first
    bool inEndedList = false;
    int endedAdvances = 0; ///< times the counters of the ended entry grew from one sweep to the next
    qint64 endedAdvancedMs = 0;
    CounterTrack track;
};

/// One run of a job: an id together with its start.
struct JobRun
{
    QString id;
    QString name;
    QDateTime createTime;       ///< in the server's zone; invalid when never told
    QMap<QString, QString> env; ///< kept from when it ran: 2.3.8 tells it of no ended job
    engine::JobMode mode = engine::JobMode::Unknown;
    engine::JobDag dag;
    engine::JobInfo last; ///< newest word from anyone
    QString lastMember;
    qint64 firstSeenMs = 0;
    qint64 lastSeenMs = 0;
    qint64 firstAliveMs = 0; ///< 0: never seen alive
    /// Its start was watched: hints about a config are for these, not for what was found running.
    bool startSeen = false;
    /// False for a job that was over before we looked: nothing can be said of how it came there.
    bool witnessed = false;
    QMap<QString, MemberWord> words;     ///< by member
    SeriesBook::Handle series;           ///< never null in a History
    std::optional<qint64> submittedRows; ///< rows that the submitted config promises
    int evidence = -1;

    // Whether any list has it, of a run that did not end before our eyes.
    qint64 unlistedMs = 0;    ///< since when no member has it in a list; 0: one has, or it may be there
    qint64 wasUnlistedMs = 0; ///< since when it was in no list before it was listed again; 0: never
    qint64 listedAgainMs = 0; ///< and when it was

    // What its threads did.
    qint64 threadsSeenMs = 0;      ///< last time a task thread of it was seen; 0: never
    qint64 threadsGoneMs = 0;      ///< first time since then that there was none; 0: there are some
    qint64 threadsStillGoneMs = 0; ///< last time there was none
    int threadsGoneSweeps = 0;
    QList<Restart> threadReturns;
    bool coordinatorSeen = false;
    qint64 coordinatorGoneMs = 0; ///< first time that tasks lived and it did not; 0: it is there
    qint64 coordinatorStillGoneMs = 0;
    int coordinatorGoneLooks = 0; ///< looks at the threads that showed it
    qsizetype restedAtLook = -1;  ///< complete looks at the threads when it went to rest; -1: it is awake

    QString subject() const; ///< identity among findings
};

/// What a finished run moved, all of it: a measure for the other runs of that name.
struct MovedRows
{
    QString name; ///< of the job
    qint64 rows = 0;

    bool operator==(const MovedRows &) const = default;
};
std::optional<MovedRows> movedRows(const JobRun &run);

/// What one member is and last said.
struct MemberFacts
{
    QString name;
    bool seen = false;
    int failures = 0; ///< sweeps in a row that failed
    qint64 failedSinceMs = 0;
    qint64 failedMs = 0; ///< last failure
    Error lastError;
    engine::Silence lastSilence = engine::Silence::None;
    int lastStatus = 0;   ///< of the HTTP answer that was an error; 0: none came
    bool wasMute = false; ///< one of these sweeps got no answer at all, not even an error
    QString failedEndpoint;
    qint64 lastAnswerMs = 0;
    qint64 latencyMs = -1;
    Fact<engine::Overview> overview;
    qint64 overviewBeforeMs = 0; ///< when the overview before that was said
    int endedBefore = 0;         ///< ended jobs that it counted
    Fact<QSet<QString>> running;
    QHash<QString, Fact<QSet<QString>>> ended; ///< by list: "FAILED", "" (all)
    Fact<ThreadFacts> threads;
    Fact<QList<engine::MemberStatus>> system;
    Fact<QList<engine::ClusterMember>> cluster;
    engine::MemberIdentity identity;   ///< of the process that answers now; whom it saw is kept
    qint64 identityMs = 0;             ///< when it was told last
    QHash<QString, qint64> unknownIds; ///< ids of which job-info knew nothing, and when
    bool wasUsable = false;            ///< after the last sweep
    bool wasGivenUp = false;
    qint64 endedReadMs = 0; ///< when every list that can hold an ended job was read last; 0: one was never

    bool usable() const { return seen && failures == 0; }
    /// It is known not to answer: what the finding "unreachable" needs. One lost answer is not enough.
    bool silent() const { return failures >= silentAfter; }
    static constexpr int silentAfter = 2;
    /// True when one of its lists has the id.
    bool lists(const QString &jobId) const;
};

/// A submit that was answered 200.
struct SubmitNote
{
    qint64 timeMs = 0;
    QString member;
    QString jobId;
    QString jobName;
    QMap<QString, QString> env;
    std::optional<qint64> expectedRows;
    bool withSavepoint = false;
    QDateTime knownStart; ///< start of the run that was alive under this id when it was submitted
    bool wasAlive = false;
    enum class Fate
    {
        Open,
        Matched,
        Ignored
    };
    Fate fate = Fate::Open;
    QDateTime ranInstead; ///< Ignored: start of the run that is under its id
};

/// A stop that was answered 200.
struct StopNote
{
    qint64 timeMs = 0;
    QString member;
    QString jobId;
    bool withSavepoint = false;
    int sweep = 0;
    bool wasOver = false; ///< it had ended before
};

/// A fall and rise of the slots in use while the same jobs ran.
struct SlotBounce
{
    qint64 fellMs = 0;
    qint64 roseMs = 0;
};

/// Everything that replies told about one cluster, in time order. Plain values: no clock, no network.
class History
{
public:
    /// Of more runs under one id, the oldest that no list has are forgotten (Facts::forgotten tells).
    static constexpr qsizetype maxRunsOfAJob = 50;

    /// Writes what is kept over time into `series`, which others may read at the same time.
    explicit History(QString cluster, std::shared_ptr<SeriesBook> series = std::make_shared<SeriesBook>());

    /// True when `reply` begins a new sweep: a member's second overview (or, where a recording has no
    /// overview, the second time anything is asked).
    bool beginsSweep(const engine::Reply &reply) const;
    void nextSweep();
    /// To be called when a sweep is complete, before rules look at it: what needs every member's word.
    void settle();
    void add(const engine::Reply &reply, int evidence);

    const QString &cluster() const { return cluster_; }
    int sweep() const { return sweep_; }
    qint64 nowMs() const { return nowMs_; }
    bool sweepIsEmpty() const { return asked_.isEmpty(); }
    const QMap<QString, MemberFacts> &members() const { return members_; }
    const QHash<QString, QList<JobRun>> &runs() const { return runs_; }
    /// The newest run under an id; null when unknown.
    const JobRun *newest(const QString &jobId) const;
    const NotesByJob<SubmitNote> &submits() const { return submits_; }
    const NotesByJob<StopNote> &stops() const { return stops_; }
    const QList<SlotBounce> &slotBounces() const { return slotBounces_; }
    /// When a member last counted fewer workers than before; 0: never.
    qint64 workersFellMs() const { return workersFellMs_; }
    int maxWorkers() const { return maxWorkers_; }
    /// Proof that an engine forgot jobs, oldest first.
    const QList<HistoryLoss> &losses() const { return losses_.losses(); }
    bool staticSlotsSeen() const { return staticSlotsSeen_; }
    /// True when any member was unusable since `timeMs`.
    bool anyFailureSince(qint64 timeMs) const { return lastFailureMs_ >= timeMs && lastFailureMs_ != 0; }
    /// What the server's times are ahead of UTC (its zone, in quarter hours); none before a start or an end
    /// was watched.
    std::optional<qint64> zoneOffsetMs() const { return zoneOffsetMs_; }
    void setExpectedRows(const QString &jobName, qint64 rows);
    std::optional<qint64> expectedByPerson(const QString &jobName) const;
    /// Jobs that need a look after this sweep: rules see no others (jobrest.h).
    const QSet<QString> &awake() const { return rest_.awake(); }
    /// Those among them that rested until this sweep; after settle().
    const QStringList &woken() const { return woken_; }
    /// What lets a job rest, so that no rule says anything else of it until it is woken; none while there is
    /// more to come of it. `isTold`: some rule says something of it now.
    std::optional<JobRest::Plan> restPlan(const QString &jobId, bool isTold) const;
    void rest(const QString &jobId, const JobRest::Plan &plan);
    /// All lists of ended jobs of all members were read after this; 0: not every member answers and has told.
    qint64 endedReadMs() const { return endedReadMs_; }
    /// See SeriesBook::takeFacts().
    Facts takeFacts() { return series_->takeFacts(); }
    /// How many rows the other finished runs of that name moved, in the middle.
    std::optional<qint64> usualRows(const JobRun &run) const;
    /// Forgets jobs that no list has, those seen least lately first, down to `maxJobs` when there are a tenth
    /// more. Returns which.
    QStringList trim(int maxJobs);

private:
    void addOverview(MemberFacts &member, const engine::Reply &reply);
    void addRunning(MemberFacts &member, const engine::Reply &reply, int evidence);
    void addEnded(MemberFacts &member, const engine::Reply &reply, int evidence);
    void addJobInfo(MemberFacts &member, const engine::Reply &reply, int evidence);
    void addThreads(MemberFacts &member, const engine::Reply &reply);
    void addCluster(MemberFacts &member, const engine::Reply &reply);
    void addSystem(MemberFacts &member, const engine::Reply &reply);
    void addSubmit(const engine::Reply &reply);
    void addStop(const engine::Reply &reply);
    void noteSubmittedRun(SubmitNote &note);
    static void takeSubmit(JobRun &run, const SubmitNote &note);
    void addFailure(MemberFacts &member, const engine::Reply &reply);
    /// What a malformed entry leaves: the last whole word on the job, in the state that could be read.
    engine::JobInfo mended(const engine::JobInfo &info) const;
    JobRun &runOf(const engine::JobInfo &info, qint64 timeMs);
    void forgetOldestRun(QList<JobRun> &runs);
    /// True when the run was not known before.
    bool noteWord(JobRun &run, const engine::JobInfo &info, const QString &member, qint64 timeMs);
    void noteAlive(JobRun &run, MemberWord &word, const engine::JobInfo &info, qint64 timeMs);
    void noteEnded(MemberWord &word, const engine::JobInfo &info, qint64 timeMs);
    void learnZone(const QDateTime &engineTime, qint64 timeMs);
    /// True when a submit that was watched started it.
    bool claimSubmit(JobRun &run, qint64 timeMs);
    void settleSubmits();
    void settleSubmit(SubmitNote &note);
    void settleMembers();
    void settleRest();
    /// Takes back what a run moved before, and adds what it is known to have moved now.
    void noteRows(const std::optional<MovedRows> &before, const std::optional<MovedRows> &now);
    /// A member that is waited for has it in a list.
    bool isListed(const JobRun &run) const;
    void settleThreads();
    void settleSlots();
    void noteMissing(const MemberFacts &member, const QString &id, const JobRun &run, qint64 timeMs);
    void settleLosses();
    void noteSeenBefore(const HistoryLoss &loss);
    void settlePresence();

    QString cluster_;
    std::shared_ptr<SeriesBook> series_;
    int sweep_ = 0;
    qint64 nowMs_ = 0;
    QSet<QString> asked_;      ///< member, endpoint and argument of this sweep
    QSet<QString> heartbeats_; ///< members whose overview this sweep has
    QMap<QString, MemberFacts> members_;
    QHash<QString, QList<JobRun>> runs_;
    JobRest rest_;
    QStringList woken_;
    QList<qint64> completeLooks_;     ///< when all members had told their threads, oldest first
    QHash<QString, int> taskTellers_; ///< by job: members among whose threads are tasks of it
    QHash<QString, int> coordinatorTellers_;
    QHash<QString, UsualRows> usualRows_; ///< by name of the job
    qsizetype membersBefore_ = 0;
    qint64 endedReadMs_ = 0;
    bool blocked_ = false; ///< some member that is waited for cannot tell what runs
    qint64 askedMs_ = 0;   ///< when the newest list of what runs was told; 0: never
    qsizetype trimmedTo_ = 0;
    NotesByJob<SubmitNote> submits_;
    NotesByJob<StopNote> stops_;
    QList<SlotBounce> slotBounces_;
    std::optional<int> slotsInUse_;
    qint64 slotsFellMs_ = 0;
    QString slotsContext_;
    int maxWorkers_ = 0;
    qint64 workersFellMs_ = 0;
    bool staticSlotsSeen_ = false;
    qint64 lastFailureMs_ = 0;
    std::optional<qint64> zoneOffsetMs_;
    LossWatch losses_;
    int lossesSettled_ = 0;
    /// An entry of an ended job that left a list in this sweep.
    struct Missing
    {
        QString member;
        QString id;
        qint64 timeMs = 0;
        qint64 finishMs = 0; ///< by the engine's digits
        qint64 aliveMs = 0;  ///< when it was last seen alive; 0: never
    };
    QList<Missing> missing_;
    QHash<QString, qint64> expectedRows_;
};

} // namespace sluice::monitor
