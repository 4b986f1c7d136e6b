#include "ui/monitor/findingspanel.h"

#include "models/items/findingsfilter.h"
#include "models/items/findingsmodel.h"
#include "models/items/timetext.h"
#include "ui/monitor/findingslist.h"
#include "ui/monitor/livetable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/searchwords.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sluice::monitorui {

FindingsPanel::FindingsPanel(items::FindingsModel *model, QWidget *parent)
    : QWidget(parent)
    , model_(model)
    , field_(new widgets::FilterField(this))
    , closed_(new QCheckBox(this))
    , muted_(new QCheckBox(this))
    , list_(new FindingsList(model, this))
    , empty_(new widgets::EmptyState(this))
{
    closed_->setChecked(true);
    const char *const context = staticMetaObject.className();
    widgets::setSearchWords(closed_, context, "Show c&losed ones", "finding ended past 发现 关闭 显示 过去");
    widgets::setSearchWords(muted_, context, "Show m&uted ones",
                            "finding silenced hidden 发现 静音 显示 隐藏");
    field_->setMaximumWidth(320);
    auto *line = new QHBoxLayout;
    line->addWidget(field_, 1000); // as much as it may have, before the empty end gets any
    line->addWidget(closed_);
    line->addWidget(muted_);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(list_);
    list_->setSurroundings(line, empty_); // the details get the whole height of the dock
    setFocusProxy(list_);

    connect(field_, &QLineEdit::textChanged, this, [this](const QString &text) {
        list_->filter()->setText(text);
        refresh();
    });
    connect(field_, &widgets::FilterField::leaveRequested, list_, [this] { list_->table()->setFocus(); });
    connect(list_->table(), &LiveTable::filterRequested, field_, [this] { field_->setFocus(); });
    connect(closed_, &QCheckBox::toggled, this, [this](bool on) {
        list_->filter()->setShowClosed(on);
        refresh();
    });
    connect(muted_, &QCheckBox::toggled, this, [this](bool on) {
        list_->filter()->setShowMuted(on);
        refresh();
    });
    connect(model, &items::FindingsModel::countsChanged, this, &FindingsPanel::refresh);
    connect(list_, &FindingsList::jobOpenRequested, this, &FindingsPanel::jobOpenRequested);
    connect(list_, &FindingsList::whyRequested, this, &FindingsPanel::whyRequested);
    connect(list_, &FindingsList::rawRequested, this, &FindingsPanel::rawRequested);
    connect(list_, &FindingsList::acknowledgeRequested, this, &FindingsPanel::acknowledgeRequested);
    empty_->setGlyph(widgets::Glyph::Check);
    retranslate();
}

void FindingsPanel::setScope(const Scope &scope)
{
    scope_ = scope;
    list_->setClusterCount(scope.clusters);
    refresh();
}

void FindingsPanel::refresh()
{
    const int all = model_->rowCount();
    if (all > 0) {
        empty_->setGlyph(widgets::Glyph::None);
        empty_->setContent(tr("No finding matches"),
                           tr("%n finding(s) are hidden by the filter or muted.", "", all));
    } else if (scope_.clusters == 0) {
        empty_->setGlyph(widgets::Glyph::None);
        empty_->setContent(
            tr("Nothing is watched"),
            tr("Connect to a cluster: its jobs are then checked for what the engine does not say."));
    } else if (scope_.sinceMs == 0) {
        empty_->setGlyph(widgets::Glyph::None);
        empty_->setContent(tr("Asking…"),
                           tr("No cluster has answered yet. Until one does, nothing is known."));
    } else if (scope_.jobs == 0) {
        empty_->setGlyph(widgets::Glyph::None);
        empty_->setContent(tr("No job was seen"),
                           tr("What is watched answers and has no job, so that there was nothing to check."));
    } else if (scope_.incomplete) {
        empty_->setGlyph(widgets::Glyph::None);
        empty_->setContent(tr("Nothing was found in what could be read"),
                           tr("A recording is not whole: what is missing of it may have held something. What "
                              "was read has %n job(s).",
                              "", scope_.jobs));
    } else {
        const QString since = items::timeText(scope_.sinceMs, model_->nowMs());
        empty_->setGlyph(widgets::Glyph::Check);
        empty_->setContent(
            tr("Nothing is lying to you"),
            tr("%1 checks on %n job(s) since %2.", "", scope_.jobs).arg(scope_.checks).arg(since));
    }
    muted_->setEnabled(muted_->isChecked() || !model_->mutedKeys().isEmpty());
}

void FindingsPanel::retranslate()
{
    setAccessibleName(tr("Findings"));
    field_->setPlaceholderText(tr("Filter findings  ( / )"));
    field_->setToolTip(field_->placeholderText()); // which a narrow panel shows only the start of
    field_->setAccessibleName(tr("Filter findings"));
    closed_->setText(tr("Show c&losed ones"));
    muted_->setText(tr("Show m&uted ones"));
    model_->retranslate();
    refresh();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
