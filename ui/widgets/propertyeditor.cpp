#include "ui/widgets/propertyeditor.h"

#include "models/core/qtshown.h"
#include "ui/widgets/listeditor.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/tableeditor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QToolButton>
#include <QWheelEvent>

namespace sluice::widgets {

namespace {

/// A line of text. Every keystroke is a change, except that an empty line waits until the field is left: it
/// means "back to the default", and somebody who is about to type another value does not want the key
/// removed.
///
/// A secret is shown as dots until somebody asks.
class TextEditor final : public PropertyEditor
{
public:
    TextEditor(PropertyEditorKind kind, QWidget *parent)
        : PropertyEditor(kind, parent)
        , edit_(new QLineEdit(this))
    {
        if (kind == PropertyEditorKind::Secret)
            reveal_ = new QToolButton(this);
        setControl(edit_, reveal_);
        if (reveal_ != nullptr) {
            reveal_->setCheckable(true);
            reveal_->setAutoRaise(true);
            connect(reveal_, &QToolButton::toggled, this, &TextEditor::showEcho);
            showEcho();
        }
        connect(edit_, &QLineEdit::textEdited, this, [this](const QString &text) {
            touched_ = true;
            if (isComplete(text))
                Q_EMIT edited(text);
        });
        connect(edit_, &QLineEdit::editingFinished, this, [this] {
            commit();
            Q_EMIT finished();
        });
    }

    void showProperty(const Property &property) override
    {
        value_ = property.value.toString();
        const bool isHalfTyped = touched_ && !isComplete(edit_->text()) && edit_->hasFocus();
        if (edit_->text() != value_ && !isHalfTyped) {
            edit_->setText(value_);
            touched_ = false;
        }
        edit_->setPlaceholderText(hint(property));
        edit_->setReadOnly(!property.reason.isEmpty());
        describe(edit_, property);
        if (reveal_ != nullptr) {
            reveal_->setAccessibleName(tr("Show %1").arg(property.key));
            showEcho();
        }
    }

    void commit() override
    {
        if (touched_ && edit_->text().isEmpty())
            Q_EMIT edited(QVariant());
        else if (touched_ && !isComplete(edit_->text()))
            edit_->setText(value_);
        touched_ = false;
    }

    void discard() override { touched_ = false; }
    int neededWidth() const override { return widthOfHint(edit_); }

private:
    /// Not half of something else.
    bool isComplete(const QString &text) const
    {
        if (kind() != PropertyEditorKind::Decimal || text.startsWith(QLatin1String("${")))
            return !text.isEmpty();
        bool isNumber = false;
        text.toDouble(&isNumber);
        return isNumber && text.back().isDigit();
    }

    void showEcho()
    {
        // A variable tells nothing by its name.
        const bool isOpen = reveal_->isChecked() || isHarmlessValue(edit_->text().toStdString());
        edit_->setEchoMode(isOpen ? QLineEdit::Normal : QLineEdit::Password);
        reveal_->setText(reveal_->isChecked() ? tr("Hide") : tr("Show"));
    }

    QLineEdit *edit_;
    QToolButton *reveal_ = nullptr; ///< of a secret
    QString value_;
    bool touched_ = false;
};

class IntegerEditor final : public PropertyEditor
{
public:
    explicit IntegerEditor(QWidget *parent)
        : PropertyEditor(PropertyEditorKind::Integer, parent)
        , field_(new NumberField(this))
    {
        setControl(field_);
        connect(field_, &NumberField::textEdited, this, [this](const QString &text) {
            touched_ = true;
            if (!text.isEmpty() && field_->isAcceptable())
                Q_EMIT edited(text);
        });
        connect(field_, &NumberField::editingFinished, this, [this] {
            commit();
            Q_EMIT finished();
        });
    }

    void showProperty(const Property &property) override
    {
        value_ = property.value.toString();
        // What is half typed ("", "-") is not yet a value and must not be typed over.
        const bool isHalfTyped = touched_ && field_->lineEdit()->hasFocus() &&
                                 (field_->text().isEmpty() || !field_->isAcceptable());
        if (!isHalfTyped) {
            field_->setText(value_);
            touched_ = false;
        }
        field_->setMinimum(property.minimum);
        field_->setDefault(property.defaultText, hint(property));
        field_->setReadOnly(!property.reason.isEmpty());
        field_->setStepNames(tr("Increase %1").arg(property.key), tr("Decrease %1").arg(property.key));
        describe(field_->lineEdit(), property);
        describe(field_, property);
    }

    void commit() override
    {
        if (touched_ && field_->text().isEmpty())
            Q_EMIT edited(QVariant());
        else if (touched_ && !field_->isAcceptable())
            field_->setText(value_);
        touched_ = false;
    }

