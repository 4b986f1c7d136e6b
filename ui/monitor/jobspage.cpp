#include "ui/monitor/jobspage.h"

#include "models/items/jobsfilter.h"
#include "models/items/jobsmodel.h"
#include "models/items/timetext.h"
#include "ui/actions/actions.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/monitor/delegates.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/chiprow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fillcolumn.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/searchwords.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <array>
#include <numeric>
#include <utility>

namespace sluice::monitorui {

namespace {
constexpr int findingsChip = 100; ///< above every items::StateGroup

/// How items::stateGroupName() calls them, before it is translated.
constexpr auto groupSources = std::to_array<std::pair<items::StateGroup, const char *>>({
    {items::StateGroup::Running, "Running"},
    {items::StateGroup::Waiting, "Waiting"},
    {items::StateGroup::Stopping, "Stopping"},
    {items::StateGroup::Failed, "Failed"},
    {items::StateGroup::Finished, "Finished"},
    {items::StateGroup::Saved, "Savepoint"},
    {items::StateGroup::Canceled, "Canceled"},
    {items::StateGroup::Unknown, "Unknown"},
    {items::StateGroup::Gone, "Last seen"},
});
} // namespace

JobsPage::JobsPage(const Clock &clock, QWidget *parent)
    : Page(parent)
    , model_(new items::JobsModel(clock, this))
    , filter_(new items::JobsFilter(model_, this))
    , strip_(new ClusterStrip(clock, this))
    , field_(new widgets::FilterField(this))
    , chips_(new widgets::ChipRow(this))
    , count_(new QLabel(this))
    , table_(new LiveTable(this))
    , empty_(new widgets::EmptyState(this))
    , lists_(new QWidget(this))
    , stack_(new QStackedLayout)
{
    table_->setModel(filter_);
    table_->setItemDelegate(new JobsDelegate(table_));
    table_->setColumnWidths({17, 24, 21, 11, 11, 13, 8, 12, 8, 12, 20, 10});
    auto *name = new widgets::FillColumn(table_->horizontalHeader(), items::JobsModel::Name, 18);
    using Column = items::JobsModel::Column;
    name->setYielding({Column::Trend, Column::Age, Column::Started, Column::Mode, Column::RowsRead,
                       Column::Rate, Column::Duration});
    table_->horizontalHeader()->moveSection(items::JobsModel::Findings,
                                            items::JobsModel::Id); // beside the name
    // What they need and no more: the rest is for the name.
    table_->fitColumns({Column::State, Column::Id, Column::Mode, Column::RowsRead, Column::RowsWritten,
                        Column::Rate, Column::Age, Column::Duration, Column::Started, Column::Findings});
    table_->sortByColumn(items::JobsModel::Started, Qt::DescendingOrder);
    makeActions();
    buildLayout();
    connectParts();
    retranslate();
}

JobsPage::~JobsPage() = default;

void JobsPage::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->addWidget(field_, 1);
    line->addWidget(chips_);
    line->addStretch(1);
    line->addWidget(count_);
    field_->setMinimumWidth(150);
    field_->setMaximumWidth(320);

    auto *listColumn = new QVBoxLayout(lists_);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addLayout(line);
    listColumn->addLayout(stack_, 1);
    stack_->addWidget(table_);
    stack_->addWidget(empty_);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 6);
    column->addWidget(strip_);
    column->addWidget(lists_, 1);
}

