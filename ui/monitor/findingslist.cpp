#include "ui/monitor/findingslist.h"

#include "models/items/findingsfilter.h"
#include "models/items/findingsmodel.h"
#include "ui/actions/actions.h"
#include "ui/monitor/delegates.h"
#include "ui/monitor/findingdetails.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/fillcolumn.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace sluice::monitorui {

using items::FindingsModel;

namespace {

constexpr int leastDetails = 56;  ///< characters of average width, on the page of a job
constexpr int leastSentence = 18; ///< characters: the details beside the table have it in full
constexpr int mostOfCluster = 14; ///< characters: several are told apart by less

} // namespace

FindingsList::FindingsList(FindingsModel *model, QWidget *parent)
    : QWidget(parent)
    , model_(model)
    , filter_(new items::FindingsFilter(model, this))
    , table_(new LiveTable(this))
    , details_(new FindingDetails(this))
    , splitter_(new QSplitter(this))
    , left_(new QVBoxLayout)
    , stack_(new QStackedLayout)
{
    table_->setModel(filter_);
    table_->sortByColumn(-1, Qt::AscendingOrder); // the model's own order: open first, the worst first
    table_->setItemDelegate(new FindingsDelegate(table_));
    table_->setColumnWidths({13, 24, 60, 20, 12, 20, 16, 26}); // of another day a time has its date
    table_->horizontalHeader()->setMinimumSectionSize(60);
    auto *sentence =
        new widgets::FillColumn(table_->horizontalHeader(), FindingsModel::Sentence, leastSentence);
    sentence->setYielding({FindingsModel::Until, FindingsModel::Since});
    table_->setLines(2); // what it is, and below it the numbers
    // Beside what it says more of, and never in need of room: the same host and the same name are on several.
    table_->horizontalHeader()->moveSection(FindingsModel::Cluster, FindingsModel::Sentence);
    table_->setColumnHidden(FindingsModel::Cluster, true);
    table_->setColumnHidden(FindingsModel::Code, true);
    table_->setColumnHidden(FindingsModel::For, true);
    table_->fitColumns({FindingsModel::Severity, FindingsModel::Job, FindingsModel::Since, FindingsModel::For,
                        FindingsModel::Until},
                       24);
    table_->fitColumns({FindingsModel::Cluster}, mostOfCluster);
    left_->setContentsMargins(0, 0, 0, 0);
    left_->addLayout(stack_, 1);
    stack_->addWidget(table_);
    auto *left = new QWidget(this);
    left->setLayout(left_);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(left);
    splitter_->addWidget(details_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 1);
    splitter_->setSizes({545, 455}); // the table says which, the details say what
    connect(splitter_, &QSplitter::splitterMoved, this, [this] { divided_ = true; });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);
    setFocusProxy(table_);
    makeActions();
    connectParts();
    retranslate();
    refreshClusterColumn();
    selectWorst();
    refreshDetails();
}

void FindingsList::makeActions()
{
    using actions::Command;
    const auto make = [this](Command command) {
        return actions::make(command, table_);
    };
    open_ = make(Command::OpenFindingJob);
    raw_ = make(Command::ShowRawReply);
    why_ = make(Command::ShowWhy);
    mute_ = make(Command::MuteFinding);
    acknowledge_ = make(Command::AcknowledgeFinding);
    copy_ = make(Command::CopyFinding);
    copyList_ = make(Command::CopyFindings);
    connect(copy_, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(details_->text()); });
    // Whose findings they are has to be in them: what is copied has left this window.
    connect(copyList_, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(
            table_->asText({FindingsModel::Job, FindingsModel::Until, FindingsModel::Since,
                            FindingsModel::Cluster, FindingsModel::Code}));
    });
    connect(details_, &FindingDetails::copyRequested, copy_, &QAction::trigger);
    connect(open_, &QAction::triggered, details_, &FindingDetails::openRequested);
    connect(raw_, &QAction::triggered, details_, &FindingDetails::rawRequested);
    connect(why_, &QAction::triggered, details_, &FindingDetails::whyRequested);
    connect(acknowledge_, &QAction::triggered, details_, &FindingDetails::acknowledgeRequested);
    connect(mute_, &QAction::triggered, details_, [this] {
        const QModelIndex row = table_->currentRow();
        Q_EMIT details_->muteRequested(!row.data(FindingsModel::MutedRole).toBool());
    });
}

