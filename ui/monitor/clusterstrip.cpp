#include "ui/monitor/clusterstrip.h"

#include "models/core/clock.h"
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/membersmodel.h"
#include "models/items/timetext.h"
#include "ui/widgets/agelabel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/tone.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::monitorui {

qint64 lastAnswerMs(const monitor::ClusterSnapshot &snapshot)
{
    qint64 last = 0;
    for (const monitor::MemberView &member : snapshot.members)
        last = qMax(last, member.lastAnswerMs);
    return last;
}

bool isUnreachable(const monitor::ClusterSnapshot &snapshot)
{
    return !snapshot.members.isEmpty() &&
           std::none_of(snapshot.members.begin(), snapshot.members.end(),
                        [](const monitor::MemberView &member) { return member.reachable; });
}

bool isFirstAnswerAwaited(const monitor::ClusterSnapshot &snapshot)
{
    return std::none_of(snapshot.members.begin(), snapshot.members.end(),
                        [](const monitor::MemberView &member) {
                            return member.reachable || member.error || member.lastAnswerMs > 0;
                        });
}

QString reasons(const monitor::ClusterSnapshot &snapshot)
{
    QStringList lines;
    for (const monitor::MemberView &member : snapshot.members) {
        if (!member.reachable && member.error)
            lines.append(shown(QStringLiteral("%1: %2").arg(member.member, translated(*member.error))));
    }
    return lines.join(QLatin1Char('\n'));
}

namespace {

/// None of them answers what is asked, and one at least answers.
bool answersWithErrors(const monitor::ClusterSnapshot &snapshot)
{
    return std::any_of(snapshot.members.begin(), snapshot.members.end(),
                       [](const monitor::MemberView &member) {
                           return member.error && member.error->code == ErrorCode::Http;
                       });
}

/// What is known of every member, a line each.
QString memberLines(const monitor::ClusterSnapshot &snapshot)
{
    QStringList lines;
    for (const monitor::MemberView &member : snapshot.members) {
        QStringList parts;
        if (!member.reachable && member.error)
            parts.append(shown(translated(*member.error)));
        if (const QString process = items::processText(member); !process.isEmpty())
            parts.append(process);
        if (!parts.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(shown(member.member), parts.join(u' ')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ClusterStrip::ClusterStrip(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , clock_(clock)
    , lock_(new QLabel(this))
    , name_(new widgets::ElidedLabel(Qt::ElideMiddle, this))
    , facts_(new widgets::ElidedLabel(Qt::ElideRight, this))
    , age_(new widgets::AgeLabel(
          clock, [](qint64 ms) { return tr("as of %1 ago").arg(items::ageText(ms)); }, this))
    , trouble_(new widgets::FlowText(this))
{
    QFont bold = name_->font();
    bold.setBold(true);
    name_->setFont(bold);
    trouble_->setTone(widgets::Tone::Critical);
    trouble_->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(lock_);
    line->addWidget(name_);
    line->addWidget(facts_, 1);
    line->addWidget(age_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 4, 4);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(trouble_);
    refresh();
}

void ClusterStrip::setCluster(const ClusterIdentity &cluster)
{
    if (cluster.name != cluster_.name)
        snapshot_ = {};
    cluster_ = cluster;
    refresh();
}

void ClusterStrip::setSnapshot(const monitor::ClusterSnapshot &snapshot)
{
    snapshot_ = snapshot;
    snapshot_.jobs.clear(); // not ours to keep
    const qint64 last = lastAnswerMs(snapshot);
    // Of a recording that is over the line says itself of when it is.
    age_->setAge(last > 0 && !snapshot.ended ? qMax<qint64>(0, snapshot.timeMs - last) : -1);
    refresh();
}

void ClusterStrip::setStaleAfter(qint64 ms)
{
    age_->setStaleAfter(ms);
}

QString ClusterStrip::trouble() const
{
    if (!isUnreachable(snapshot_) || isFirstAnswerAwaited(snapshot_))
        return {};
    const qint64 last = lastAnswerMs(snapshot_);
    if (last == 0)
        return tr("%1 has never answered. %2").arg(cluster_.name, reasons(snapshot_));
    const QString when = items::timeText(last, clock_.nowMs());
    if (answersWithErrors(snapshot_))
        return tr("%1 answers with errors; what is shown was last said at %2. %3")
            .arg(cluster_.name, when, reasons(snapshot_));
    return tr("%1 does not answer; what is shown was last said at %2. %3")
        .arg(cluster_.name, when, reasons(snapshot_));
}

void ClusterStrip::refresh()
{
    setVisible(!cluster_.name.isEmpty());
    lock_->setVisible(cluster_.locked);
    lock_->setPixmap(
        widgets::glyphIcon(widgets::Glyph::Lock, palette().color(QPalette::Text)).pixmap(16, 16));
    lock_->setToolTip(tr("Locked: submitting and stopping ask for the cluster's name first."));
    lock_->setAccessibleName(lock_->toolTip());
    name_->setText(visibleText(cluster_.name));

    QStringList facts;
    if (!snapshot_.version.isEmpty())
        facts.append(tr("SeaTunnel %1").arg(shown(snapshot_.version)));
    if (snapshot_.ended)
        facts.append(
            tr("as of %1, where the recording ends").arg(items::timeText(snapshot_.timeMs, clock_.nowMs())));
    else if (!snapshot_.members.isEmpty()) {
        const auto answering =
            std::count_if(snapshot_.members.begin(), snapshot_.members.end(),
                          [](const monitor::MemberView &member) { return member.reachable; });
        facts.append(
            tr("%1 of %n member(s) answer", "", static_cast<int>(snapshot_.members.size())).arg(answering));
    }
    for (const monitor::MemberView &member : snapshot_.members) {
        if (member.isMaster)
            facts.append(member.latencyMs >= 0 && !snapshot_.ended
                             ? tr("master %1, %2").arg(member.member, items::durationText(member.latencyMs))
                             : tr("master %1").arg(member.member));
    }
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    facts_->setToolTip(memberLines(snapshot_));

    const QString text = trouble();
    trouble_->setText(text);
    trouble_->setVisible(!text.isEmpty());
    update();
}

void ClusterStrip::paintEvent(QPaintEvent *)
{
    if (!cluster_.color.isValid())
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, 2, 5, height() - 4), widgets::readable(cluster_.color, palette()));
}

void ClusterStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace sluice::monitorui
