// What the sheet says; how it is put together is in submitsheet.cpp.
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/jobstates.h"
#include "ui/monitor/lockgate.h"
#include "ui/monitor/submitsheet.h"
#include "ui/monitor/variablefields.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/tone.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace sluice::monitorui {

namespace {

using Problem = SubmitRequest::Problem;

QIcon problemIcon(Problem::Severity severity, const QPalette &palette)
{
    switch (severity) {
    case Problem::Error:
        return widgets::glyphIcon(widgets::Glyph::Octagon,
                                  widgets::toneColor(widgets::Tone::Critical, palette));
    case Problem::Warning:
        return widgets::glyphIcon(widgets::Glyph::Triangle,
                                  widgets::toneColor(widgets::Tone::Warning, palette));
    case Problem::Hint:
        break;
    }
    return widgets::glyphIcon(widgets::Glyph::Info, widgets::toneColor(widgets::Tone::Info, palette));
}

} // namespace

void SubmitSheet::fillProblems()
{
    problems_->clear();
    problems_->setVisible(!left_.isEmpty());
    for (const Problem &problem : std::as_const(left_)) {
        auto *item =
            new QListWidgetItem(problemIcon(problem.severity, palette()),
                                tr("Line %1: %2").arg(problem.line).arg(shown(problem.text)), problems_);
        item->setData(Qt::UserRole, problem.line);
        item->setToolTip(item->text());
    }
}

/// What jobs of this name left behind. That of others is not offered: the engine would fill this text with
/// their state. What is chosen, or was asked for, stays in the list whatever the name is.
void SubmitSheet::fillStarts()
{
    const QString chosen = start_->count() == 0 ? request_.savepointJob : savepointJob();
    const QSignalBlocker blocker(start_);
    start_->clear();
    start_->addItem(tr("as a new job"), QString());
    for (const SubmitJob &job : std::as_const(request_.jobs)) {
        const bool possible = job.savepoint || (job.gone && job.checkpoints);
        if (possible && (job.name == jobName() || job.id == chosen || job.id == request_.savepointJob))
            start_->addItem(startText(job), job.id);
    }
    start_->setCurrentIndex(qMax(0, start_->findData(chosen)));
    start_->setVisible(start_->count() > 1);
    startLabel_->setVisible(start_->count() > 1);
}

QString SubmitSheet::startText(const SubmitJob &job) const
{
    if (job.savepoint)
        return tr("from the savepoint of %1, under its id %2").arg(shown(job.name), shown(job.id));
    return tr("from the last checkpoint of %1, last seen at %2, under its id %3")
        .arg(shown(job.name), job.seen, shown(job.id));
}

/// The job that is gone on with; null: a new one.
const SubmitJob *SubmitSheet::start() const
{
    const auto found =
        std::find_if(request_.jobs.begin(), request_.jobs.end(),
                     [id = savepointJob()](const SubmitJob &job) { return !id.isEmpty() && job.id == id; });
    return found == request_.jobs.end() ? nullptr : &*found;
}

/// While a variable has no value the name is not known that the job will have.
bool SubmitSheet::startsFromAnother() const
{
    const SubmitJob *const job = start();
    return job != nullptr && variables_->missing().isEmpty() && job->name != jobName();
}

int SubmitSheet::count(Problem::Severity severity) const
{
    return static_cast<int>(std::count_if(left_.begin(), left_.end(), [severity](const Problem &problem) {
        return problem.severity == severity && !problem.wantsValue;
    }));
}

QString SubmitSheet::problemSummary() const
{
    QStringList parts;
    // These are mended here, and nothing is sent before.
    if (const auto missing = variables_->missing().size(); missing > 0)
        parts.append(tr("%n variable(s) without a value: give them above", "", int(missing)));
    if (const int errors = count(Problem::Error); errors > 0)
        parts.append(tr("%n error(s): the engine will refuse it", "", errors));
    if (const int warnings = count(Problem::Warning); warnings > 0)
        parts.append(tr("%n warning(s): the engine takes it, and may not do what is meant", "", warnings));
    if (const int hints = count(Problem::Hint); hints > 0)
        parts.append(tr("%n hint(s)", "", hints));
    return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral("; "));
}

/// Ids of the running jobs that are called as this one would be.
QStringList SubmitSheet::twins() const
{
    QStringList ids;
    for (const SubmitJob &job : request_.jobs) {
        if (!job.savepoint && !job.gone && !jobName().isEmpty() && job.name == jobName())
            ids.append(shown(job.id));
    }
    return ids;
}

bool SubmitSheet::isStartDoubtful() const
{
    const SubmitJob *const job = start();
    return job != nullptr && (job->gone || startsFromAnother());
}

/// A sentence for each job of this name that is gone and is not gone on with.
QStringList SubmitSheet::lastSeen() const
{
    QStringList notes;
    for (const SubmitJob &job : request_.jobs) {
        if (job.gone && job.name == jobName() && job.id != savepointJob())
            notes.append(tr("A job of this name was last seen at %1 (%2); no member lists it any more.")
                             .arg(job.seen, shown(job.id)));
    }
    return notes;
}