void FindingsList::connectParts()
{
    connect(table_, &LiveTable::currentRowChanged, this, &FindingsList::refreshDetails);
    table_->installEventFilter(this);
    table_->viewport()->installEventFilter(this);
    for (const auto acted : {&FindingDetails::rawRequested, &FindingDetails::whyRequested})
        connect(details_, acted, this, &FindingsList::choose);
    connect(model_, &FindingsModel::countsChanged, this, &FindingsList::refreshClusterColumn);
    connect(table_, &LiveTable::rowOpened, details_, &FindingDetails::openRequested);
    connect(filter_, &QAbstractItemModel::dataChanged, this, &FindingsList::refreshDetails);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(filter_, changed, this, &FindingsList::selectWorst, Qt::QueuedConnection);
        connect(filter_, changed, this, &FindingsList::refreshDetails, Qt::QueuedConnection);
        connect(filter_, changed, this, &FindingsList::countChanged, Qt::QueuedConnection);
    }
    connect(details_, &FindingDetails::openRequested, this, [this] {
        const auto &finding = details_->finding();
        if (finding && !finding->jobId.isEmpty())
            Q_EMIT jobOpenRequested(finding->cluster, finding->jobId);
    });
    connect(details_, &FindingDetails::rawRequested, this, [this] {
        if (details_->finding() && details_->finding()->evidence >= 0)
            Q_EMIT rawRequested(*details_->finding());
    });
    connect(details_, &FindingDetails::whyRequested, this, [this] {
        if (details_->finding())
            Q_EMIT whyRequested(details_->finding()->code);
    });
    connect(details_, &FindingDetails::acknowledgeRequested, this, [this] {
        if (details_->finding() && details_->finding()->isOpen())
            Q_EMIT acknowledgeRequested(monitor::Finding(*details_->finding()));
    });
    connect(details_, &FindingDetails::muteRequested, this, [this](bool muted) {
        if (details_->finding())
            model_->setMuted(monitor::Finding(*details_->finding()), muted);
    });
}

void FindingsList::setJob(const QString &cluster, const QString &jobId)
{
    filter_->setJob(cluster, jobId);
    filter_->setShowMuted(true);
    ofOneJob_ = true;
    table_->setColumnHidden(FindingsModel::Job, true);
    table_->setColumnHidden(FindingsModel::Cluster, true);
    details_->setOpenVisible(false);
    details_->setMinimumWidth(leastDetails * fontMetrics().averageCharWidth()); // the table needs less here
}

void FindingsList::setClusterCount(int count)
{
    clusterCount_ = count;
    refreshClusterColumn();
}

/// Only where it changes: a person may have chosen otherwise in the meantime.
void FindingsList::refreshClusterColumn()
{
    const bool several = !ofOneJob_ && (clusterCount_ > 1 || model_->clusters().size() > 1);
    if (several == namesClusters_)
        return;
    namesClusters_ = several;
    table_->setColumnHidden(FindingsModel::Cluster, !several);
    if (!divided_) // a column more is not taken from the others
        splitter_->setSizes(several ? QList<int>{610, 390} : QList<int>{545, 455});
}

void FindingsList::setSurroundings(QLayout *above, QWidget *placeholder)
{
    left_->insertLayout(0, above);
    stack_->addWidget(placeholder);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(filter_, changed, this, &FindingsList::refreshPlaceholder);
    connect(filter_, &QAbstractItemModel::modelReset, this, &FindingsList::refreshPlaceholder);
    refreshPlaceholder();
}

void FindingsList::refreshPlaceholder()
{
    const bool none = filter_->rowCount() == 0;
    stack_->setCurrentIndex(none ? 1 : 0);
    details_->setVisible(!none);
}

int FindingsList::count() const
{
    return filter_->rowCount();
}

/// Until a person selects one, the worst of them is in front; what they selected is not taken away.
void FindingsList::selectWorst()
{
    if (chosen_.isValid() && table_->currentRow().isValid())
        return;
    for (int row = 0; row < model_->rowCount(); ++row) { // the model has the worst and newest first
        const QModelIndex worst = filter_->mapFromSource(model_->index(row, FindingsModel::Severity));
        if (!worst.isValid())
            continue;
        if (worst.row() != table_->currentRow().row())
            table_->setCurrentIndex(worst);
        return;
    }
}

void FindingsList::choose()
{
    chosen_ = table_->currentRow();
}

bool FindingsList::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    const bool passes =
        key == Qt::Key_Tab || key == Qt::Key_Backtab || (key >= Qt::Key_Shift && key <= Qt::Key_Alt);
    // The row is current when the event has been dealt with.
    if (event->type() == QEvent::MouseButtonPress || (key != 0 && !passes))
        QMetaObject::invokeMethod(this, &FindingsList::choose, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void FindingsList::refreshDetails()
{
    const QModelIndex row = filter_->mapToSource(table_->currentRow());
    const bool some = row.isValid();
    details_->setFinding(some ? std::optional(model_->findingAt(row.row())) : std::nullopt,
                         some && model_->isMuted(row.row()), model_->nowMs());
    open_->setEnabled(some && !model_->findingAt(row.row()).jobId.isEmpty());
    raw_->setEnabled(some && model_->findingAt(row.row()).evidence >= 0);
    why_->setEnabled(some);
    copy_->setEnabled(some);
    copyList_->setEnabled(filter_->rowCount() > 0);
    mute_->setEnabled(some);
    if (some)
        mute_->setText(model_->isMuted(row.row()) ? tr("Un&mute this finding") : tr("&Mute this finding"));
    else
        actions::retranslate(mute_);
    acknowledge_->setEnabled(some && model_->findingAt(row.row()).isOpen());
}

void FindingsList::retranslate()
{
    table_->setAccessibleName(tr("Findings"));
    const QList<QAction *> all = table_->actions();
    for (QAction *action : all)
        actions::retranslate(action);
    refreshDetails();
}

void FindingsList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
