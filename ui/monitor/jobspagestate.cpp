// What the page says where it has no rows, what can be done with the selected one, and its texts.
#include "models/items/jobsfilter.h"
#include "models/items/jobsmodel.h"
#include "models/items/timetext.h"
#include "ui/actions/actions.h"
#include "ui/monitor/clusterstrip.h"
#include "ui/monitor/jobspage.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/chiprow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/searchwords.h"
#include "ui/widgets/whynot.h"

#include <QAction>
#include <QLabel>
#include <QStackedLayout>

namespace sluice::monitorui {

void JobsPage::refreshState()
{
    const int all = model_->rowCount();
    const int shown = filter_->rowCount();
    refreshCount();
    using Actions = QList<widgets::EmptyState::Action>;
    const auto offer = [](const char *id, const QString &text, const char *source, const char *aliases) {
        return widgets::EmptyState::Action{
            QLatin1String(id), text, widgets::searchWordsFor(staticMetaObject.className(), source, aliases)};
    };
    if (cluster_.name.isEmpty()) {
        empty_->setContent(
            tr("No cluster yet"),
            tr("Paste the address of one of its members, or look at the demo, which needs no network."),
            Actions{offer("connect", tr("Connect to a clu&ster…"), "Connect to a clu&ster…",
                          "add new url 添加 连接"),
                    offer("demo", tr("Tr&y the demo"), "Tr&y the demo", "example sample 演示 示例")});
    } else if (all == 0 && !watched_) {
        empty_->setContent(tr("%1 is not watched").arg(cluster_.name),
                           tr("Nobody asks it for its jobs. Connect to it to see them."),
                           Actions{offer("connect", tr("Connect to a clu&ster…"), "Connect to a clu&ster…",
                                         "add new url 添加 连接")});
    } else if (all == 0 && isFirstAnswerAwaited(latest_)) {
        empty_->setContent(tr("Asking %1 for its jobs…").arg(cluster_.name),
                           tr("The first answer takes a few seconds on a cluster with many jobs."));
    } else if (all == 0 && isUnreachable(latest_)) {
        empty_->setContent(
            tr("%1 does not answer").arg(cluster_.name), strip_->trouble(),
            Actions{
                offer("refresh", tr("Try &again"), "Try &again", "retry reload poll 重试 刷新"),
                offer("again", tr("Chan&ge the address…"), "Chan&ge the address…", "edit url 修改 地址")});
    } else if (all == 0) {
        empty_->setContent(
            tr("No jobs yet on %1").arg(cluster_.name),
            tr("The cluster answers and knows no job. Open a job file and submit it with F9."),
            Actions{offer("file", tr("&Open a job file…"), "&Open a job file…", "conf submit 打开 文件")});
    } else if (shown == 0) {
        empty_->setContent(tr("No job matches"), tr("%n job(s) are hidden by the filter.", "", all),
                           Actions{offer("clear", tr("Clear the filte&r"), "Clear the filte&r",
                                         "reset show all 清除 筛选")});
    }
    stack_->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(empty_) : table_);
    setFocusProxy(stack_->currentWidget());
    for (QWidget *control :
         {static_cast<QWidget *>(field_), static_cast<QWidget *>(chips_), static_cast<QWidget *>(count_)})
        control->setVisible(all > 0);
    refreshActions();
}

void JobsPage::refreshActions()
{
    const QModelIndex index = table_->currentRow();
    const bool some = index.isValid();
    const bool runs = some && !cluster_.recording && index.data(items::JobsModel::StoppableRole).toBool();
    const QString whyNone = some ? QString() : tr("Select a job in the list first.");
    widgets::setWhyNot(open_, whyNone);
    widgets::setWhyNot(copyId_, whyNone);
    stop_->setEnabled(runs);
    stopSavepoint_->setEnabled(runs);
    resume_->setEnabled(some && !cluster_.recording && index.data(items::JobsModel::ResumableRole).toBool());
    widgets::setWhyNot(copyList_, filter_->rowCount() > 0 ? QString() : tr("There is no job in the list."));
    widgets::setWhyNot(
        refresh_, cluster_.name.isEmpty() ? tr("There is no cluster yet: connect to one first.") : QString());
    Q_EMIT currentJobChanged();
}

void JobsPage::retranslate()
{
    setAccessibleName(tr("Jobs"));
    table_->setAccessibleName(tr("Jobs of the cluster"));
    field_->setPlaceholderText(tr("Filter by name or id  ( / )"));
    field_->setAccessibleName(tr("Filter jobs by name or id"));
    chips_->setAccessibleName(tr("Filter jobs by state"));
    const QList<QAction *> all = table_->actions();
    for (QAction *action : all)
        actions::retranslate(action);
    model_->retranslate();
    refreshChips();
    refreshState();
}

} // namespace sluice::monitorui
