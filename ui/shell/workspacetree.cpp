#include "ui/shell/workspacetree.h"

#include "models/core/qtshown.h"
#include "ui/actions/actions.h"
#include "ui/widgets/apart.h"
#include "ui/widgets/celltips.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tone.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sluice::shell {

namespace {

enum Role
{
    KeyRole = Qt::UserRole, ///< of an open page
    PathRole,
    ClusterRole,
    GroupRole,
};

constexpr int CountColumn = 1;
constexpr int indentation = 10; ///< pixels; the panel is narrow, and names are long

void setCount(QTreeWidgetItem *parent, int row, WorkspaceTree::Group group, const QString &text,
              const QString &count)
{
    QTreeWidgetItem *item = parent->child(row);
    if (item == nullptr) {
        item = new QTreeWidgetItem(parent);
        item->setData(0, ClusterRole, parent->data(0, ClusterRole));
        item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    item->setData(0, GroupRole, int(group));
    item->setText(0, text);
    item->setText(CountColumn, count);
    item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1 %2").arg(text).arg(count));
}

void fillFiles(QTreeWidgetItem *parent, const QList<WorkspaceFile> &files)
{
    qDeleteAll(parent->takeChildren());
    for (const WorkspaceFile &file : files) {
        auto *item = new QTreeWidgetItem(parent);
        const QString title = visibleText(file.title);
        item->setText(0, file.modified ? title + QStringLiteral(" *") : title);
        item->setToolTip(0, file.path.isEmpty() ? title : visibleText(file.path));
        item->setIcon(0, widgets::icon(QLatin1String("text-x-generic")));
        item->setData(0, KeyRole, file.key);
        item->setData(0, PathRole, file.path);
        item->setFirstColumnSpanned(true);
    }
    parent->setHidden(files.isEmpty());
}

void appendText(QString &text, const QTreeWidgetItem *item, int depth)
{
    if (item->isHidden())
        return;
    text += QString(depth * 2, u' ') + item->text(0);
    if (!item->text(CountColumn).isEmpty())
        text += u' ' + item->text(CountColumn);
    text += u'\n';
    for (int i = 0; i < item->childCount(); ++i)
        appendText(text, item->child(i), depth + 1);
}

} // namespace

WorkspaceTree::WorkspaceTree(QWidget *parent)
    : QWidget(parent)
    , filter_(new QLineEdit(this))
    , tree_(new QTreeWidget(this))
    , files_(new QTreeWidgetItem(tree_))
    , recent_(new QTreeWidgetItem(tree_))
    , clusters_(new QTreeWidgetItem(tree_))
{
    tree_->setColumnCount(2);
    tree_->setHeaderHidden(true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->setUniformRowHeights(true);
    tree_->setIndentation(indentation);
    tree_->setTextElideMode(Qt::ElideMiddle);
    tree_->setItemDelegateForColumn(0, new widgets::ApartDelegate(tree_));
    widgets::tellCutCells(tree_);
    for (QTreeWidgetItem *top : {files_, recent_, clusters_}) {
        QFont bold = tree_->font();
        bold.setBold(true);
        top->setFont(0, bold);
        top->setFlags(Qt::ItemIsEnabled);
        top->setExpanded(true);
        top->setHidden(true);
    }
    filter_->setClearButtonEnabled(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(filter_);
    layout->addWidget(tree_);
    connect(filter_, &QLineEdit::textChanged, this, &WorkspaceTree::setFilter);
    connect(tree_, &QTreeWidget::itemActivated, this, &WorkspaceTree::activate);
    connect(actions::make(actions::Command::FilterWorkspace, tree_), &QAction::triggered, this,
            [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
    setFocusProxy(tree_);
    retranslate();
}

void WorkspaceTree::setFiles(const QList<WorkspaceFile> &open, const QList<WorkspaceFile> &recent)
{
    fillFiles(files_, open);
    fillFiles(recent_, recent);
    setFilter(filter_->text());
}

void WorkspaceTree::setClusters(const QList<WorkspaceCluster> &clusters)
{
    shown_ = clusters;
    QHash<QString, QTreeWidgetItem *> old;
    for (int i = 0; i < clusters_->childCount(); ++i)
        old.insert(clusters_->child(i)->data(0, ClusterRole).toString(), clusters_->child(i));
    for (const WorkspaceCluster &cluster : clusters) {
        QTreeWidgetItem *item = old.take(cluster.name);
        if (item == nullptr) {
            item = new QTreeWidgetItem(clusters_);
            item->setData(0, ClusterRole, cluster.name);
            item->setData(0, GroupRole, int(Group::Jobs));
            item->setExpanded(true);
        }
        updateCluster(item, cluster);
    }
    qDeleteAll(old);
    clusters_->setHidden(clusters.isEmpty());
}

void WorkspaceTree::updateCluster(QTreeWidgetItem *item, const WorkspaceCluster &cluster)
{
    item->setText(0, visibleText(cluster.name));
    const QString state = !cluster.watched ? tr("Not watched: double click to connect.")
                          : cluster.ended  ? tr("This recording is over. What is shown is its last moment.")
                          : cluster.reachable
                              ? tr("Answers.")
                              : tr("Does not answer as it should. What is shown is the last that was seen.");
    item->setToolTip(0, state);
    item->setData(0, Qt::AccessibleDescriptionRole, state);
    const bool answers = cluster.reachable && !cluster.ended;
    item->setIcon(0, widgets::icon(cluster.production ? QLatin1String("object-locked")
                                   : answers          ? QLatin1String("network-connect")
                                                      : QLatin1String("network-disconnect")));
    if (!cluster.watched) {
        qDeleteAll(item->takeChildren());
        return;
    }
    // Counts of a cluster that does not answer are of some time ago, and look so.
    const QBrush letters = answers ? QBrush() : QBrush(widgets::toneColor(widgets::Tone::Muted, palette()));
    QFont font = tree_->font();
    font.setItalic(!answers);
    const auto number = [&cluster](int count) {
        return cluster.known ? QString::number(count) : QStringLiteral("–");
    };
    int rows = 0;
    setCount(item, rows++, Group::Running, tr("Running"), number(cluster.running));
    if (cluster.waiting > 0)
        setCount(item, rows++, Group::Waiting, tr("Waiting"), number(cluster.waiting));
    if (cluster.stopping > 0)
        setCount(item, rows++, Group::Stopping, tr("Stopping"), number(cluster.stopping));
    setCount(item, rows++, Group::Failed, tr("Failed"), number(cluster.failed));
    setCount(item, rows++, Group::Workers, tr("Workers"), number(cluster.workers));
    setCount(item, rows++, Group::Findings, tr("Findings"), QString::number(cluster.findings));
    while (item->childCount() > rows)
        delete item->takeChild(rows);
    for (int row = 0; row < item->childCount(); ++row) {
        QTreeWidgetItem *const count = item->child(row);
        for (const int column : {0, CountColumn}) {
            count->setForeground(column, letters);
            count->setFont(column, font);
            count->setToolTip(column, answers ? QString() : state);
        }
    }
}

QString WorkspaceTree::asText() const
{
    QString text;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i)
        appendText(text, tree_->topLevelItem(i), 0);
    return text;
}

void WorkspaceTree::activate(QTreeWidgetItem *item)
{
    const QString key = item->data(0, KeyRole).toString();
    const QString path = item->data(0, PathRole).toString();
    const QString cluster = item->data(0, ClusterRole).toString();
    if (!key.isEmpty())
        Q_EMIT pageRequested(key);
    else if (!path.isEmpty())
        Q_EMIT fileRequested(path);
    else if (!cluster.isEmpty())
        Q_EMIT clusterRequested(cluster, Group(item->data(0, GroupRole).toInt()));
}

void WorkspaceTree::setFilter(const QString &text)
{
    for (QTreeWidgetItem *top : {files_, recent_, clusters_}) {
        for (int i = 0; i < top->childCount(); ++i)
            top->child(i)->setHidden(!top->child(i)->text(0).contains(text, Qt::CaseInsensitive));
    }
}

void WorkspaceTree::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WorkspaceTree::retranslate()
{
    filter_->setPlaceholderText(tr("Filter ( / )"));
    filter_->setAccessibleName(tr("Filter the workspace"));
    tree_->setAccessibleName(tr("Workspace"));
    for (QAction *action : tree_->actions())
        actions::retranslate(action);
    files_->setText(0, tr("Files"));
    recent_->setText(0, tr("Recent"));
    clusters_->setText(0, tr("Clusters"));
    setClusters(QList<WorkspaceCluster>(shown_));
}

} // namespace sluice::shell
