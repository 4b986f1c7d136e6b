#include "ui/monitor/findingdetails.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/findingsmodel.h"
#include "models/items/timetext.h"
#include "models/monitor/explain.h"
#include "models/monitor/findingkind.h"
#include "ui/monitor/looks.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/searchwords.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice::monitorui {

namespace {

constexpr double smallerBy = 0.9; ///< of letters that are there for who looks for them

} // namespace

FindingDetails::FindingDetails(QWidget *parent)
    : QWidget(parent)
    , severity_(new widgets::Badge(this))
    , heading_(new widgets::FlowText(this))
    , subject_(new widgets::FlowText(this))
    , times_(new widgets::FlowText(this))
    , open_(new QPushButton(this))
    , raw_(new QPushButton(this))
    , why_(new QPushButton(this))
    , mute_(new QPushButton(this))
    , acknowledge_(new QPushButton(this))
    , copy_(new QToolButton(this))
{
    heading_->setBold(true);
    QFont small = subject_->font();
    small.setPointSizeF(small.pointSizeF() * smallerBy);
    subject_->setFont(small);
    subject_->setTone(widgets::Tone::Muted);
    const auto words = [](QPushButton *button, const char *text, const char *aliases) {
        widgets::setSearchWords(button, staticMetaObject.className(), text, aliases);
    };
    words(open_, "Open job", "finding show page 发现 打开 作业");
    words(raw_, "Raw reply", "finding json answer evidence 发现 原始 应答 证据");
    words(why_, "Why", "finding explain help reason 发现 原因 解释 帮助");
    words(mute_, "Mute", "finding unmute silence hide 发现 静音 取消 隐藏");
    copy_->setAutoRaise(true);
    copy_->setIcon(widgets::icon(QLatin1String("edit-copy")));
    widgets::setSearchWords(copy_, staticMetaObject.className(), "Copy this finding",
                            "clipboard text 发现 复制 剪贴板");
    words(acknowledge_, "Acknowledge", "finding close noted seen 发现 确认 知悉 关闭");
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(makeText());
    scroll->setMinimumHeight(3 * fontMetrics().height()); // all of it is a way down
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(4);
    row->addWidget(scroll, 1);
    row->addLayout(makeButtons());

    connect(open_, &QPushButton::clicked, this, &FindingDetails::openRequested);
    connect(raw_, &QPushButton::clicked, this, &FindingDetails::rawRequested);
    connect(why_, &QPushButton::clicked, this, &FindingDetails::whyRequested);
    connect(mute_, &QPushButton::clicked, this, [this] { Q_EMIT muteRequested(!muted_); });
    connect(copy_, &QToolButton::clicked, this, &FindingDetails::copyRequested);
    connect(acknowledge_, &QPushButton::clicked, this, &FindingDetails::acknowledgeRequested);
    refresh();
}

QWidget *FindingDetails::makeText()
{
    auto *owner = new QWidget(this);
    // No QFormLayout: Qt 6.4's writes past its arrays when a row with wrapping text is shown or hidden. And
    // one layout, not one in another: a scroll area asks for the height before the inner one forgets its
    // last.
    auto *grid = new QGridLayout(owner);
    grid->setContentsMargins(0, 0, 4, 0);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(3);
    grid->addWidget(severity_, 0, 0, Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(heading_, 0, 1);
    grid->addWidget(copy_, 0, 2, Qt::AlignTop);
    // What was seen and what to do are in sight on a small screen too; the engine's own words may be long.
    observed_ = addSection(grid, owner);
    advice_ = addSection(grid, owner);
    cause_ = addSection(grid, owner);
    reported_ = addSection(grid, owner);
    grid->addWidget(times_, grid->rowCount(), 0, 1, 3);
    grid->addWidget(subject_, grid->rowCount(), 0, 1, 3);
    grid->setRowStretch(grid->rowCount(), 1);
    return owner;
}

/// Beside the texts: below them they would take two lines of the few that a panel has.
QLayout *FindingDetails::makeButtons()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    for (QPushButton *button : {acknowledge_, open_, raw_, why_, mute_})
        column->addWidget(button);
    column->addStretch();
    return column;
}

FindingDetails::Section FindingDetails::addSection(QGridLayout *grid, QWidget *owner)
{
    Section section{new QLabel(owner), new widgets::FlowText(owner)};
    QFont bold = section.title->font();
    bold.setBold(true);
    section.title->setFont(bold);
    const int row = grid->rowCount();
    grid->addWidget(section.title, row, 0, Qt::AlignTop);
    grid->addWidget(section.text, row, 1, 1, 2);
    return section;
}

