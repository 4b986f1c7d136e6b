#include "ui/shell/submitflow.h"

#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/job/export.h"
#include "models/job/job.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/statusbar.h"

#include <memory>
#include <optional>

namespace sluice::shell {

namespace {

using monitorui::SubmitRequest;

engine::JobMode modeOf(const hocon::Tree &tree)
{
    switch (job::decideMode(tree).mode) {
    case job::Mode::Batch:
        return engine::JobMode::Batch;
    case job::Mode::Streaming:
        return engine::JobMode::Streaming;
    default:
        return engine::JobMode::Unknown;
    }
}

QList<SubmitRequest::Problem> problemsOf(const editing::Document &document)
{
    QList<SubmitRequest::Problem> problems;
    for (const job::Problem &problem : document.problems()) {
        const auto severity = problem.severity == job::ProblemSeverity::Error ? SubmitRequest::Problem::Error
                              : problem.severity == job::ProblemSeverity::Warning
                                  ? SubmitRequest::Problem::Warning
                                  : SubmitRequest::Problem::Hint;
        problems.append({severity, int(problem.place.line), translated(problem.message)});
    }
    return problems;
}

} // namespace

SubmitFlow::SubmitFlow(ClusterRegistry &clusters, ClusterPages &pages, StatusBar &status, QWidget *window)
    : clusters_(clusters)
    , pages_(pages)
    , status_(status)
    , window_(window)
{
    connect(&status_, &StatusBar::cancelRequested, this, [this] {
        if (!waiting_)
            return;
        stopWaiting();
        Q_EMIT abandoned();
    });
}

SubmitFlow::~SubmitFlow() = default;

void SubmitFlow::begin(editor::EditorPage &page)
{
    const editing::Document &document = *page.document();
    const auto json = job::toJson(document.tree(), job::SecretHandling::Keep);
    if (!json) {
        Q_EMIT failed(json.error());
        return;
    }
    const auto masked = job::toJson(document.tree(), job::SecretHandling::Mask);

    SubmitRequest request;
    request.cluster = pages_.identity(clusters_.target());
    request.file = document.title();
    request.name = QString::fromStdString(job::jobName(document.tree()));
    request.mode = modeOf(document.tree());
    request.json = QByteArray::fromStdString(*json);
    request.shownJson = masked ? QString::fromStdString(*masked) : QString();
    request.problems = problemsOf(document);

    auto *sheet = new monitorui::SubmitSheet(request, window_);
    connect(sheet, &monitorui::SubmitSheet::submitConfirmed, this, &SubmitFlow::send);
    connect(sheet, &monitorui::SubmitSheet::problemRequested, &page, [&page](int line) {
        const LineIndex lines(page.document()->text());
        page.showSpan({lines.lineStart(std::size_t(line)), 0});
    });
    sheet->open();
}

void SubmitFlow::send(const QString &cluster, const QByteArray &json, const QString &jobName)
{
    monitor::ClusterMonitor *const monitor = clusters_.monitor(cluster);
    if (monitor == nullptr) {
        Q_EMIT failed(
            {ErrorCode::InvalidArgument, tr("%1 is not watched any more.").arg(cluster).toStdString()});
        return;
    }
    stopWaiting();
    waiting_ = new QObject(this);
    status_.startBusy(tr("Submitting %1 to %2…").arg(jobName, cluster));
    using monitor::ClusterMonitor;
    const auto lost = std::make_shared<std::optional<Error>>();
    const quint64 number = monitor->submit(json, jobName);
    connect(
        monitor, &ClusterMonitor::submitUnanswered, waiting_,
        [this, number, jobName, cluster](const Error &, quint64 submit) {
            if (submit == number)
                status_.startBusy(
                    tr("No answer to the submit of %1: looking for the job on %2…").arg(jobName, cluster));
        });
    connect(monitor, &ClusterMonitor::submitFound, waiting_,
            [number, lost](const Error &why, quint64 submit) {
                if (submit == number)
                    *lost = why;
            });
    connect(monitor, &ClusterMonitor::submitted, waiting_,
            [this, cluster, number, lost](const QString &id, const QString &name, quint64 submit) {
                if (submit != number)
                    return;
                const std::optional<Error> why = *lost;
                stopWaiting();
                pages_.openJob(cluster, id);
                Q_EMIT submitted(cluster, id, name);
                if (why)
                    Q_EMIT answerLost(*why);
            });
    connect(monitor, &ClusterMonitor::submitFailed, waiting_,
            [this, number](const Error &error, quint64 submit) {
                if (submit != number)
                    return;
                stopWaiting();
                Q_EMIT failed(error);
            });
    connect(monitor, &ClusterMonitor::submitUncertain, waiting_,
            [this, number](const Error &error, quint64 submit) {
                if (submit != number)
                    return;
                stopWaiting();
                Q_EMIT uncertain(error);
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
