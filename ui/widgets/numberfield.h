#pragma once

#include <QWidget>

#include <optional>

class QLineEdit;
class QToolButton;

namespace sluice::widgets {

/// A whole number of 64 bits that may also be "not given" (empty, the default shows greyed), or a text that
/// is no number (a ${variable}). QSpinBox can do neither. Up, Down, Page Up, Page Down and the wheel (with
/// focus) step.
class NumberField : public QWidget
{
    Q_OBJECT

public:
    explicit NumberField(QWidget *parent = nullptr);

    QString text() const;
    /// Shows another text; the cursor stays where it is when the text is the same.
    void setText(const QString &text);
    void setMinimum(std::optional<qint64> minimum) { minimum_ = minimum; }
    /// What holds while nothing is given: shown greyed; stepping starts there.
    void setDefault(const QString &number, const QString &shown);
    /// Empty, a number not below the minimum, or a ${variable}.
    bool isAcceptable() const;
    QLineEdit *lineEdit() const { return edit_; }
    void setReadOnly(bool readOnly);
    void setStepNames(const QString &up, const QString &down);
    void step(int steps);

Q_SIGNALS:
    /// Every change by the person.
    void textEdited(const QString &text);
    void editingFinished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *makeStepper(Qt::ArrowType arrow, int steps);

    QLineEdit *edit_;
    QToolButton *up_;
    QToolButton *down_;
    std::optional<qint64> minimum_;
    qint64 default_ = 0;
};

} // namespace sluice::widgets
