#pragma once

#include "models/core/error.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QPointer>

namespace sluice::editing {
class Document;
} // namespace sluice::editing
namespace sluice::editor {
class EditorPage;
} // namespace sluice::editor
namespace sluice::monitorui {
struct SubmitOrder;
struct SubmitRequest;
} // namespace sluice::monitorui

namespace sluice::shell {

class ClusterPages;
class ClusterRegistry;
class OpenOrders;
class StatusBar;

/// A submit from the press of F9 to the job's page: the sheet that names cluster, mode and problems, the
/// request, the answer.
class SubmitFlow : public QObject
{
    Q_OBJECT

public:
    SubmitFlow(ClusterRegistry &clusters, ClusterPages &pages, OpenOrders &orders, StatusBar &status,
               QWidget *window);
    ~SubmitFlow() override;

    /// Asks, and submits to the target cluster when the person confirms; `savepointJob` is proposed to go on
    /// from, empty: a new job. Precondition: the target is watched.
    /// `name`: what the page's tab calls its file.
    void begin(editor::EditorPage &page, const QString &name, const QString &savepointJob = {});
    /// Gives a page that was opened what its variables were given before, for as long as the program runs.
    void takeUp(editor::EditorPage &page);
    /// The file that was last begun with; its name, for sentences.
    QString file() const { return file_; }

Q_SIGNALS:
    /// The job cannot be sent, or the engine refused it; the error has the engine's own words. `cluster` is
    /// empty where it was not sent to one.
    void failed(const sluice::Error &error, const QString &cluster);
    void submitted(const QString &cluster, const QString &jobId, const QString &jobName);
    /// Before submitted() and found(): the page that the job was submitted from, where it is still open.
    void submittedFrom(const sluice::editor::EditorPage &page, const QString &cluster, const QString &jobId);
    /// A submit goes out: what was said of the one before to this cluster is past.
    void sending(const QString &cluster);
    /// The answer was lost, and it is not known whether the job was started; the error says what was looked
    /// at.
    void uncertain(const QString &cluster, const QString &jobName, const sluice::Error &error);
    /// The answer was lost; the job is being looked for now.
    void unanswered(const QString &cluster, const QString &jobName, const sluice::Error &why);
    /// Instead of submitted(): the answer was lost, the job was found by looking.
    void found(const QString &cluster, const QString &jobId, const QString &jobName,
               const sluice::Error &lost);
    /// The person does not want to wait for the answer any longer.
    void abandoned(const QString &cluster, const QString &jobName);

private:
    monitorui::SubmitRequest requestFor(const editing::Document &document, const QString &savepointJob) const;
    void send(const monitorui::SubmitOrder &order, const QPointer<const editor::EditorPage> &from);
    void stopWaiting();
    /// The same for a file that was closed and opened again.
    static QString keyOf(const editor::EditorPage &page);
    void remember(const QString &key, const monitorui::SubmitRequest &asked,
                  const QMap<QString, QString> &values);

    ClusterRegistry &clusters_;
    ClusterPages &pages_;
    OpenOrders &orders_;
    StatusBar &status_;
    QWidget *window_;
    /// What variables were given last, by document and name. It may hold secrets, so it is never written
    /// anywhere.
    QHash<QString, QMap<QString, QString>> values_;
    QString file_;
    QPointer<QObject> waiting_; ///< context of the connections that wait for an answer
    QString waitingFor_;        ///< the cluster of that, and the job's name
    QString waitingJob_;
};

} // namespace sluice::shell
