#pragma once

#include "ui/widgets/severitymark.h"

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace sluice::widgets {

class FlowText;

/// A sentence with things to do, above what it is about; never in the way of the work. Hidden until show.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows a sentence and a button for each action, in order.
    void showNotice(MarkSeverity severity, const QString &sentence, const QStringList &actions);
    QString sentence() const;
    void dismiss();

Q_SIGNALS:
    /// The person pressed the button at this place of the list.
    void actionChosen(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintMark();

    MarkSeverity severity_ = MarkSeverity::Hint;
    QLabel *mark_;
    FlowText *text_;
    QHBoxLayout *layout_;
    QList<QPushButton *> buttons_;
};

} // namespace sluice::widgets
