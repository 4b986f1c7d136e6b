#include "ui/monitor/stopsheet.h"

#include "models/core/qtshown.h"
#include "ui/monitor/lockgate.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/tone.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::monitorui {

StopSheet::StopSheet(const ClusterIdentity &cluster, QString jobId, QString jobName, bool withSavepoint,
                     QWidget *parent)
    : QDialog(parent)
    , cluster_(cluster)
    , jobId_(std::move(jobId))
    , jobName_(std::move(jobName))
    , question_(new widgets::FlowText(this))
    , trouble_(new widgets::FlowText(this))
    , note_(new QLabel(this))
    , savepoint_(new QCheckBox(this))
    , everyMember_(new QCheckBox(this))
    , gate_(new LockGate(cluster, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    question_->setBold(true);
    trouble_->setTone(widgets::Tone::Warning);
    note_->setWordWrap(true);
    note_->setTextFormat(Qt::PlainText);
    savepoint_->setChecked(withSavepoint);
    everyMember_->hide();
    auto *buttons = new QDialogButtonBox(this);
    stop_ = buttons->addButton(QString(), QDialogButtonBox::DestructiveRole);
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    stop_->setAutoDefault(false);
    cancel_->setDefault(true); // Return alone stops nothing
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    for (QWidget *part :
         {static_cast<QWidget *>(question_), static_cast<QWidget *>(trouble_),
          static_cast<QWidget *>(savepoint_), static_cast<QWidget *>(everyMember_),
          static_cast<QWidget *>(note_), static_cast<QWidget *>(gate_), static_cast<QWidget *>(buttons)})
        column->addWidget(part);

    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(gate_, &LockGate::openChanged, this, &StopSheet::refresh);
    connect(savepoint_, &QCheckBox::toggled, this, &StopSheet::refresh);
    connect(stop_, &QPushButton::clicked, this, [this] {
        Q_EMIT stopConfirmed(cluster_.name, jobId_, savepoint_->isChecked(), everyMember_->isChecked());
        accept();
    });
    refresh();
    (cluster.locked ? static_cast<QWidget *>(gate_->field()) : cancel_)->setFocus();
}

void StopSheet::setMemberCount(int members)
{
    everyMember_->setVisible(members > 1);
    if (isVisible())
        widgets::growToFit(this);
}

void StopSheet::setSilent(bool silent)
{
    silent_ = silent;
    refresh();
}

void StopSheet::setUnsettled(const QString &sentences)
{
    unsettled_ = sentences;
    refresh();
}

QString StopSheet::trouble() const
{
    return trouble_->isHidden() ? QString() : trouble_->text();
}

void StopSheet::refresh()
{
    const bool savepoint = savepoint_->isChecked();
    setWindowTitle(tr("Stop a job on %1").arg(visibleText(cluster_.name)));
    question_->setText(tr("Stop %1 (%2) on %3?")
                           .arg(jobName_.isEmpty() ? tr("the job") : shown(jobName_), shown(jobId_),
                                visibleText(cluster_.name)));
    QStringList trouble;
    if (cluster_.recording)
        trouble.append(
            tr("%1 is a recording: nothing can be stopped there.").arg(visibleText(cluster_.name)));
    if (!unsettled_.isEmpty())
        trouble.append(shown(unsettled_, Lines::Many));
    if (silent_)
        trouble.append(
            tr("Nothing answers on %1 now: the stop will probably not arrive, and what the job does "
               "there is not known.")
                .arg(visibleText(cluster_.name)));
    trouble_->setText(trouble.join(u'\n'));
    trouble_->setVisible(!trouble.isEmpty());
    savepoint_->setText(tr("Make a &savepoint first, so that it can go on from there under the same id"));
    everyMember_->setText(tr("Tell &every member, for a cluster that has split; else one is told"));
    note_->setText(
        savepoint ? tr("The job stops when the savepoint is complete. The engine says yes to every request; "
                       "whether it worked shows in the job's state.")
                  : tr("Rows that were handed to the sink may still be written. The engine says yes to "
                       "every request; whether it worked shows in the job's state."));
    stop_->setText(savepoint ? tr("St&op with savepoint") : tr("St&op job"));
    stop_->setAccessibleName(widgets::withoutMnemonic(stop_->text()));
    stop_->setEnabled(gate_->isOpen() && !cluster_.recording);
    for (QWidget *choice : {savepoint_, everyMember_})
        choice->setEnabled(!cluster_.recording);
    cancel_->setText(tr("Cancel"));
    if (isVisible())
        widgets::growToFit(this);
}

void StopSheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    widgets::growToFit(this);
}

void StopSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace sluice::monitorui
