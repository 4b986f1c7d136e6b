#include "ui/shell/jobexplanation.h"

#include "models/items/jobstates.h"
#include "models/monitor/clustermonitor.h"
#include "ui/monitor/jobpage.h"
#include "ui/shell/explanation.h"

#include <QCoreApplication>

namespace sluice::shell {

namespace {

struct StateExplanation
{
    Q_DECLARE_TR_FUNCTIONS(StateExplanation)
};

/// A finding that does not exist is no place to look.
QString afterFailure(int findings)
{
    if (findings == 0)
        return StateExplanation::tr(
            "The engine has given the job up; its error is on the tab Exceptions. No finding is open that "
            "says otherwise. What was written before stays in the target: look into it before you submit the "
            "job again.");
    return StateExplanation::tr(
        "The engine has given the job up; its error is on the tab Exceptions. What was "
        "written before stays in the target, and a job can be called FAILED although "
        "its data are complete: look at the findings and into the target before you "
        "submit it again.");
}

QString meaning(engine::JobState state, int findings)
{
    switch (state) {
    case engine::JobState::Initializing:
    case engine::JobState::Created:
    case engine::JobState::Pending:
    case engine::JobState::Scheduled:
        return StateExplanation::tr(
            "The engine has taken the job and has not started its tasks yet. One that "
            "stays so may wait for free slots: see how many workers there are.");
    case engine::JobState::Running:
        return StateExplanation::tr(
            "The master says that the job runs. Whether rows move is seen in the counters; "
            "where the two do not agree there is a finding.");
    case engine::JobState::Failing:
        return StateExplanation::tr(
            "A task has failed, and the engine ends the others. It may then start the job "
            "over, which can write rows again.");
    case engine::JobState::DoingSavepoint:
        return StateExplanation::tr(
            "The job is being stopped with a savepoint. Until that is complete it goes "
            "on.");
    case engine::JobState::Canceling:
        return StateExplanation::tr("The job is being stopped; its tasks are ending. What they have written "
                                    "stays in the target.");
    case engine::JobState::Failed:
        return afterFailure(findings);
    case engine::JobState::Finished:
        return StateExplanation::tr(
            "Every task has come to its end. The counters say what was handed to the sinks, "
            "which is no proof that it arrived.");
    case engine::JobState::SavepointDone:
        return StateExplanation::tr(
            "The job was stopped with a savepoint. Resume lets it go on from there, under "
            "the same id.");
    case engine::JobState::Canceled:
        return StateExplanation::tr(
            "The job was stopped without a savepoint. What it had written stays in the "
            "target; submitted again it starts from the beginning.");
    case engine::JobState::Other:
    case engine::JobState::Unknowable:
        break;
    }
    return StateExplanation::tr(
        "What this word means is not known here, or the engine itself cannot tell the state: "
        "look at the counters and the findings.");
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

QString stateHtml(const monitor::JobView &job, bool old, bool over)
{
    if (job.member.isEmpty())
        return QStringLiteral("<h3>%1</h3>").arg(StateExplanation::tr("No state yet").toHtmlEscaped()) +
               paragraph(StateExplanation::tr("No member has said anything about this job yet."));
    QString text =
        QStringLiteral("<h3>%1</h3>")
            .arg(StateExplanation::tr("State: %1").arg(items::stateWord(job, old)).toHtmlEscaped());
    if (job.gone)
        text += paragraph(
            StateExplanation::tr("No member lists the job any more, and it had not ended: the engine was "
                                 "restarted and forgot it, or "
                                 "it ended while nobody looked. What is shown is the last that was seen."));
    else if (over)
        text += paragraph(StateExplanation::tr(
            "The recording ends here: this is the last that it has of the job, and what became of it is not "
            "in it."));
    else if (old)
        text += paragraph(StateExplanation::tr("Nothing has been heard of the job for some time: what is "
                                               "shown is the last that was seen, and it "
                                               "may not be so any more. See whether the cluster answers."));
    if (job.gone || old)
        text += paragraph(StateExplanation::tr("What the state meant then:"));
    return text + paragraph(meaning(job.info.state, job.openFindings));
}

QString jobHtml(const monitorui::JobPage &page)
{
    const QString state = stateHtml(page.view(), page.isOld(), page.isOver());
    const QString code = page.selectedFinding();
    if (code.isEmpty())
        return state;
    const QString finding = explanationHtml(code);
    return page.showsFindings() ? finding + state : state + finding;
}

} // namespace sluice::shell
