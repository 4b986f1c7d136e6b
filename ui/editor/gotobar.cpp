#include "ui/editor/gotobar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QRegularExpressionValidator>

namespace sluice::editor {

namespace {

constexpr int fieldWidth = 120;

} // namespace

GoToBar::GoToBar(QWidget *parent)
    : QWidget(parent)
    , label_(new QLabel(this))
    , field_(new QLineEdit(this))
{
    label_->setBuddy(field_);
    field_->setFixedWidth(fieldWidth);
    field_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,9}(:\\d{0,9})?")), field_));
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::returnPressed, this, &GoToBar::accept);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(label_);
    layout->addWidget(field_);
    layout->addStretch(1);
    retranslate();
    hide();
}

void GoToBar::retranslate()
{
    label_->setText(tr("&Go to line:"));
    field_->setAccessibleName(tr("Go to line"));
    field_->setPlaceholderText(tr("line:column"));
}

void GoToBar::open()
{
    field_->clear();
    show();
    field_->setFocus();
}

void GoToBar::accept()
{
    const QStringList parts = field_->text().split(QLatin1Char(':'));
    hide();
    Q_EMIT placeRequested(parts.value(0).toULongLong(), qMax<qulonglong>(1, parts.value(1).toULongLong()));
    Q_EMIT closed();
}

bool GoToBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT closed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GoToBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::editor
