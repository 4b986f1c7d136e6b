#include "ui/widgets/plaintext.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPointer>

namespace sluice::widgets {

namespace {

/// A label is polished before it is shown first; a tooltip (which is a label) when it is made. What was
/// polished before this began is met when it is shown.
class PlainTexts : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Polish || event->type() == QEvent::Show) {
            auto *const label = qobject_cast<QLabel *>(watched);
            if (label != nullptr && label->textFormat() == Qt::AutoText)
                label->setTextFormat(Qt::PlainText);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void takeTextsForPlain()
{
    static QPointer<PlainTexts> filter;
    if (filter)
        return;
    filter = new PlainTexts(qApp);
    qApp->installEventFilter(filter);
}

} // namespace sluice::widgets