/// What is to be known of going on with the chosen job; empty: a new one.
QString SubmitSheet::startNote() const
{
    const SubmitJob *const job = start();
    if (job == nullptr)
        return {};
    QString note = job->gone
                       ? tr("The engine goes on from the last checkpoint that it finds of that job, with "
                            "the text as it is now; where it finds none it starts from the beginning and "
                            "does not say so. See first that none of its threads still executes.")
                       : tr("The engine goes on from the savepoint with the text as it is now.");
    if (startsFromAnother())
        note += QLatin1Char('\n') +
                tr("That was another job: it was called %1, and this one is called %2. What it kept may not "
                   "fit this text, and rows may be missing or come twice.")
                    .arg(shown(job->name), shown(jobName()));
    return note;
}

QString SubmitSheet::notes() const
{
    return notes_->isHidden() ? QString() : notes_->text();
}

QString SubmitSheet::reason() const
{
    return reason_->isHidden() ? QString() : reason_->text();
}

void SubmitSheet::refreshNotes()
{
    QStringList notes;
    if (!request_.unsettled.isEmpty())
        notes.append(shown(request_.unsettled, Lines::Many));
    if (request_.unsaved)
        notes.append(
            tr("%1 has changes that are not saved. What is sent is the text as you see it, not the file.")
                .arg(shown(request_.file)));
    if (const QStringList ids = twins(); !ids.isEmpty())
        notes.append(tr("A job of this name runs there already (%1): both would read and write.")
                         .arg(ids.join(QStringLiteral(", "))));
    notes += lastSeen();
    if (const QString note = startNote(); !note.isEmpty())
        notes.append(note);
    const QStringList surprises = body_ ? body_->surprises : QStringList();
    notes += surprises;
    notes_->setText(notes.join(QLatin1Char('\n')));
    notes_->setVisible(!notes.isEmpty());
    const bool warns = !request_.unsettled.isEmpty() || request_.unsaved || !twins().isEmpty() ||
                       isStartDoubtful() || !surprises.isEmpty();
    notes_->setTone(warns ? widgets::Tone::Warning : widgets::Tone::Neutral);
    refreshSubmit();
}

void SubmitSheet::refreshSubmit()
{
    const QStringList missing = variables_->missing();
    QString reason;
    if (request_.recording)
        reason =
            tr("%1 is a recording: it shows what has happened, and cannot take jobs. Choose a cluster that "
               "runs as the target, in the tool bar, or connect to one, and submit again.")
                .arg(shown(request_.cluster.name));
    else if (!missing.isEmpty())
        reason = tr("Give %1 a value first: else the engine refuses the job, or takes the text of the "
                    "variable for its value.")
                     .arg(shown(QStringLiteral("${%1}").arg(missing.join(QStringLiteral("}, ${")))));
    else if (!body_)
        reason = tr("It cannot be sent: %1").arg(shown(translated(body_.error())));
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    submit_->setEnabled(gate_->isOpen() && reason.isEmpty());
    submit_->setToolTip(reason);
    // Return submits only where nothing warns against it.
    const bool harmless = request_.unsettled.isEmpty() && !request_.cluster.locked &&
                          count(Problem::Error) == 0 && twins().isEmpty() && !isStartDoubtful();
    submit_->setAutoDefault(harmless);
    submit_->setDefault(harmless);
    cancel_->setDefault(!harmless);
    if (isVisible())
        widgets::growToFit(this);
}

QString SubmitSheet::modeText() const
{
    const SubmitMode &mode = body_ && body_->mode.from != SubmitMode::Default ? body_->mode : request_.mode;
    switch (mode.from) {
    case SubmitMode::Variable:
        return tr("as a variable says");
    case SubmitMode::Text:
        return mode.mode == engine::JobMode::Unknown ? tr("neither BATCH nor STREAMING")
                                                     : engine::modeName(mode.mode);
    case SubmitMode::Default:
        break;
    }
    return tr("not set: the engine takes BATCH");
}

void SubmitSheet::refresh()
{
    fillProblems();
    fillStarts();
    const QString cluster = shown(request_.cluster.name);
    setWindowTitle(tr("Submit to %1").arg(cluster));
    heading_->setText(tr("Submit %1 to %2?").arg(shown(request_.file), cluster));
    nameLabel_->setText(tr("Job &name:"));
    name_->setAccessibleName(tr("Job name"));
    name_->setPlaceholderText(tr("the engine will call it SeaTunnel_Job"));
    startLabel_->setText(tr("St&art:"));
    start_->setAccessibleName(tr("Start as a new job or from a savepoint"));
    modeLabel_->setText(tr("Mode:"));
    mode_->setText(modeText());
    variablesLabel_->setText(tr("Variables:"));
    problemsLabel_->setText(tr("Problems:"));
    summary_->setText(problemSummary());
    problems_->setAccessibleName(tr("Problems in the job; Return shows one in the text"));
    preview_->setText(tr("What will be &sent"));
    preview_->setAccessibleName(tr("Show what will be sent"));
    preview_->setArrowType(preview_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    json_->setAccessibleName(tr("What will be sent, as JSON"));
    submit_->setText(tr("S&ubmit to %1").arg(QString(cluster).replace(u'&', QStringLiteral("&&"))));
    submit_->setAccessibleName(tr("Submit to %1").arg(cluster));
    cancel_->setText(tr("Cancel"));
    refreshNotes();
}

void SubmitSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    else if (event->type() == QEvent::PaletteChange)
        fillProblems();
}

} // namespace sluice::monitorui
