// What the page of a job says beside its numbers: of a job that is lost, of findings, on its tabs.
#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/findingsmodel.h"
#include "models/items/jobstates.h"
#include "models/items/statesmodel.h"
#include "models/items/timetext.h"
#include "models/monitor/explain.h"
#include "ui/monitor/findingslist.h"
#include "ui/monitor/joboverview.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>

namespace sluice::monitorui {

namespace {

/// Open findings about the job, muted ones too: the list on its page has them.
int openCount(const items::FindingsModel &findings, const QString &cluster, const QString &jobId)
{
    int open = 0;
    for (int row = 0; row < findings.rowCount(); ++row) {
        const monitor::Finding &finding = findings.findingAt(row);
        open += finding.jobId == jobId && finding.cluster == cluster && finding.isOpen() ? 1 : 0;
    }
    return open;
}

} // namespace

QString JobPage::lostSentence() const
{
    const bool gone = view_.gone || !listed_;
    // What had ended is in the engine's history for a while only; it is as it was left.
    if (view_.seenMs <= 0 || (!gone && !view_.unheard) || engine::isEndState(view_.info.state))
        return {};
    const QString cluster = visibleText(cluster_.name);
    const QString state = items::stateWord(view_.info.state, view_.info.stateText);
    const QString when = items::timeText(view_.seenMs, clock_.nowMs());
    if (!gone)
        return tr("%1 does not answer. What is shown is what was last heard of this job: %2, at %3. See "
                  "whether the engine is still there.")
            .arg(cluster, state, when);
    const auto written = view_.info.counters.sinkRows;
    const QString seen =
        written ? tr("%1 with %2 rows written, at %3").arg(state, items::numberText(*written), when)
                : tr("%1, at %2").arg(state, when);
    return tr("%1 does not know this job any more. It was last seen %2, and is as it was then: no end of it "
              "was told. Look at the findings and into the target before you start it again.")
        .arg(cluster, seen);
}

/// Kept while it says the same: who reads it, or has the keyboard in it, stays there.
void JobPage::refreshLost()
{
    const QString sentence = lostSentence();
    if (sentence.isEmpty())
        lost_->dismiss();
    else if (lost_->sentence() != sentence)
        lost_->showNotice(widgets::MarkSeverity::Warning, sentence, {tr("Show the findings")});
}

/// An engine's error often ends with advice, made without a look at the rows.
QString JobPage::beforeAdvice() const
{
    if (view_.info.errorMessage.isEmpty())
        return {};
    for (int row = 0; row < all_->rowCount(); ++row) { // the worst first
        const monitor::Finding &finding = all_->findingAt(row);
        if (finding.jobId != jobId_ || finding.cluster != cluster_.name || all_->isMuted(row))
            continue;
        const auto kind = monitor::explain(finding.code.toStdString());
        return tr("These are the engine's words, and so is the advice in them. What was observed of this job "
                  "is in "
                  "the finding “%1”: read there what to do.")
            .arg(kind ? translated(kind->title) : finding.code);
    }
    return {};
}

void JobPage::refreshFindings()
{
    overview_->setRowsPerRun(all_->rowsPerRun(cluster_.name, jobId_));
    const QString sentence = beforeAdvice();
    if (sentence.isEmpty())
        beforeAdvice_->dismiss();
    else if (beforeAdvice_->isHidden() || beforeAdvice_->sentence() != sentence)
        beforeAdvice_->showNotice(widgets::MarkSeverity::Warning, sentence, {tr("Show the finding")});
    refreshTabs();
}

void JobPage::refreshTabs()
{
    const bool failed = !view_.info.errorMessage.isEmpty();
    static_cast<QStackedWidget *>(tabs_->widget(Exceptions))->setCurrentIndex(failed ? 1 : 0);
    static_cast<QStackedWidget *>(tabs_->widget(Config))
        ->setCurrentIndex(view_.info.envOptions.isEmpty() ? 0 : 1);
    tabs_->setTabText(Exceptions, failed ? tr("E&xceptions (1)") : tr("E&xceptions"));
    tabs_->setTabText(Events, tr("Eve&nts (%1)").arg(states_->rowCount()));
    const int all = findings_->count();
    const int open = openCount(*all_, cluster_.name, jobId_);
    // Those that are closed are in the list too: which of both is counted has to be said.
    tabs_->setTabText(Findings, open == all ? tr("Fin&dings (%1)").arg(all)
                                            : tr("Fin&dings (%1 open of %2)").arg(open).arg(all));
}

void JobPage::retranslate()
{
    setAccessibleName(tr("Job"));
    tabs_->setTabText(Overview, tr("&Overview"));
    tabs_->setTabText(Config, tr("Env settin&gs"));
    noError_->setContent(
        tr("No error was reported"),
        tr("The engine tells an error only when a job has ended. While it runs, the findings are the "
           "place to look."));
    noConfig_->setContent(
        tr("The settings of env are not known"),
        tr("The engine tells them only while a job runs, and this one had ended before it was watched."));
    configNote_->setText(
        tr("What the engine knows of the job's env. It does not tell the options of sources, "
           "transforms and sinks: those are in the job file."));
    config_->setHeaderLabels({tr("Option"), tr("Value as submitted")});
    config_->setAccessibleName(tr("Settings of env as submitted"));
    events_->setAccessibleName(tr("Every state that was seen"));
    states_->retranslate();
    refreshFindings();
    refreshLost();
}

} // namespace sluice::monitorui
