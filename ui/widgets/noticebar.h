#pragma once

#include "ui/widgets/severitymark.h"

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QVBoxLayout;
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
    /// As narrow as its widest button: the others go into lines of their own.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person pressed the button at this place of the list.
    void actionChosen(int index);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintMark();
    QList<int> linesFor(int room) const;
    void arrange();

    MarkSeverity severity_ = MarkSeverity::Hint;
    QLabel *mark_;
    FlowText *text_;
    QVBoxLayout *column_;
    QHBoxLayout *first_;           ///< the mark, the sentence, and the buttons where there is room
    QList<QHBoxLayout *> further_; ///< lines of buttons
    QList<QPushButton *> buttons_;
    QList<int>
        lines_; ///< how many buttons are in each line of their own; empty: they are beside the sentence
    bool arranged_ = false;
};

} // namespace sluice::widgets
