#include "ui/shell/resumeflow.h"

#include "models/core/qtshown.h"
#include "models/editing/document.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"

namespace sluice::shell {

namespace {

/// So many open files are named in the question; the file dialog finds the others.
constexpr qsizetype mostNamed = 3;

/// A long name keeps its end, in which files of a series differ.
QString shortened(const QString &title)
{
    constexpr qsizetype most = 32;
    const QString whole = shown(title);
    return whole.size() <= most ? whole
                                : whole.left(most / 2 - 1) + QStringLiteral("…") + whole.right(most / 2);
}

const QString &resumeReason()
{
    static const QString reason = QStringLiteral("resume");
    return reason;
}

} // namespace

ResumeFlow::ResumeFlow(OpenFiles &files, Notices &notices)
    : files_(files)
    , notices_(notices)
{
}

ResumeFlow::~ResumeFlow() = default;

void ResumeFlow::remember(const QString &cluster, const QString &jobId, const editor::EditorPage &page)
{
    notices_.withdraw(resumeReason());
    origins_.insert({cluster, jobId}, {&page, page.document()->path()});
}

void ResumeFlow::find(const QString &cluster, const QString &jobId, const QString &jobName)
{
    notices_.withdraw(resumeReason());
    editor::EditorPage *page = pageOf(origins_.value({cluster, jobId}));
    if (page == nullptr)
        page = named(jobName);
    if (page != nullptr)
        Q_EMIT found(page, cluster, jobId);
    else
        ask(cluster, jobId, jobName);
}

/// Opens the file again when its page was closed; null: it is not known, or cannot be read any more.
editor::EditorPage *ResumeFlow::pageOf(const Origin &origin) const
{
    const QList<editor::EditorPage *> pages = files_.pages();
    for (editor::EditorPage *page : pages) {
        if (page == origin.page)
            return page;
    }
    return origin.path.isEmpty() ? nullptr : files_.open(origin.path);
}

/// The only open page that names this job; null: none does, or several do.
editor::EditorPage *ResumeFlow::named(const QString &jobName) const
{
    editor::EditorPage *found = nullptr;
    const QList<editor::EditorPage *> pages = files_.pages();
    for (editor::EditorPage *page : pages) {
        if (page->jobName() != jobName)
            continue;
        if (found != nullptr)
            return nullptr;
        found = page;
    }
    return found;
}

void ResumeFlow::ask(const QString &cluster, const QString &jobId, const QString &jobName)
{
    const auto goOn = [this, cluster, jobId](editor::EditorPage *page) {
        Q_EMIT found(page, cluster, jobId);
    };
    QList<Notices::Choice> choices;
    const QList<editor::EditorPage *> pages = files_.pages().mid(0, mostNamed);
    for (editor::EditorPage *page : pages) {
        const QPointer<editor::EditorPage> guarded(page);
        choices.append({[title = shortened(page->title())] { return tr("Go on with %1").arg(title); },
                        [guarded, goOn] {
                            if (guarded)
                                goOn(guarded);
                        }});
    }
    choices.append({[] { return tr("Open a job file…"); },
                    [this, goOn] {
                        files_.pickOne(goOn);
                    }});
    notices_.tell(
        [jobName] {
            return tr("With which job file shall %1 go on? What runs on is the file as it is now.")
                .arg(shown(jobName));
        },
        choices, resumeReason(), nullptr, Notices::Stay::UntilClosed);
}

} // namespace sluice::shell
