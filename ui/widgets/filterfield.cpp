#include "ui/widgets/filterfield.h"

#include <QKeyEvent>

namespace sluice::widgets {

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty()) {
            event->ignore(); // nothing to take back here: the window knows where to go
            return;
        }
        clear();
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
    case Qt::Key_Up:
        Q_EMIT leaveRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace sluice::widgets
