#include "ui/monitor/jobheader.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/items/jobstates.h"
#include "models/items/timetext.h"
#include "models/monitor/rate.h"
#include "ui/monitor/looks.h"
#include "ui/widgets/agelabel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/searchwords.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::monitorui {

JobHeader::JobHeader(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , clock_(clock)
    , name_(new widgets::ElidedLabel(Qt::ElideMiddle, this))
    , state_(new widgets::Badge(this))
    , id_(new widgets::ElidedLabel(Qt::ElideMiddle, this))
    , facts_(new widgets::ElidedLabel(Qt::ElideRight, this))
    , how_(new widgets::FlowText(this))
    , age_(new widgets::AgeLabel(
          clock, [](qint64 ms) { return tr("These numbers are %1 old.").arg(items::ageText(ms)); }, this))
    , resume_(new QPushButton(this))
    , stop_(new QPushButton(this))
    , stopSavepoint_(new QPushButton(this))
    , copyId_(new QPushButton(this))
{
    QFont large = name_->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    name_->setFont(large);
    resume_->setObjectName(QStringLiteral("jobResume"));
    const auto words = [](QPushButton *button, const char *text, const char *aliases) {
        widgets::setSearchWords(button, staticMetaObject.className(), text, aliases);
    };
    words(resume_, "Resu&me from its last checkpoint…", "continue go on restore savepoint 恢复 继续 保存点");
    words(stop_, "&Stop…", "cancel kill end job 停止 取消 终止 作业");
    words(stopSavepoint_, "Stop with save&point…", "cancel kill end job checkpoint 停止 保存点 作业");
    words(copyId_, "Cop&y id", "clipboard job number 复制 编号 作业");
    buildLayout();
    connect(age_, &widgets::AgeLabel::staleChanged, this, [this] {
        refresh();
        Q_EMIT oldChanged();
    });
    connect(resume_, &QPushButton::clicked, this, &JobHeader::resumeRequested);
    connect(stop_, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(false); });
    connect(stopSavepoint_, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(true); });
    connect(copyId_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(view_.id); });
    refresh();
}

void JobHeader::buildLayout()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(name_);
    first->addWidget(state_);
    first->addWidget(id_);
    first->addWidget(facts_, 1);
    // What a job is called has its room first; the other facts get what is left.
    facts_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *second = new QHBoxLayout;
    second->addWidget(how_, 1);
    second->addWidget(age_);
    for (QPushButton *button : {resume_, stop_, stopSavepoint_, copyId_})
        second->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 6, 6);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(second);
}

void JobHeader::setCluster(const ClusterIdentity &cluster)
{
    cluster_ = cluster;
    refresh();
}

void JobHeader::setJob(const monitor::JobView &view, qint64 nowMs, bool over)
{
    const bool wasOver = isOver();
    view_ = view;
    over_ = over;
    const bool final = engine::isEndState(view.info.state);
    age_->setAge(view.seenMs > 0 && !final && !over ? qMax<qint64>(0, nowMs - view.seenMs) : -1);
    refresh();
    if (isOver() != wasOver)
        Q_EMIT oldChanged();
}

void JobHeader::setGone(bool gone)
{
    gone_ = gone;
    refresh();
}

void JobHeader::setStaleAfter(qint64 ms)
{
    age_->setStaleAfter(ms);
}

bool JobHeader::isOld() const
{
    return view_.unheard || isOver() || age_->isStale();
}

bool JobHeader::isOver() const
{
    return over_ && !engine::isEndState(view_.info.state);
}

QString JobHeader::howKnown() const
{
    if (view_.member.isEmpty())
        return tr("No member has said anything about this job yet.");
    const QString when = items::timeText(view_.seenMs, clock_.nowMs());
    if (gone_ || view_.gone)
        return tr("No member lists this job any more. This is what %1 said at %2.").arg(view_.member, when);
    if (isOver())
        return tr("The recording ends here. %1 said this at %2; what became of the job is not in it.")
            .arg(view_.member, when);
    if (view_.inRunningList && view_.inFinishedList)
        return tr("%1 said so at %2: it has the job in both its running and its finished list.")
            .arg(view_.member, when);
    if (view_.inRunningList)
        return tr("%1 said so at %2: the job is in its running list.").arg(view_.member, when);
    if (view_.inFinishedList)
        return tr("%1 said so at %2: the job is in its finished list.").arg(view_.member, when);
    return tr("%1 said so at %2: the job is in neither of its lists.").arg(view_.member, when);
}

void JobHeader::refresh()
{
    name_->setText(shown(view_.info.name.isEmpty() ? view_.id : view_.info.name));
    const bool old = view_.gone || gone_ || isOld();
    const QString word = items::stateWord(view_, old);
    state_->setLook(old ? goneLook(word) : stateLook(view_.info.state, word));
    QStringList facts;
    id_->setText(shown(view_.id));
    if (const QString mode = engine::modeName(view_.mode); !mode.isEmpty())
        facts.append(mode);
    if (view_.durationMs >= 0) {
        const QString duration = items::durationText(view_.durationMs);
        facts.append(engine::isEndState(view_.info.state) ? tr("took %1").arg(duration)
                     : old                                ? tr("for %1 until then").arg(duration)
                                                          : tr("for %1").arg(duration));
    }
    if (view_.sinkRowsPerSecond && !old) {
        const QString rate = tr("%1 rows/s").arg(items::rateText(*view_.sinkRowsPerSecond));
        const qint64 quiet = *view_.sinkRowsPerSecond > 0 ? 0 : monitor::quietMs(view_.trend);
        facts.append(quiet == 0 ? rate : tr("%1 in the last %2").arg(rate, items::ageText(quiet)));
    }
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    how_->setText(howKnown());

    const bool runs = !gone_ && !cluster_.recording && items::canBeStopped(view_);
    stop_->setEnabled(runs);
    stopSavepoint_->setEnabled(runs);
    const bool checkpoint = items::goesOnFromCheckpoint(view_);
    resume_->setVisible(items::canBeResumed(view_));
    resume_->setEnabled(!cluster_.recording);
    stop_->setVisible(!checkpoint);
    stopSavepoint_->setVisible(!checkpoint);
    resume_->setText(checkpoint ? tr("Resu&me from its last checkpoint…")
                                : tr("Resu&me from its savepoint…"));
    const QString recording =
        cluster_.recording ? tr("This is a recording: nothing can be changed here.") : QString();
    resume_->setToolTip(cluster_.recording
                            ? recording
                            : tr("Submits its job file so that this job goes on, under the same id."));
    const QString whyNoStop =
        cluster_.recording ? recording
        : view_.unheard
            ? tr("%1 does not answer: nobody would take the stop, and what the job does is not known.")
                  .arg(visibleText(cluster_.name))
            : QString();
    for (QPushButton *button : {stop_, stopSavepoint_})
        button->setToolTip(whyNoStop);
    resume_->setAccessibleName(checkpoint ? tr("Resume this job from its last checkpoint")
                                          : tr("Resume this job from its savepoint"));
    stop_->setText(tr("&Stop…"));
    stop_->setAccessibleName(tr("Stop this job"));
    stopSavepoint_->setText(tr("Stop with save&point…"));
    stopSavepoint_->setAccessibleName(tr("Stop this job with a savepoint"));
    copyId_->setText(tr("Cop&y id"));
    copyId_->setAccessibleName(tr("Copy the job's id"));
    update();
}

void JobHeader::paintEvent(QPaintEvent *)
{
    if (!cluster_.color.isValid())
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, 4, 5, height() - 8), widgets::readable(cluster_.color, palette()));
}

void JobHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace sluice::monitorui
