#pragma once

#include <QLineEdit>

namespace sluice::widgets {

/// The field above a list. Escape clears it and, when it is empty, gives the focus back; Return, Down and Up
/// go to the list.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person is done here: the list should have the focus.
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace sluice::widgets
