#pragma once

#include <QHash>
#include <QObject>
#include <QPair>
#include <QPointer>

namespace sluice::editor {
class EditorPage;
} // namespace sluice::editor

namespace sluice::shell {

class Notices;
class OpenFiles;

/// Which job file a job goes on with: the one that it was submitted from, the open one that names it, or the
/// one that the person says. The name in a file may hold variables, so that it cannot always be found by it.
class ResumeFlow : public QObject
{
    Q_OBJECT

public:
    ResumeFlow(OpenFiles &files, Notices &notices);
    ~ResumeFlow() override;

    /// The job was submitted from this page, in this session.
    void remember(const QString &cluster, const QString &jobId, const editor::EditorPage &page);
    /// found() at once, or when the person has answered; not at all when nothing is answered.
    void find(const QString &cluster, const QString &jobId, const QString &jobName);

Q_SIGNALS:
    void found(sluice::editor::EditorPage *page, const QString &cluster, const QString &jobId);

private:
    struct Origin
    {
        QPointer<const editor::EditorPage> page;
        QString path; ///< empty: it was no file yet
    };

    editor::EditorPage *pageOf(const Origin &origin) const;
    editor::EditorPage *named(const QString &jobName) const;
    void ask(const QString &cluster, const QString &jobId, const QString &jobName);

    OpenFiles &files_;
    Notices &notices_;
    QHash<QPair<QString, QString>, Origin> origins_; ///< by cluster and job id
};

} // namespace sluice::shell
