#include "ui/shell/submitflow.h"

#include "models/editing/document.h"
#include "models/items/jobstates.h"
#include "models/items/timetext.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/openorders.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/submitparts.h"

#include <memory>
#include <optional>

namespace sluice::shell {

namespace {

using monitorui::SubmitRequest;

/// The jobs that matter for a submit: those that run, those that stopped with a savepoint, and those that
/// were last seen running.
QList<monitorui::SubmitJob> jobsOf(const monitor::ClusterMonitor &monitor)
{
    QList<monitorui::SubmitJob> jobs;
    for (const monitor::JobView &job : monitor.snapshot().jobs) {
        const bool savepoint = job.info.state == engine::JobState::SavepointDone;
        if (savepoint || !engine::isEndState(job.info.state))
            jobs.append({job.id, job.info.name, items::stateWord(job), savepoint, job.gone,
                         items::goesOnFromCheckpoint(job),
                         items::timeText(job.seenMs, monitor.snapshot().timeMs)});
    }
    return jobs;
}

/// What is open as long as it is not known what became of this submit.
QStringList keysOf(const QString &cluster, const QString &savepointJob)
{
    QStringList keys{OpenOrders::submitTo(cluster)};
    if (!savepointJob.isEmpty())
        keys.append(OpenOrders::ofJob(cluster, savepointJob));
    return keys;
}

} // namespace

SubmitFlow::SubmitFlow(ClusterRegistry &clusters, ClusterPages &pages, OpenOrders &orders, StatusBar &status,
                       QWidget *window)
    : clusters_(clusters)
    , pages_(pages)
    , orders_(orders)
    , status_(status)
    , window_(window)
{
    connect(&status_, &StatusBar::cancelRequested, this, [this] {
        if (!waiting_)
            return;
        stopWaiting();
        Q_EMIT abandoned(waitingFor_, waitingJob_);
    });
}

SubmitFlow::~SubmitFlow() = default;

SubmitRequest SubmitFlow::requestFor(const editing::Document &document, const QString &savepointJob) const
{
    SubmitRequest request;
    request.cluster = pages_.identity(clusters_.target());
    // Read anew: what it includes may have changed. The sheet stands over the window, so that the text cannot
    // change under it.
    describeJob(document.analysis().again(), request);
    request.recording = clusters_.entry(clusters_.target())->demo;
    request.unsaved = document.isModified();
    request.unsettled = orders_.sentences(keysOf(clusters_.target(), savepointJob));
    request.jobs = jobsOf(*clusters_.monitor(clusters_.target()));
    request.savepointJob = savepointJob;
    // What goes on is that job, whatever its file would be called.
    for (const monitorui::SubmitJob &job : std::as_const(request.jobs))
        if (job.id == savepointJob && !job.name.isEmpty()) {
            request.name = job.name;
            request.keepsName = true;
        }
    return request;
}

void SubmitFlow::begin(editor::EditorPage &page, const QString &name, const QString &savepointJob)
{
    file_ = name;
    SubmitRequest request = requestFor(*page.document(), savepointJob);
    request.file = name;
    const QString key = keyOf(page);
    const QMap<QString, QString> known = values_.value(key);
    for (monitorui::SubmitVariable &variable : request.variables)
        variable.value = known.value(variable.name);
    if (const auto body = request.render({}); !body && request.variables.isEmpty()) {
        Q_EMIT failed(body.error(), {});
        return;
    }
    auto *sheet = new monitorui::SubmitSheet(request, window_);
    connect(sheet, &monitorui::SubmitSheet::submitConfirmed, this,
            [this, from = QPointer<const editor::EditorPage>(&page)](const monitorui::SubmitOrder &order) {
                send(order, from);
            });
    connect(sheet, &QDialog::finished, this,
            [this, sheet, key, request, from = QPointer<const editor::EditorPage>(&page)] {
                remember(key, request, sheet->values());
                if (from)
                    from->document()->setVariables(givenValues(values_.value(key)));
            });
    connect(sheet, &monitorui::SubmitSheet::problemRequested, &page, [&page](int line) {
        const LineIndex lines(page.document()->text());
        page.showSpan({lines.lineStart(std::size_t(line)), 0});
    });
    sheet->open();
}

void SubmitFlow::takeUp(editor::EditorPage &page)
{
    editing::Document *const document = page.document();
    document->setVariables(givenValues(values_.value(keyOf(page))));
    // Under another name it is the same text, with the same values.
    connect(document, &editing::Document::pathChanged, this, [this, &page, key = keyOf(page)]() mutable {
        const QMap<QString, QString> known = values_.value(key);
        if (!key.startsWith(u'/'))
            values_.remove(key);
        key = keyOf(page);
        if (!known.isEmpty())
            values_.insert(key, known);
        page.document()->setVariables(givenValues(values_.value(key)));
    });
    // A text without a file is known by its page, whose address another one may get later.
    connect(&page, &QObject::destroyed, this,
            [this, key = QStringLiteral("page %1").arg(quintptr(&page))] { values_.remove(key); });
}

QString SubmitFlow::keyOf(const editor::EditorPage &page)
{
    const QString path = page.document()->path();
    return path.isEmpty() ? QStringLiteral("page %1").arg(quintptr(&page)) : path;
}

void SubmitFlow::remember(const QString &key, const SubmitRequest &asked,
                          const QMap<QString, QString> &values)
{
    QMap<QString, QString> &known = values_[key];
    for (const monitorui::SubmitVariable &variable : asked.variables) {
        if (values.contains(variable.name))
            known.insert(variable.name, values.value(variable.name));
        else
            known.remove(variable.name);
    }
}

void SubmitFlow::send(const monitorui::SubmitOrder &order, const QPointer<const editor::EditorPage> &from)
{
    const QString cluster = order.cluster;
    monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr) {
        Q_EMIT failed(
            {ErrorCode::InvalidArgument,
             SLUICE_MESSAGE("sluice::shell::SubmitFlow", "%1 is not watched any more.").with(cluster)},
            cluster);
        return;
    }
    stopWaiting();
    waiting_ = new QObject(this);
    waitingFor_ = cluster;
    waitingJob_ = order.jobName;
    Q_EMIT sending(cluster);
    const QStringList keys = keysOf(cluster, order.savepointJob);
    for (const QString &key : keys)
        orders_.open(key, [name = order.jobName, cluster] {
            return tr("It is not known whether the submit of %1 to %2 arrived: look for the job there before "
                      "you send it again.")
                .arg(name, cluster);
        });
    const auto settle = [this, keys] {
        for (const QString &key : keys)
            orders_.settle(key);
    };
    status_.startBusy(tr("Submitting %1 to %2…").arg(order.jobName, cluster));
    using monitor::ClusterMonitor;
    const auto lost = std::make_shared<std::optional<Error>>();
    const quint64 number =
        monitor->submit(order.json, order.jobName, order.savepointJob, !order.savepointJob.isEmpty());
    connect(
        monitor, &ClusterMonitor::submitUnanswered, waiting_,
        [this, number, jobName = order.jobName, cluster](const QString &, const Error &why, quint64 submit) {
            if (submit != number)
                return;
            status_.startBusy(
                tr("No answer to the submit of %1: looking for the job on %2…").arg(jobName, cluster));
            Q_EMIT unanswered(cluster, jobName, why);
        });
    connect(monitor, &ClusterMonitor::submitRemark, waiting_,
            [number, lost](const Error &why, quint64 submit) {
                if (submit == number)
                    *lost = why;
            });
    connect(
        monitor, &ClusterMonitor::submitted, waiting_,
        [this, cluster, number, lost, from, settle](const QString &id, const QString &name, quint64 submit) {
            if (submit != number)
                return;
            const std::optional<Error> why = *lost;
            stopWaiting();
            settle();
            if (from)
                Q_EMIT submittedFrom(*from, cluster, id);
            pages_.openJob(cluster, id);
            if (why)
                Q_EMIT found(cluster, id, name, *why);
            else
                Q_EMIT submitted(cluster, id, name);
        });
    connect(monitor, &ClusterMonitor::submitFailed, waiting_,
            [this, number, cluster, settle](const Error &error, quint64 submit) {
                if (submit != number)
                    return;
                stopWaiting();
                settle();
                Q_EMIT failed(error, cluster);
            });
    connect(monitor, &ClusterMonitor::submitUncertain, waiting_,
            [this, number, cluster, jobName = order.jobName](const Error &error, quint64 submit) {
                if (submit != number)
                    return;
                stopWaiting();
                Q_EMIT uncertain(cluster, jobName, error);
            });
}

void SubmitFlow::stopWaiting()
{
    status_.stopBusy();
    if (waiting_)
        waiting_->deleteLater();
    waiting_.clear();
}

} // namespace sluice::shell
