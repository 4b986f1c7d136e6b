#include "ui/monitor/jobpage.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/items/findingsfilter.h"
#include "models/items/findingsmodel.h"
#include "models/items/jobstates.h"
#include "models/items/statesmodel.h"
#include "models/items/timetext.h"
#include "ui/monitor/delegates.h"
#include "ui/monitor/findingdetails.h"
#include "ui/monitor/findingslist.h"
#include "ui/monitor/jobheader.h"
#include "ui/monitor/joboverview.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/celltips.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorview.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/searchwords.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::monitorui {

JobPage::JobPage(const ClusterIdentity &cluster, QString jobId, items::FindingsModel *findings,
                 const Clock &clock, QWidget *parent)
    : Page(parent)
    , cluster_(cluster)
    , jobId_(std::move(jobId))
    , clock_(clock)
    , lost_(new widgets::NoticeBar(this))
    , header_(new JobHeader(clock, this))
    , tabs_(new QTabWidget(this))
    , overview_(new JobOverview(clock, this))
    , error_(new widgets::ErrorView(this))
    , noError_(new widgets::EmptyState(this))
    , config_(new QTreeWidget(this))
    , noConfig_(new widgets::EmptyState(this))
    , states_(new items::StatesModel(clock, this))
    , events_(new LiveTable(this))
    , findings_(new FindingsList(findings, this))
{
    view_.id = jobId_;
    header_->setCluster(cluster);
    header_->setJob(view_, 0);
    config_->setRootIsDecorated(false);
    config_->setAlternatingRowColors(true);
    widgets::tellCutCells(config_);
    events_->setModel(states_);
    events_->setSortingEnabled(false); // newest first is the only order that tells the story
    events_->setItemDelegate(new StatesDelegate(events_));
    events_->setColumnWidths({22, 24, 26, 14});
    findings_->setJob(cluster.name, jobId_);

    tabs_->setDocumentMode(true);
    tabs_->addTab(scrolling(overview_), QString());
    tabs_->addTab(withEmptyState(error_, noError_), QString());
    tabs_->addTab(withEmptyState(config_, noConfig_), QString());
    tabs_->addTab(events_, QString());
    tabs_->addTab(findings_, QString());
    const auto words = [this](Tab tab, const char *text, const char *aliases) {
        widgets::setSearchWords(tabs_->widget(tab), staticMetaObject.className(), text, aliases);
    };
    words(Overview, "&Overview", "job chart counters rows graph 作业 概览 图表 行数");
    words(Exceptions, "E&xceptions", "job error failure stack 作业 错误 异常 失败");
    words(Config, "Confi&g", "job options env 作业 配置 选项");
    words(Events, "Eve&nts (%1)", "job states history 作业 状态 事件 历史");
    words(Findings, "Fin&dings (%1)", "job discrepancies 作业 发现");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 6);
    column->addWidget(lost_);
    column->addWidget(header_);
    column->addWidget(tabs_, 1);

    connect(lost_, &widgets::NoticeBar::actionChosen, this, [this] { showTab(Findings); });
    connect(header_, &JobHeader::stopRequested, this,
            [this](bool withSavepoint) { Q_EMIT stopRequested(cluster_.name, jobId_, withSavepoint); });
    connect(header_, &JobHeader::resumeRequested, this,
            [this] { Q_EMIT resumeRequested(cluster_.name, jobId_, view_.info.name); });
    connect(tabs_, &QTabWidget::currentChanged, this, &JobPage::lookedElsewhere);
    connect(findings_->table(), &LiveTable::currentRowChanged, this, &JobPage::lookedElsewhere);
    connect(header_, &JobHeader::oldChanged, this, &JobPage::refreshAge);
    connect(findings_, &FindingsList::whyRequested, this, &JobPage::whyRequested);
    connect(findings_, &FindingsList::rawRequested, this, &JobPage::rawRequested);
    connect(findings_, &FindingsList::acknowledgeRequested, this, &JobPage::acknowledgeRequested);
    setFocusProxy(tabs_);
    connect(findings, &items::FindingsModel::countsChanged, this, &JobPage::refreshTabs);
    retranslate();
}

JobPage::~JobPage() = default;

QWidget *JobPage::scrolling(QWidget *content)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    // It lies on a page of tabs, which has the colour of windows.
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

QWidget *JobPage::withEmptyState(QWidget *content, widgets::EmptyState *empty)
{
    auto *stack = new QStackedWidget(this);
    stack->addWidget(empty);
    stack->addWidget(content);
    return stack;
}

QString JobPage::description() const
{
    return tr("%1 > %2").arg(cluster_.name, title());
}

