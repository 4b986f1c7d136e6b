#include "ui/monitor/submitsheet.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "ui/monitor/lockgate.h"
#include "ui/monitor/variablefields.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/jsontext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::monitorui {

SubmitSheet::SubmitSheet(const SubmitRequest &request, QWidget *parent)
    : QDialog(parent)
    , request_(request)
    , heading_(new widgets::FlowText(this))
    , notes_(new widgets::FlowText(this))
    , form_(new QFormLayout)
    , nameLabel_(new QLabel(this))
    , name_(new QLineEdit(this))
    , startLabel_(new QLabel(this))
    , start_(new QComboBox(this))
    , modeLabel_(new QLabel(this))
    , mode_(new QLabel(this))
    , variablesLabel_(new QLabel(this))
    , variables_(new VariableFields(request.variables, this))
    , problemsLabel_(new QLabel(this))
    , summary_(new QLabel(this))
    , problems_(new QListWidget(this))
    , preview_(new QToolButton(this))
    , changes_(new widgets::FlowText(this))
    , json_(new QPlainTextEdit(this))
    , gate_(new LockGate(request.cluster, this))
    , reason_(new widgets::FlowText(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(540);
    name_->setText(request.name);
    name_->setModified(request.keepsName);
    buildLayout();
    connectParts();
    renderBody();
    refresh();
    if (!variables_->missing().isEmpty())
        variables_->focusMissing();
    else
        (request.cluster.locked ? static_cast<QWidget *>(gate_->field()) : name_)->setFocus();
}

void SubmitSheet::buildLayout()
{
    heading_->setBold(true);
    for (QLabel *label : {mode_, summary_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    name_->setObjectName(QStringLiteral("submitName"));
    start_->setObjectName(QStringLiteral("submitStart"));
    start_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    start_->setMinimumContentsLength(20);
    nameLabel_->setBuddy(name_);
    startLabel_->setBuddy(start_);
    problems_->setMaximumHeight(110);
    problems_->setWordWrap(true);
    problems_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    preview_->setCheckable(true);
    preview_->setAutoRaise(true);
    preview_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    json_->setReadOnly(true);
    json_->setLineWrapMode(QPlainTextEdit::NoWrap);
    json_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    json_->setMinimumHeight(160);
    json_->hide();
    changes_->hide();

    form_->addRow(nameLabel_, name_);
    form_->addRow(startLabel_, start_);
    form_->addRow(modeLabel_, mode_);
    if (!request_.variables.isEmpty())
        form_->addRow(variablesLabel_, variables_);
    variablesLabel_->setVisible(!request_.variables.isEmpty());
    variables_->setVisible(!request_.variables.isEmpty());
    form_->addRow(problemsLabel_, summary_);
    auto *buttons = new QDialogButtonBox(this);
    submit_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(heading_);
    column->addWidget(notes_);
    column->addLayout(form_);
    column->addWidget(problems_);
    column->addWidget(preview_);
    column->addWidget(changes_);
    column->addWidget(json_, 1);
    column->addStretch(0);
    column->addWidget(gate_);
    column->addWidget(reason_);
    column->addWidget(buttons);
}

void SubmitSheet::connectParts()
{
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(submit_, &QPushButton::clicked, this, &SubmitSheet::confirm);
    connect(gate_, &LockGate::openChanged, this, &SubmitSheet::refreshSubmit);
    connect(name_, &QLineEdit::textChanged, this, [this] {
        fillStarts();
        refreshNotes();
    });
    connect(start_, &QComboBox::currentIndexChanged, this, &SubmitSheet::refreshNotes);
    connect(variables_, &VariableFields::changed, this, [this] {
        renderBody();
        refresh();
    });
    connect(preview_, &QToolButton::toggled, this, [this](bool on) {
        json_->setVisible(on);
        changes_->setVisible(on && !changes_->text().isEmpty());
        preview_->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        adjustSize();
        widgets::growToFit(this);
    });
    connect(problems_, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT problemRequested(item->data(Qt::UserRole).toInt());
        reject();
    });
}

/// What would be sent with the values of now. While one is missing that is shown with its place in it.
void SubmitSheet::renderBody()
{
    const SubmitRequest::Values values = variables_->values();
    body_ = request_.render ? request_.render(values) : SubmitBody{};
    left_ = request_.check ? request_.check(values) : request_.problems;
    std::stable_sort(left_.begin(), left_.end(),
                     [](const auto &a, const auto &b) { return a.severity > b.severity; });
    json_->setPlainText(body_ ? shown(widgets::prettyJson(body_->shown), Lines::Many)
                              : shown(translated(body_.error())));
    changes_->setText(body_ ? body_->changes.join(u'\n') : QString());
    changes_->setVisible(preview_->isChecked() && !changes_->text().isEmpty());
    // A name that variables are part of; one that was typed stays.
    if (body_ && !body_->jobName.isEmpty() && !name_->isModified())
        name_->setText(body_->jobName);
}

void SubmitSheet::confirm()
{
    Q_EMIT submitConfirmed({request_.cluster.name, body_->json, jobName(), savepointJob()});
    accept();
}

SubmitRequest::Values SubmitSheet::values() const
{
    return variables_->values();
}

QString SubmitSheet::jobName() const
{
    return name_->text().trimmed();
}

QString SubmitSheet::savepointJob() const
{
    return start_->currentData().toString();
}

void SubmitSheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    widgets::growToFit(this);
}

} // namespace sluice::monitorui
