#include "models/monitor/snapshotbuilder.h"

#include "models/monitor/rate.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

/// The addresses that somebody calls master.
QSet<QString> mastersOf(const History &history)
{
    QSet<QString> masters;
    for (const MemberFacts &teller : history.members())
        for (const engine::MemberStatus &status : teller.system.value)
            if (status.isMaster)
                masters.insert(status.host + QLatin1Char(':') + QString::number(status.port));
    return masters;
}

MemberView memberView(const History &history, const QString &name, const QSet<QString> &masters)
{
    MemberView view;
    view.member = name;
    const auto found = history.members().constFind(name);
    if (found == history.members().cend())
        return view;
    const MemberFacts &facts = *found;
    view.reachable = facts.usable();
    view.lastAnswerMs = facts.lastAnswerMs;
    view.latencyMs = facts.latencyMs;
    if (facts.failures > 0)
        view.error = facts.lastError;
    view.uuid = facts.identity.uuid;
    view.process = facts.identity.instance;
    if (facts.overview.isKnown())
        view.overview = facts.overview.value;
    // A cluster of one may know itself under another name than it is asked.
    const bool isAlone = history.members().size() == 1 && facts.system.value.size() == 1;
    view.isMaster = masters.contains(name) || (isAlone && facts.system.value.constFirst().isMaster);
    return view;
}

std::optional<double> rateOf(const JobRun &run)
{
    // Neither a run that is over nor one that nobody lists hands anything over.
    return engine::isEndState(run.last.state) || run.unlistedMs != 0 ? std::nullopt
                                                                     : sinkRowsPerSecond(run.series->points);
}

// Until when a run is known to have run: what nobody lists, or nobody can be asked about, gets no older.
qint64 knownUntilMs(const History &history, const JobRun &run, qint64 nowMs)
{
    const bool answers = std::any_of(history.members().cbegin(), history.members().cend(),
                                     [](const MemberFacts &member) { return member.usable(); });
    return answers && run.unlistedMs == 0 ? nowMs : run.lastSeenMs;
}

qint64 durationOf(const History &history, const JobRun &run, qint64 nowMs)
{
    if (!run.createTime.isValid())
        return -1;
    if (engine::isEndState(run.last.state))
        return run.last.finishTime.isValid() ? run.createTime.msecsTo(run.last.finishTime) : -1;
    const auto offset = history.zoneOffsetMs();
    if (!offset)
        return -1;
    QDateTime start = run.createTime;
    start.setTimeSpec(Qt::UTC);
    return std::max<qint64>(0, knownUntilMs(history, run, nowMs) + *offset - start.toMSecsSinceEpoch());
}

// Whether all who list the run, or told of it last, are known not to answer.
bool isUnheard(const History &history, const JobRun &run)
{
    if (run.unlistedMs != 0 || engine::isEndState(run.last.state))
        return false;
    const auto silent = [&history](const QString &name) {
        return history.members().value(name).silent();
    };
    if (!silent(run.lastMember))
        return false;
    for (auto it = run.words.cbegin(); it != run.words.cend(); ++it)
        if (it->running && !silent(it.key()))
            return false;
    return true;
}

JobView jobView(const Detector &detector, const JobRun &run, qint64 nowMs)
{
    JobView view;
    view.id = run.id;
    view.info = run.last;
    view.info.envOptions = run.env;
    if (view.info.dag.vertices.isEmpty())
        view.info.dag = run.dag;
    view.member = run.lastMember;
    view.seenMs = run.lastSeenMs;
    view.firstSeenMs = run.firstSeenMs;
    for (const MemberWord &word : run.words) {
        view.inRunningList = view.inRunningList || word.running.has_value();
        view.inFinishedList = view.inFinishedList || word.inEndedList;
    }
    for (const MemberFacts &member : detector.history().members())
        view.executes =
            view.executes || (member.usable() && member.threads.value.taskGroups.contains(run.id));
    view.gone = run.unlistedMs != 0;
    view.unheard = isUnheard(detector.history(), run);
    view.mode = run.mode;
    view.sinkRowsPerSecond = rateOf(run);
    view.durationMs = durationOf(detector.history(), run, nowMs);
    return view;
}

} // namespace

ClusterSnapshot snapshotOf(const Detector &detector, const QList<Finding> &findings,
                           const QStringList &members, qint64 nowMs)
{
    const History &history = detector.history();
    ClusterSnapshot snapshot;
    snapshot.cluster = history.cluster();
    snapshot.timeMs = nowMs;
    snapshot.zoneOffsetMs = history.zoneOffsetMs();
    const QSet<QString> masters = mastersOf(history);
    for (const QString &name : members) {
        snapshot.members.append(memberView(history, name, masters));
        const auto &overview = snapshot.members.last().overview;
        if (overview && !overview->version.isEmpty())
            snapshot.version = overview->version;
    }
    QHash<QString, int> open;
    QHash<QString, Severity> worst;
    for (const Finding &finding : findings) {
        if (!finding.isOpen())
            break;
        ++open[finding.jobId];
        Severity &severity = worst[finding.jobId];
        severity = std::max(severity, finding.severity);
    }
    snapshot.jobs.reserve(history.runs().size());
    for (const QList<JobRun> &runs : history.runs()) {
        snapshot.jobs.append(jobView(detector, runs.last(), nowMs));
        JobView &view = snapshot.jobs.last();
        view.openFindings = open.value(view.id);
        view.worstFinding = worst.value(view.id, Severity::Info);
    }
    std::sort(snapshot.jobs.begin(), snapshot.jobs.end(), [](const JobView &a, const JobView &b) {
        if (a.info.createTime != b.info.createTime)
            return a.info.createTime > b.info.createTime;
        return a.id > b.id;
    });
    return snapshot;
}

} // namespace sluice::monitor
