#include "ui/widgets/growtofit.h"

#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace sluice::widgets {

namespace {

constexpr int frameRoom = 60; ///< for the desktop's frame and a bar

} // namespace

void growToFit(QWidget *dialog)
{
    QLayout *const layout = dialog->layout();
    if (layout == nullptr)
        return;
    layout->activate();
    const int least = layout->totalMinimumSize().height();
    const int need =
        layout->hasHeightForWidth() ? qMax(least, layout->totalHeightForWidth(dialog->width())) : least;
    const int most = dialog->screen()->availableGeometry().height() - frameRoom;
    if (dialog->height() < need)
        dialog->resize(dialog->width(), qMin(need, most));
}

} // namespace sluice::widgets