void JobsPage::makeActions()
{
    using actions::Command;
    const auto make = [this](Command command) {
        return actions::make(command, table_);
    };
    // In the order of the table's own menu.
    open_ = make(Command::OpenListedJob);
    stop_ = make(Command::StopListedJob);
    stopSavepoint_ = make(Command::StopListedWithSavepoint);
    resume_ = make(Command::ResumeListedJob);
    copyId_ = make(Command::CopyJobId);
    copyList_ = make(Command::CopyJobs);
    columns_ = make(Command::ChooseColumns);
    refresh_ = make(Command::RefreshJobs);
    find_ = make(Command::FilterJobs);

    connect(open_, &QAction::triggered, this, [this] { act(QStringLiteral("open")); });
    connect(stop_, &QAction::triggered, this,
            [this] { Q_EMIT stopRequested(cluster_.name, currentJob(), false); });
    connect(stopSavepoint_, &QAction::triggered, this,
            [this] { Q_EMIT stopRequested(cluster_.name, currentJob(), true); });
    connect(copyId_, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(currentJob()); });
    connect(resume_, &QAction::triggered, this, [this] {
        const QString id = currentJob();
        const QString name = table_->currentRow().siblingAtColumn(items::JobsModel::Name).data().toString();
        Q_EMIT resumeRequested(cluster_.name, id, name);
    });
    connect(copyList_, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(table_->asText()); });
    connect(columns_, &QAction::triggered, this, [this] { table_->chooseColumns(); });
    connect(refresh_, &QAction::triggered, this, [this] { act(QStringLiteral("refresh")); });
    connect(find_, &QAction::triggered, this, [this] { field_->setFocus(Qt::ShortcutFocusReason); });
}

void JobsPage::connectParts()
{
    connect(field_, &QLineEdit::textChanged, filter_, &items::JobsFilter::setText);
    connect(field_, &widgets::FilterField::leaveRequested, table_, [this] { table_->setFocus(); });
    connect(chips_, &widgets::ChipRow::pressedChanged, this, [this](const QSet<int> &ids) {
        QSet<items::StateGroup> groups;
        for (const int id : ids) {
            if (id != findingsChip)
                groups.insert(static_cast<items::StateGroup>(id));
        }
        filter_->setGroups(groups);
        filter_->setOnlyWithFindings(ids.contains(findingsChip));
    });
    connect(table_, &LiveTable::filterRequested, find_, &QAction::trigger);
    connect(table_, &LiveTable::rowOpened, this, [this] { act(QStringLiteral("open")); });
    connect(table_, &LiveTable::currentRowChanged, this, &JobsPage::refreshActions);
    connect(empty_, &widgets::EmptyState::actionRequested, this, &JobsPage::act);
    connect(model_, &items::JobsModel::countsChanged, this, &JobsPage::refreshChips);
    connect(filter_, &items::JobsFilter::filterChanged, this, &JobsPage::refreshState);

    ages_.setInterval(1000);
    connect(&ages_, &QTimer::timeout, model_, &items::JobsModel::refreshAges);
    onScreen_.setSingleShot(true);
    onScreen_.setInterval(200); // scrolling passes many rows; only where it comes to rest matters
    connect(table_, &LiveTable::visibleRowsChanged, &onScreen_, qOverload<>(&QTimer::start));
    connect(&onScreen_, &QTimer::timeout, this, [this] { Q_EMIT jobsOnScreenChanged(jobsOnScreen()); });
}

void JobsPage::act(const QString &id)
{
    if (id == QLatin1String("open")) {
        if (!currentJob().isEmpty())
            Q_EMIT jobOpenRequested(cluster_.name, currentJob());
    } else if (id == QLatin1String("refresh")) {
        Q_EMIT refreshRequested(cluster_.name);
    } else if (id == QLatin1String("connect")) {
        Q_EMIT connectRequested();
    } else if (id == QLatin1String("again")) {
        Q_EMIT connectAgainRequested(cluster_.name);
    } else if (id == QLatin1String("demo")) {
        Q_EMIT demoRequested();
    } else if (id == QLatin1String("file")) {
        Q_EMIT openFileRequested();
    } else if (id == QLatin1String("clear")) {
        field_->clear();
        chips_->setPressed({});
        table_->setFocus();
    }
}

void JobsPage::setCluster(const ClusterIdentity &cluster)
{
    if (cluster.name != cluster_.name) {
        model_->clear();
        latest_ = {};
    }
    cluster_ = cluster;
    strip_->setCluster(cluster);
    refreshState();
}

void JobsPage::setSnapshot(const monitor::ClusterSnapshot &snapshot)
{
    latest_ = snapshot;
    latest_.jobs.clear(); // the model has them
    strip_->setSnapshot(snapshot);
    model_->setSnapshot(snapshot);
    refreshState();
    if (!onScreen_.isActive())
        onScreen_.start();
}

void JobsPage::setWatched(bool watched)
{
    watched_ = watched;
    refreshState();
}

