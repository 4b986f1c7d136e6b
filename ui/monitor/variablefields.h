#pragma once

#include "ui/monitor/submitrequest.h"

#include <QWidget>

class QLineEdit;

namespace sluice::monitorui {

/// A line for each variable of a text, to give it a value; secrets are typed hidden.
class VariableFields : public QWidget
{
    Q_OBJECT

public:
    explicit VariableFields(const QList<SubmitVariable> &variables, QWidget *parent = nullptr);

    SubmitRequest::Values values() const;
    /// Names of those without a value, in their order.
    QStringList missing() const;
    /// Puts the keyboard into the first one without a value.
    void focusMissing();
    QLineEdit *field(const QString &name) const; ///< null: no such variable

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    struct Line
    {
        SubmitVariable variable;
        QLineEdit *field;
    };
    QList<Line> lines_;
};

} // namespace sluice::monitorui
