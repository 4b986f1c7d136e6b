#include "ui/widgets/fillcolumn.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace sluice::widgets {

namespace {

constexpr int aroundTitle = 12;

} // namespace

FillColumn::FillColumn(QHeaderView *header, int column, int leastCharacters)
    : QObject(header)
    , header_(header)
    , column_(column)
    , leastCharacters_(leastCharacters)
{
    header_->setStretchLastSection(false);
    header_->installEventFilter(this);
    header_->viewport()->installEventFilter(this);
    connect(header_, &QHeaderView::sectionResized, this, [this](int changed) {
        if (changed != column_)
            later();
    });
    connect(header_, &QHeaderView::sectionCountChanged, this, &FillColumn::later);
    connect(header_, &QHeaderView::geometriesChanged, this, &FillColumn::later);
    later();
}

/// The header tells of sections in the middle of changing them. Posted and not left to a timer: a posted call
/// comes before the next painting, however long the last one took.
void FillColumn::later()
{
    if (std::exchange(pending_, true))
        return;
    QMetaObject::invokeMethod(this, &FillColumn::fit, Qt::QueuedConnection);
}

void FillColumn::fit()
{
    pending_ = false;
    if (column_ >= header_->count() || header_->isSectionHidden(column_))
        return;
    const QFontMetrics metrics = header_->fontMetrics();
    const QString title = header_->model()->headerData(column_, header_->orientation()).toString();
    const int least = std::max(leastCharacters_ * metrics.averageCharWidth(),
                               metrics.horizontalAdvance(title) + aroundTitle);
    yield(least);
    const int others = header_->length() - header_->sectionSize(column_);
    header_->resizeSection(column_, std::max(least, header_->viewport()->width() - others));
}

void FillColumn::setYielding(const QList<int> &columns)
{
    yielding_ = columns;
    later();
}

void FillColumn::yield(int least)
{
    int need = header_->length() - header_->sectionSize(column_) + least;
    for (const int column : QList<int>(yielding_)) {
        if (!header_->isSectionHidden(column) && yielded_.remove(column) > 0)
            yielding_.removeAll(column); // the person wants it
        need += yielded_.value(column, 0);
    }
    for (const int column : std::as_const(yielding_)) {
        const bool mine = yielded_.contains(column);
        if (header_->isSectionHidden(column) && !mine)
            continue; // the person does not
        if (need <= header_->viewport()->width()) {
            if (mine)
                header_->showSection(column);
            yielded_.remove(column);
            continue;
        }
        const int size = mine ? yielded_.value(column) : header_->sectionSize(column);
        yielded_.insert(column, size);
        header_->hideSection(column);
        need -= size;
    }
}

bool FillColumn::eventFilter(QObject *watched, QEvent *event)
{
    // Nothing is asked of the header here: while it is destroyed, events still come.
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
        later();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice::widgets
