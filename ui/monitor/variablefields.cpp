#include "ui/monitor/variablefields.h"

#include "models/core/qtshown.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::monitorui {

namespace {

constexpr int mostLinesShown = 5; ///< more scroll, so that the sheet fits a small screen

} // namespace

VariableFields::VariableFields(const QList<SubmitVariable> &variables, QWidget *parent)
    : QWidget(parent)
{
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    for (const SubmitVariable &variable : variables) {
        auto *label = new widgets::ElidedLabel(Qt::ElideMiddle, rows);
        label->setText(shown(QStringLiteral("${%1}").arg(variable.name)));
        auto *field = new QLineEdit(variable.value, rows);
        if (variable.secret)
            field->setEchoMode(QLineEdit::Password);
        grid->addWidget(label, int(lines_.size()), 0);
        grid->addWidget(field, int(lines_.size()), 1);
        connect(field, &QLineEdit::textChanged, this, &VariableFields::changed);
        lines_.append({variable, field});
    }
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(rows);
    const int all = rows->sizeHint().height();
    const int shown =
        lines_.isEmpty() ? 0 : all * qMin<int>(mostLinesShown, int(lines_.size())) / int(lines_.size());
    scroll->setFixedHeight(shown + 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    retranslate();
}

SubmitRequest::Values VariableFields::values() const
{
    SubmitRequest::Values values;
    for (const Line &line : lines_) {
        if (!line.field->text().isEmpty())
            values.insert(line.variable.name, line.field->text());
    }
    return values;
}

QStringList VariableFields::missing() const
{
    QStringList names;
    for (const Line &line : lines_) {
        if (line.field->text().isEmpty())
            names.append(line.variable.name);
    }
    return names;
}

void VariableFields::focusMissing()
{
    for (const Line &line : lines_) {
        if (line.field->text().isEmpty()) {
            line.field->setFocus();
            return;
        }
    }
}

QLineEdit *VariableFields::field(const QString &name) const
{
    for (const Line &line : lines_) {
        if (line.variable.name == name)
            return line.field;
    }
    return nullptr;
}

void VariableFields::retranslate()
{
    for (const Line &line : std::as_const(lines_)) {
        line.field->setAccessibleName(tr("Value of the variable %1").arg(shown(line.variable.name)));
        line.field->setPlaceholderText(tr("has no value yet"));
    }
}

void VariableFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