void JobsPage::setStaleAfter(qint64 ms)
{
    model_->setStaleAfter(ms);
    strip_->setStaleAfter(ms);
}

QString JobsPage::currentJob() const
{
    return table_->currentRow().data(items::KeyRole).toString();
}

void JobsPage::selectJob(const QString &jobId)
{
    const int row = model_->rowOf(jobId);
    if (row >= 0)
        table_->setCurrentIndex(filter_->mapFromSource(model_->index(row, items::JobsModel::Name)));
}

QStringList JobsPage::jobsOnScreen() const
{
    QStringList ids;
    if (!table_->isVisible() || filter_->rowCount() == 0)
        return ids;
    const int first = qMax(0, table_->rowAt(0));
    int last = table_->rowAt(table_->viewport()->height() - 1);
    last = last < 0 ? filter_->rowCount() - 1 : last;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = filter_->index(row, 0);
        const auto state = static_cast<engine::JobState>(index.data(items::JobsModel::StateRole).toInt());
        if (!engine::isEndState(state) && !index.data(items::JobsModel::GoneRole).toBool())
            ids.append(index.data(items::KeyRole).toString());
    }
    return ids;
}

QString JobsPage::title() const
{
    return tr("%1: jobs").arg(cluster_.name);
}

QString JobsPage::description() const
{
    return tr("Jobs of %1").arg(cluster_.name);
}

QList<QAction *> JobsPage::pageActions() const
{
    return {open_, copyId_, copyList_, find_, columns_, refresh_};
}

QByteArray JobsPage::saveState() const
{
    return table_->horizontalHeader()->saveState();
}

void JobsPage::restoreState(const QByteArray &state)
{
    table_->horizontalHeader()->restoreState(state);
}

void JobsPage::refreshChips()
{
    QList<widgets::ChipRow::Chip> chips;
    for (const items::StateGroup group : items::allStateGroups) {
        const bool always = group == items::StateGroup::Running || group == items::StateGroup::Failed;
        const QString name = items::stateGroupName(group);
        const int jobs = model_->counts().value(group);
        const int stale = model_->staleCounts().value(group);
        QString tip = tr("Shows only these states: %1").arg(name);
        QString spoken;
        if (stale > 0) {
            const QString last = tr("last seen %1: %2").arg(name, items::numberText(stale));
            spoken = stale == jobs
                         ? last
                         : tr("%1, %2").arg(name + QLatin1Char(' ') + items::numberText(jobs - stale), last);
            tip += QLatin1Char('\n') + tr("In brackets are %n job(s) last seen so, of which nothing was "
                                          "heard since.",
                                          "", stale);
        }
        chips.append({static_cast<int>(group), name, tip, jobs, !always, stale, spoken});
    }
    chips.append({findingsChip, tr("With findings"), tr("Shows only jobs with open findings."),
                  model_->jobsWithFindings(), false});
    chips_->setChips(chips);
    for (const auto &[group, source] : groupSources)
        widgets::setSearchWords(chips_->button(static_cast<int>(group)), "StateGroups", source,
                                "filter only show state jobs 筛选 状态 作业");
    widgets::setSearchWords(chips_->button(findingsChip), staticMetaObject.className(), "With findings",
                            "filter only show jobs 筛选 发现 作业");
    refreshCount();
}

/// "6 jobs", "2 of 6 jobs", "6 jobs, 3 last seen".
void JobsPage::refreshCount()
{
    const int all = model_->rowCount();
    const int shown = filter_->rowCount();
    QString text = shown == all ? tr("%n job(s)", "", all)
                                : tr("%1 of %n job(s)", "", all).arg(items::numberText(shown));
    const QMap<items::StateGroup, int> &stale = model_->staleCounts();
    const int silent = std::accumulate(stale.begin(), stale.end(), 0);
    if (silent > 0)
        text = tr("%1, %2 last seen").arg(text, items::numberText(silent));
    count_->setText(text);
}

void JobsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JobsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    model_->refreshAges();
    ages_.start();
}

void JobsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    ages_.stop();
    Q_EMIT jobsOnScreenChanged({});
}

} // namespace sluice::monitorui
