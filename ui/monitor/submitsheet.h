#pragma once

#include "ui/monitor/submitrequest.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sluice::widgets {
class FlowText;
} // namespace sluice::widgets

namespace sluice::monitorui {

class LockGate;
class VariableFields;

/// Asks before a job is submitted: where to, in which mode, with which problems, and what goes over the wire.
/// Show it with open(); it deletes itself when it is closed.
class SubmitSheet : public QDialog
{
    Q_OBJECT

public:
    explicit SubmitSheet(const SubmitRequest &request, QWidget *parent = nullptr);

    QPushButton *submitButton() const { return submit_; }
    QString jobName() const;
    /// What the variables are given now; those without a value are not in it.
    SubmitRequest::Values values() const;
    /// "2 warnings, 1 hint", or that there are none.
    QString problemSummary() const;
    /// What else is worth knowing: unsaved changes, a job of that name that runs; empty: nothing.
    QString notes() const;
    /// Why Submit cannot be pressed; empty when it can.
    QString reason() const;
    /// The job whose savepoint, or last checkpoint, is chosen; empty: a new job.
    QString savepointJob() const;
    VariableFields *variables() const { return variables_; }

Q_SIGNALS:
    void submitConfirmed(const sluice::monitorui::SubmitOrder &order);
    /// The person wants to see a problem in the text; the sheet closes.
    void problemRequested(int line);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void fillProblems();
    void fillStarts();
    void renderBody();
    QString modeText() const;
    void refresh();
    void refreshNotes();
    void refreshSubmit();
    void confirm();
    QStringList twins() const;
    QStringList lastSeen() const;
    QString startNote() const;
    QString startText(const SubmitJob &job) const;
    const SubmitJob *start() const;
    bool startsFromAnother() const;
    bool isStartDoubtful() const;
    int count(SubmitRequest::Problem::Severity severity) const;

    SubmitRequest request_;
    Result<SubmitBody> body_;            ///< for the values of now
    QList<SubmitRequest::Problem> left_; ///< likewise; the worst first
    widgets::FlowText *heading_;
    widgets::FlowText *notes_;
    QFormLayout *form_;
    QLabel *nameLabel_;
    QLineEdit *name_;
    QLabel *startLabel_;
    QComboBox *start_;
    QLabel *modeLabel_;
    QLabel *mode_;
    QLabel *variablesLabel_;
    VariableFields *variables_;
    QLabel *problemsLabel_;
    QLabel *summary_;
    QListWidget *problems_;
    QToolButton *preview_;
    widgets::FlowText *changes_;
    QPlainTextEdit *json_;
    LockGate *gate_;
    widgets::FlowText *reason_;
    QPushButton *submit_ = nullptr;
    QPushButton *cancel_ = nullptr;
};

} // namespace sluice::monitorui
