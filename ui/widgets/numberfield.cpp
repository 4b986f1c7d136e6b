#include "ui/widgets/numberfield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <limits>

namespace sluice::widgets {

namespace {

constexpr int pageSteps = 10;
constexpr int stepperWidth = 18;

/// Steps grow with the number: 1 below 100, then a tenth of its power of ten (10,000 steps by 1,000).
qint64 stepSize(qint64 number)
{
    qint64 size = 1;
    for (qint64 rest = number / 100; rest > 0; rest /= 10)
        size *= 10;
    return size;
}

qint64 sumWithin(qint64 number, qint64 change)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    if (change > 0 && number > most - change)
        return most;
    if (change < 0 && number < least - change)
        return least;
    return number + change;
}

} // namespace

NumberField::NumberField(QWidget *parent)
    : QWidget(parent)
    , edit_(new QLineEdit(this))
    , up_(makeStepper(Qt::UpArrow, 1))
    , down_(makeStepper(Qt::DownArrow, -1))
{
    auto *steppers = new QVBoxLayout;
    steppers->setSpacing(0);
    steppers->addWidget(up_);
    steppers->addWidget(down_);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(edit_, 1);
    layout->addLayout(steppers);
    setFocusProxy(edit_);
    edit_->installEventFilter(this);
    connect(edit_, &QLineEdit::textEdited, this, &NumberField::textEdited);
    connect(edit_, &QLineEdit::editingFinished, this, &NumberField::editingFinished);
}

QToolButton *NumberField::makeStepper(Qt::ArrowType arrow, int steps)
{
    auto *button = new QToolButton(this);
    button->setArrowType(arrow);
    button->setAutoRepeat(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setFixedWidth(stepperWidth);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    connect(button, &QToolButton::clicked, this, [this, steps] { step(steps); });
    return button;
}

QString NumberField::text() const
{
    return edit_->text();
}

void NumberField::setText(const QString &text)
{
    if (edit_->text() != text)
        edit_->setText(text);
}

void NumberField::setDefault(const QString &number, const QString &shown)
{
    default_ = number.toLongLong();
    edit_->setPlaceholderText(shown);
}

bool NumberField::isAcceptable() const
{
    const QString text = edit_->text();
    if (text.isEmpty() || text.startsWith(QLatin1String("${")))
        return true;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && (!minimum_ || number >= *minimum_);
}

void NumberField::setReadOnly(bool readOnly)
{
    edit_->setReadOnly(readOnly);
    up_->setEnabled(!readOnly);
    down_->setEnabled(!readOnly);
}

void NumberField::setStepNames(const QString &up, const QString &down)
{
    up_->setAccessibleName(up);
    down_->setAccessibleName(down);
}

void NumberField::step(int steps)
{
    if (edit_->isReadOnly() || edit_->text().startsWith(QLatin1Char('$')))
        return;
    bool isNumber = false;
    qint64 number = edit_->text().toLongLong(&isNumber);
    if (!isNumber)
        number = default_;
    number = sumWithin(number, steps * stepSize(number));
    number = std::max(number, minimum_.value_or(std::numeric_limits<qint64>::min()));
    edit_->setText(QString::number(number));
    Q_EMIT textEdited(edit_->text());
}

bool NumberField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
            step(1);
            return true;
        case Qt::Key_Down:
            step(-1);
            return true;
        case Qt::Key_PageUp:
            step(pageSteps);
            return true;
        case Qt::Key_PageDown:
            step(-pageSteps);
            return true;
        default:
            break;
        }
    }
    // Without focus the wheel scrolls the form: a value must not change because the pointer was above it.
    if (event->type() == QEvent::Wheel && edit_->hasFocus()) {
        const int delta = static_cast<QWheelEvent *>(event)->angleDelta().y();
        if (delta != 0)
            step(delta > 0 ? 1 : -1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sluice::widgets
