#include "ui/monitor/jobpage.h"

#include "models/core/qtshown.h"
#include "models/items/findingsmodel.h"
#include "models/items/statesmodel.h"
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
#include <QLabel>
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
    , all_(findings)
    , lost_(new widgets::NoticeBar(this))
    , header_(new JobHeader(clock, this))
    , tabs_(new QTabWidget(this))
    , overview_(new JobOverview(clock, this))
    , beforeAdvice_(new widgets::NoticeBar(this))
    , error_(new widgets::ErrorView(this))
    , noError_(new widgets::EmptyState(this))
    , configNote_(new QLabel(this))
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
    tabs_->addTab(withEmptyState(scrolling(stacked(beforeAdvice_, error_)), noError_), QString());
    tabs_->addTab(withEmptyState(stacked(configNote_, config_), noConfig_), QString());
    tabs_->addTab(events_, QString());
    tabs_->addTab(findings_, QString());
    const auto words = [this](Tab tab, const char *text, const char *aliases) {
        widgets::setSearchWords(tabs_->widget(tab), staticMetaObject.className(), text, aliases);
    };
    words(Overview, "&Overview", "job chart counters rows graph 作业 概览 图表 行数");
    words(Exceptions, "E&xceptions", "job error failure stack 作业 错误 异常 失败");
    words(Config, "Env settin&gs", "job config options env 作业 配置 选项");
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
    configNote_->setWordWrap(true);
    connect(beforeAdvice_, &widgets::NoticeBar::actionChosen, this, [this] { showTab(Findings); });
    connect(findings, &items::FindingsModel::countsChanged, this, &JobPage::refreshFindings);
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

QWidget *JobPage::stacked(QWidget *above, QWidget *content)
{
    auto *both = new QWidget(this);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 6, 0, 0);
    column->addWidget(above);
    column->addWidget(content, 1);
    return both;
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
    refreshFindings();
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

bool JobPage::isOver() const
{
    return header_->isOver();
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
    const bool old = view_.gone || !listed_ || header_->isOld();
    overview_->setOld(old);
    states_->setOld(old);
    refreshLost();
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