void FindingDetails::setFinding(const std::optional<monitor::Finding> &finding, bool muted, qint64 nowMs)
{
    finding_ = finding;
    muted_ = muted;
    nowMs_ = nowMs;
    refresh();
}

void FindingDetails::setOpenVisible(bool visible)
{
    openVisible_ = visible;
    refresh();
}

QString FindingDetails::text() const
{
    QStringList lines{heading_->text(), subject_->text(), times_->text()};
    for (const Section &section : {reported_, observed_, cause_, advice_}) {
        if (!section.text->text().isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(section.title->text(), section.text->text()));
    }
    return lines.join(QLatin1Char('\n'));
}

void FindingDetails::fill(const Section &section, const QString &title, const QString &text)
{
    section.title->setText(title);
    section.text->setText(shown(text, Lines::Many));
    section.title->setVisible(!text.isEmpty());
    section.text->setVisible(!text.isEmpty());
}

QString FindingDetails::timesText(const monitor::Finding &finding) const
{
    const auto at = [this](qint64 timeMs) {
        return items::timeText(timeMs, nowMs_);
    };
    const QString since = at(finding.sinceMs);
    if (finding.isAcknowledged())
        return tr("From %1; acknowledged by %2 at %3.")
            .arg(since, visibleText(finding.acknowledgedBy), at(finding.acknowledgedMs));
    if (finding.isOpen() && finding.goneMs != 0)
        return tr("Open since %1, not observed since %2: that undoes nothing, so it stays until you "
                  "acknowledge it.")
            .arg(since, at(finding.goneMs));
    if (finding.isOpen())
        return tr("Open since %1, last confirmed %2 later.")
            .arg(since, items::ageText(finding.updatedMs - finding.sinceMs));
    const QString until = at(finding.untilMs);
    if (monitor::kindOf(finding.code) == monitor::FindingKind::Harm)
        return tr("From %1 until %2: there is proof that it was undone.").arg(since, until);
    return tr("From %1 until %2: the evidence is gone.").arg(since, until);
}

void FindingDetails::refresh()
{
    const monitor::Finding finding = finding_.value_or(monitor::Finding{});
    const bool some = finding_.has_value();
    severity_->setVisible(some);
    severity_->setLook(severityLook(finding.severity));
    const std::optional<Explanation> kind = monitor::explain(finding.code.toStdString());
    heading_->setText(!some  ? tr("Select a finding to read about it.")
                      : kind ? translated(kind->title)
                             : shown(items::inPersonsTime(finding.observed, finding.updatedMs)));
    subject_->setText(
        tr("%1 on %2  ·  %3").arg(items::subjectText(finding), visibleText(finding.cluster), finding.code));
    subject_->setVisible(some);
    times_->setVisible(some);
    times_->setText(timesText(finding));
    times_->setToolTip(tr("All times are those of this computer: %1.").arg(items::zoneText()));
    fill(reported_, tr("Reported"), items::inPersonsTime(finding.reported, finding.updatedMs));
    fill(observed_, tr("Observed"), items::inPersonsTime(finding.observed, finding.updatedMs));
    fill(cause_, tr("Likely cause"), items::inPersonsTime(finding.cause, finding.updatedMs));
    fill(advice_, tr("What to do"), items::inPersonsTime(finding.advice, finding.updatedMs));
    refreshButtons();
}

void FindingDetails::refreshButtons()
{
    const monitor::Finding finding = finding_.value_or(monitor::Finding{});
    const bool some = finding_.has_value();
    open_->setText(tr("Open job"));
    raw_->setText(tr("Raw reply"));
    raw_->setToolTip(tr("Shows what the engine really answered."));
    why_->setText(tr("Why"));
    why_->setToolTip(tr("Explains this kind of finding."));
    mute_->setText(muted_ ? tr("Unmute") : tr("Mute"));
    mute_->setToolTip(muted_ ? tr("Shows and counts this kind of finding about this job again.")
                             : tr("Takes this kind of finding about this job out of the way."));
    copy_->setToolTip(tr("Copy this finding"));
    copy_->setAccessibleName(copy_->toolTip());
    copy_->setVisible(some);
    acknowledge_->setText(tr("Acknowledge"));
    acknowledge_->setToolTip(
        tr("Closes it, with your name and the time: you have seen it and do what is to be done."));
    acknowledge_->setVisible(some && finding.isOpen());
    open_->setVisible(openVisible_ && some);
    open_->setEnabled(!finding.jobId.isEmpty());
    raw_->setEnabled(finding.evidence >= 0);
    for (QPushButton *button : {raw_, why_, mute_})
        button->setVisible(some);
}

void FindingDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace sluice::monitorui
