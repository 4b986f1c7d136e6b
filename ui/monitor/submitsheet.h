#pragma once

#include "models/engine/types.h"
#include "ui/monitor/clusteridentity.h"

#include <QDialog>
#include <QList>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace sluice::monitorui {

class LockGate;

/// Everything that a submit shows before it happens. The caller linted, resolved and converted already.
struct SubmitRequest
{
    struct Problem
    {
        enum Severity
        {
            Hint,
            Warning,
            Error
        } severity = Warning;
        int line = 0; ///< from 1
        QString text;
    };

    ClusterIdentity cluster;
    QString file; ///< what is submitted, as its tab is called
    QString name; ///< proposed job name; may be empty
    engine::JobMode mode = engine::JobMode::Unknown;
    QByteArray json;   ///< what will be sent
    QString shownJson; ///< the same for the preview, secrets masked; empty: json itself
    QList<Problem> problems;
};

/// Asks before a job is submitted: where to, in which mode, with which problems, and what goes over the wire.
/// Show it with open(); it deletes itself when it is closed.
class SubmitSheet : public QDialog
{
    Q_OBJECT

public:
    explicit SubmitSheet(const SubmitRequest &request, QWidget *parent = nullptr);
    QPushButton *submitButton() const { return submit_; }
    QString jobName() const;
    /// "2 warnings, 1 hint", or that there are none.
    QString problemSummary() const;

Q_SIGNALS:
    void submitConfirmed(const QString &cluster, const QByteArray &json, const QString &jobName);
    /// The person wants to see a problem in the text; the sheet closes.
    void problemRequested(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void fillProblems();
    void refresh();
    int count(SubmitRequest::Problem::Severity severity) const;

    SubmitRequest request_;
    QLabel *heading_;
    QFormLayout *form_;
    QLabel *nameLabel_;
    QLineEdit *name_;
    QLabel *modeLabel_;
    QLabel *mode_;
    QLabel *problemsLabel_;
    QLabel *summary_;
    QListWidget *problems_;
    QToolButton *preview_;
    QPlainTextEdit *json_;
    LockGate *gate_;
    QPushButton *submit_ = nullptr;
    QPushButton *cancel_ = nullptr;
};

} // namespace sluice::monitorui
