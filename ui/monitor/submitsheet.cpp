#include "ui/monitor/submitsheet.h"

#include "models/items/jobstates.h"
#include "ui/monitor/lockgate.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/jsontext.h"
#include "ui/widgets/tone.h"

#include <QDialogButtonBox>
#include <QEvent>
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

namespace {

using Problem = SubmitRequest::Problem;
constexpr int lineRole = Qt::UserRole;

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

SubmitSheet::SubmitSheet(const SubmitRequest &request, QWidget *parent)
    : QDialog(parent)
    , request_(request)
    , heading_(new QLabel(this))
    , form_(new QFormLayout)
    , nameLabel_(new QLabel(this))
    , name_(new QLineEdit(this))
    , modeLabel_(new QLabel(this))
    , mode_(new QLabel(this))
    , problemsLabel_(new QLabel(this))
    , summary_(new QLabel(this))
    , problems_(new QListWidget(this))
    , preview_(new QToolButton(this))
    , json_(new QPlainTextEdit(this))
    , gate_(new LockGate(request.cluster, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    name_->setText(request.name);
    json_->setPlainText(widgets::prettyJson(request.shownJson.isEmpty() ? QString::fromUtf8(request.json)
                                                                        : request.shownJson));
    fillProblems();
    buildLayout();
    connectParts();
    refresh();
    (request.cluster.locked ? static_cast<QWidget *>(gate_->field()) : name_)->setFocus();
}

void SubmitSheet::buildLayout()
{
    QFont bold = heading_->font();
    bold.setBold(true);
    heading_->setFont(bold);
    heading_->setWordWrap(true);
    heading_->setTextFormat(Qt::PlainText);
    mode_->setTextFormat(Qt::PlainText);
    nameLabel_->setBuddy(name_);
    problems_->setMaximumHeight(110);
    problems_->setWordWrap(true);
    problems_->setVisible(!request_.problems.isEmpty());
    preview_->setCheckable(true);
    preview_->setAutoRaise(true);
    preview_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    json_->setReadOnly(true);
    json_->setLineWrapMode(QPlainTextEdit::NoWrap);
    json_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    json_->setMinimumHeight(160);
    json_->hide();

    form_->addRow(nameLabel_, name_);
    form_->addRow(modeLabel_, mode_);
    form_->addRow(problemsLabel_, summary_);
    auto *buttons = new QDialogButtonBox(this);
    submit_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(heading_);
    column->addLayout(form_);
    column->addWidget(problems_);
    column->addWidget(preview_);
    column->addWidget(json_, 1);
    column->addWidget(gate_);
    column->addWidget(buttons);
}

void SubmitSheet::connectParts()
{
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(gate_, &LockGate::openChanged, this, &SubmitSheet::refresh);
    connect(preview_, &QToolButton::toggled, this, [this](bool on) {
        json_->setVisible(on);
        refresh();
        adjustSize();
    });
    connect(problems_, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT problemRequested(item->data(lineRole).toInt());
        reject();
    });
    connect(submit_, &QPushButton::clicked, this, [this] {
        Q_EMIT submitConfirmed(request_.cluster.name, request_.json, jobName());
        accept();
    });
}

void SubmitSheet::fillProblems()
{
    std::stable_sort(request_.problems.begin(), request_.problems.end(),
                     [](const Problem &a, const Problem &b) { return a.severity > b.severity; });
    problems_->clear();
    for (const Problem &problem : std::as_const(request_.problems)) {
        auto *item = new QListWidgetItem(problemIcon(problem.severity, palette()),
                                         tr("Line %1: %2").arg(problem.line).arg(problem.text), problems_);
        item->setData(lineRole, problem.line);
    }
}

QString SubmitSheet::jobName() const
{
    return name_->text().trimmed();
}

int SubmitSheet::count(Problem::Severity severity) const
{
    return static_cast<int>(
        std::count_if(request_.problems.begin(), request_.problems.end(),
                      [severity](const Problem &problem) { return problem.severity == severity; }));
}

QString SubmitSheet::problemSummary() const
{
    QStringList parts;
    if (const int errors = count(Problem::Error); errors > 0)
        parts.append(tr("%n error(s): the engine will refuse it", "", errors));
    if (const int warnings = count(Problem::Warning); warnings > 0)
        parts.append(tr("%n warning(s): it will run and hurt", "", warnings));
    if (const int hints = count(Problem::Hint); hints > 0)
        parts.append(tr("%n hint(s)", "", hints));
    return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral("; "));
}

void SubmitSheet::refresh()
{
    setWindowTitle(tr("Submit to %1").arg(request_.cluster.name));
    heading_->setText(tr("Submit %1 to %2?").arg(request_.file, request_.cluster.name));
    nameLabel_->setText(tr("Job &name:"));
    name_->setAccessibleName(tr("Job name"));
    name_->setPlaceholderText(tr("the engine will call it SeaTunnel_Job"));
    modeLabel_->setText(tr("Mode:"));
    const QString mode = engine::modeName(request_.mode);
    mode_->setText(mode.isEmpty() ? tr("not set: the engine takes BATCH") : mode);
    problemsLabel_->setText(tr("Problems:"));
    summary_->setText(problemSummary());
    problems_->setAccessibleName(tr("Problems in the job; Return shows one in the text"));
    preview_->setText(tr("What will be &sent"));
    preview_->setAccessibleName(tr("Show what will be sent"));
    preview_->setArrowType(preview_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    json_->setAccessibleName(tr("What will be sent, as JSON"));
    submit_->setText(tr("S&ubmit to %1").arg(request_.cluster.name));
    submit_->setAccessibleName(tr("Submit to %1").arg(request_.cluster.name));
    submit_->setEnabled(gate_->isOpen());
    cancel_->setText(tr("Cancel"));
    // Return submits only where nothing warns against it.
    const bool harmless = !request_.cluster.locked && count(Problem::Error) == 0;
    submit_->setAutoDefault(harmless);
    submit_->setDefault(harmless);
    cancel_->setDefault(!harmless);
}

void SubmitSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fillProblems();
        refresh();
    }
}

} // namespace sluice::monitorui