    void discard() override { touched_ = false; }
    int neededWidth() const override
    {
        return widthOfHint(field_->lineEdit()) + field_->sizeHint().width() -
               field_->lineEdit()->sizeHint().width(); // and the buttons beside it
    }

private:
    NumberField *field_;
    QString value_;
    bool touched_ = false;
};

class ChoiceEditor final : public PropertyEditor
{
public:
    ChoiceEditor(PropertyEditorKind kind, QWidget *parent)
        : PropertyEditor(kind, parent)
        , box_(new QComboBox(this))
    {
        setControl(box_);
        box_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box_->setFocusPolicy(Qt::StrongFocus);
        box_->installEventFilter(this);
        connect(box_, &QComboBox::activated, this, [this](int index) {
            Q_EMIT edited(box_->itemData(index));
            Q_EMIT finished();
        });
    }

    void showProperty(const Property &property) override
    {
        QStringList texts = property.choices;
        const QString value = property.value.toString();
        // What the text says is shown as it is, known or not.
        if (property.value.isValid() && !texts.contains(value))
            texts.append(value);
        const QString hint =
            property.defaultText.isEmpty() ? tr("not set") : tr("%1 (default)").arg(property.defaultText);
        if (texts != texts_ || box_->itemText(0) != hint) {
            box_->clear();
            box_->addItem(hint);
            for (const QString &text : texts)
                box_->addItem(visibleText(text), text);
            texts_ = texts;
        }
        box_->setCurrentIndex(property.value.isValid() ? box_->findData(value) : 0);
        box_->setEnabled(property.reason.isEmpty());
        describe(box_, property);
    }

    void commit() override {}
    void discard() override {}
    int neededWidth() const override { return box_->sizeHint().width(); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Wheel && !box_->hasFocus()) {
            event->ignore();
            return true;
        }
        return PropertyEditor::eventFilter(watched, event);
    }

private:
    QComboBox *box_;
    QStringList texts_;
};

} // namespace

PropertyEditor::PropertyEditor(PropertyEditorKind kind, QWidget *parent)
    : QWidget(parent)
    , kind_(kind)
{
}

PropertyEditor *PropertyEditor::create(const Property &property, QWidget *parent)
{
    switch (property.kind) {
    case PropertyEditorKind::Integer:
        return new IntegerEditor(parent);
    case PropertyEditorKind::Choice:
    case PropertyEditorKind::Boolean:
        return new ChoiceEditor(property.kind, parent);
    case PropertyEditorKind::List:
        return new ListEditor(parent);
    case PropertyEditorKind::Map:
    case PropertyEditorKind::Schema:
        return new TableEditor(property.kind, parent);
    case PropertyEditorKind::Text:
    case PropertyEditorKind::Decimal:
    case PropertyEditorKind::Secret:
    case PropertyEditorKind::ReadOnly:
        break;
    }
    return new TextEditor(property.kind, parent);
}

QString PropertyEditor::hint(const Property &property)
{
    return property.defaultText.isEmpty() ? tr("not set") : tr("default: %1").arg(property.defaultText);
}

void PropertyEditor::setControl(QWidget *control, QWidget *beside)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(control);
    if (beside != nullptr)
        layout->addWidget(beside);
    control->setMinimumWidth(0);
    control->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the row says how narrow it may be
    setFocusProxy(control);
}

int PropertyEditor::widthOfHint(const QLineEdit *edit)
{
    constexpr int inside = 6; // what a line edit keeps free at both ends, and the cursor
    QStyleOptionFrame frame;
    frame.initFrom(edit);
    frame.lineWidth = edit->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &frame, edit);
    const QSize text(edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + inside, 0);
    return edit->style()->sizeFromContents(QStyle::CT_LineEdit, &frame, text, edit).width();
}

void PropertyEditor::describe(QWidget *control, const Property &property) const
{
    const QString name = property.title == property.key || property.title.isEmpty()
                             ? property.key
                             : QStringLiteral("%1 (%2)").arg(property.title, property.key);
    control->setAccessibleName(
        visibleText(property.unit.isEmpty() ? name : tr("%1 in %2").arg(name, property.unit)));
    QStringList parts{property.problem, property.reason, property.explanation};
    parts.removeAll(QString());
    control->setAccessibleDescription(visibleText(parts.join(QLatin1Char(' '))));
    if (!property.defaultText.isEmpty())
        parts.append(hint(property)); // which a narrow field shows only the start of
    control->setToolTip(visibleText(parts.join(QStringLiteral("\n\n")), Lines::Many));
}

} // namespace sluice::widgets
