#include "ui/shell/exporter.h"

#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/editing/file.h"
#include "models/job/files/export.h"
#include "models/job/submission.h"
#include "models/workspace/settings.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace sluice::shell {

namespace {

job::SecretHandling handling(bool keep)
{
    return keep ? job::SecretHandling::Keep : job::SecretHandling::Mask;
}

/// What nobody expects, a sentence each.
QStringList changesOf(const Result<job::Submission> &job)
{
    QStringList changes;
    if (job)
        for (const job::SubmissionRemark &remark : job->remarks)
            if (remark.surprising)
                changes.append(translated(remark.message));
    return changes;
}

QString withChanges(const QString &sentence, const QStringList &changes)
{
    return (QStringList{sentence} + changes).join(QLatin1Char(' '));
}

} // namespace

Exporter::Exporter(workspace::Settings &settings, FilePicker picker, QObject *parent)
    : QObject(parent)
    , settings_(settings)
    , picker_(std::move(picker))
{
}

void Exporter::toConfFile(QWidget *window, const editing::Document &document)
{
    writeTo(window, PickFor::SaveConf, document,
            job::toConf(document.analysis().job(), handling(keepSecrets_)), {});
}

void Exporter::toJsonFile(QWidget *window, const editing::Document &document)
{
    const Result<job::Submission> job = job::submission(document.analysis().again(), {{}, {}, true});
    writeTo(window, PickFor::SaveJson, document, bodyOf(job), changesOf(job));
}

void Exporter::copyCurl(const editing::Document &document, engine::ApiFlavour flavour, const QString &baseUrl)
{
    const auto rest = flavour == engine::ApiFlavour::V1 ? job::RestFlavour::V1 : job::RestFlavour::V2;
    job::SubmissionOptions options;
    options.values.given = document.variables();
    const Result<job::Submission> job = job::submission(document.analysis().again(), options);
    Result<std::string> command = bodyOf(job);
    if (command)
        *command = job::toCurl(*command, rest, baseUrl.toStdString(), job->name);
    copy(command, withChanges(tr("The curl command is on the clipboard."), changesOf(job)));
}

/// What leaves the program: masked, unless the person asked for exactly what is sent.
Result<std::string> Exporter::bodyOf(const Result<job::Submission> &job) const
{
    if (!job)
        return tl::unexpected(job.error());
    return keepSecrets_ ? job->body : job->masked;
}

void Exporter::copyCommandLine(const editing::Document &document)
{
    if (document.path().isEmpty()) {
        Q_EMIT failed({ErrorCode::InvalidArgument,
                       SLUICE_MESSAGE("sluice::shell::Exporter",
                                      "Save the job to a file first: the engine's command line names it.")});
        return;
    }
    const std::string name = document.analysis().jobName();
    copy(job::toEngineCommand(document.path().toStdString(), name, false),
         tr("The command line is on the clipboard."));
}

void Exporter::writeTo(QWidget *window, PickFor purpose, const editing::Document &document,
                       const Result<std::string> &content, const QStringList &changes)
{
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    const QLatin1String suffix(purpose == PickFor::SaveJson ? ".json" : ".conf");
    const QString base = QFileInfo(document.title()).completeBaseName();
    const QDir folder(document.path().isEmpty() ? settings_.text(workspace::Setting::LastFolder)
                                                : QFileInfo(document.path()).absolutePath());
    const QString name =
        base + (document.title().endsWith(suffix) ? QStringLiteral("-export") : QString()) + suffix;
    const bool masked = !keepSecrets_;
    picker_(window, purpose, folder.filePath(name),
            [this, text = *content, masked, changes](const QStringList &paths) {
                if (paths.isEmpty())
                    return;
                if (const auto written = editing::writeFile(paths.constFirst(), text); !written) {
                    Q_EMIT failed(written.error());
                    return;
                }
                const QString shown = QDir::toNativeSeparators(paths.constFirst());
                Q_EMIT exported(
                    withChanges(masked ? tr("Exported to %1; passwords, if any, are masked.").arg(shown)
                                       : tr("Exported to %1 with passwords as they are.").arg(shown),
                                changes));
            });
}

void Exporter::copy(const Result<std::string> &content, const QString &sentence)
{
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(*content));
    Q_EMIT exported(sentence);
}

} // namespace sluice::shell
