#pragma once

#include "ui/widgets/errortext.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sluice::widgets {

class FlowText;

/// An engine's error, readable: what happened, the root cause, and the stack folded away until it is asked
/// for.
class ErrorView : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorView(QWidget *parent = nullptr);

    void setError(const QString &text);
    const ErrorText &error() const { return error_; }
    bool isStackShown() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    ErrorText error_;
    FlowText *headline_;
    QLabel *causeTitle_;
    FlowText *cause_;
    QToolButton *toggle_;
    QPushButton *copy_;
    QPlainTextEdit *stack_;
};

} // namespace sluice::widgets