QString JobPage::title() const
{
    const QString end = jobId_.size() > 3 ? QStringLiteral("…") + jobId_.right(3) : jobId_;
    return shown(view_.info.name.isEmpty() ? end : QStringLiteral("%1 %2").arg(view_.info.name, end));
}

void JobPage::setCluster(const ClusterIdentity &cluster)
{
    cluster_ = cluster;
    header_->setCluster(cluster);
}

void JobPage::setSnapshot(const monitor::ClusterSnapshot &snapshot)
{
    const auto job = std::find_if(snapshot.jobs.begin(), snapshot.jobs.end(),
                                  [this](const monitor::JobView &view) { return view.id == jobId_; });
    listed_ = !seen_ || job != snapshot.jobs.end();
    header_->setGone(!listed_);
    if (job == snapshot.jobs.end()) {
        refreshAge();
        return;
    }
    const QString titleBefore = title();
    const bool errorBefore = !view_.info.errorMessage.isEmpty();
    const bool configChanged = view_.info.envOptions != job->info.envOptions;
    const bool wantedDetails = wantsDetails();
    view_ = *job;
    seen_ = true;
    header_->setJob(view_, snapshot.timeMs, snapshot.ended);
    overview_->setJob(view_);
    refreshAge();
    if (!view_.info.errorMessage.isEmpty() || !errorBefore)
        error_->setError(view_.info.errorMessage);
    if (configChanged)
        refreshConfig();
    refreshTabs();
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
    if (wantsDetails() != wantedDetails)
        Q_EMIT wantsDetailsChanged();
}

QString JobPage::selectedFinding() const
{
    const auto &finding = findings_->details()->finding();
    return finding ? finding->code : QString();
}

bool JobPage::isOld() const
{
    return header_->isOld();
}

bool JobPage::showsFindings() const
{
    return tabs_->currentIndex() == Findings;
}

bool JobPage::wantsDetails() const
{
    return isVisible() && !view_.gone && !engine::isEndState(view_.info.state);
}

void JobPage::setCounters(const QList<monitor::CounterPoint> &points)
{
    overview_->setCounters(points);
}

void JobPage::setStates(const QList<monitor::StateEvent> &states)
{
    states_->setEvents(states);
    refreshTabs();
}

void JobPage::setStaleAfter(qint64 ms)
{
    header_->setStaleAfter(ms);
}

void JobPage::showTab(Tab tab)
{
    tabs_->setCurrentIndex(tab);
}

/// Numbers of a job that is gone, or of which nothing is heard, do not look like those of one that runs.
void JobPage::refreshAge()
{
    overview_->setOld(view_.gone || !listed_ || header_->isOld());
    refreshLost();
}

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

void JobPage::refreshConfig()
{
    config_->clear();
    const QMap<QString, QString> &options = view_.info.envOptions;
    for (auto option = options.begin(); option != options.end(); ++option)
        new QTreeWidgetItem(config_, {shown(option.key()), shownValue(option.key(), option.value())});
    config_->resizeColumnToContents(0);
    config_->setColumnWidth(0, config_->columnWidth(0) + 2 * fontMetrics().averageCharWidth());
}

void JobPage::refreshTabs()
{
    const bool failed = !view_.info.errorMessage.isEmpty();
    static_cast<QStackedWidget *>(tabs_->widget(Exceptions))->setCurrentIndex(failed ? 1 : 0);
    static_cast<QStackedWidget *>(tabs_->widget(Config))
        ->setCurrentIndex(view_.info.envOptions.isEmpty() ? 0 : 1);
    tabs_->setTabText(Exceptions, failed ? tr("E&xceptions (1)") : tr("E&xceptions"));
    tabs_->setTabText(Events, tr("Eve&nts (%1)").arg(states_->rowCount()));
    tabs_->setTabText(Findings, tr("Fin&dings (%1)").arg(findings_->count()));
}

void JobPage::retranslate()
{
    setAccessibleName(tr("Job"));
    tabs_->setTabText(Overview, tr("&Overview"));
    tabs_->setTabText(Config, tr("Confi&g"));
    noError_->setContent(
        tr("No error was reported"),
        tr("The engine tells an error only when a job has ended. While it runs, the findings are the "
           "place to look."));
    noConfig_->setContent(
        tr("The options are not known"),
        tr("The engine tells the options of a job only while it runs, and this one had ended "
           "before it was watched."));
    config_->setHeaderLabels({tr("Option"), tr("Value as submitted")});
    config_->setAccessibleName(tr("Options as submitted"));
    events_->setAccessibleName(tr("Every state that was seen"));
    states_->retranslate();
    refreshTabs();
    refreshLost();
}

void JobPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JobPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    Q_EMIT wantsDetailsChanged();
}

void JobPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    Q_EMIT wantsDetailsChanged();
}

} // namespace sluice::monitorui
