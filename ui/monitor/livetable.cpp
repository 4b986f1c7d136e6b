#include "ui/monitor/livetable.h"

#include "models/items/columnspec.h"
#include "ui/widgets/celltips.h"
#include "ui/widgets/fillcolumn.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace sluice::monitorui {

LiveTable::LiveTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    setCornerButtonEnabled(false);
    widgets::tellCutCells(this);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight();
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setResizeContentsPrecision(0); // rows on screen: of thousands, a sweep must not ask each
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &LiveTable::chooseColumns);
    connect(this, &QTableView::doubleClicked, this, &LiveTable::rowOpened);
}

void LiveTable::setRowHeight()
{
    verticalHeader()->setDefaultSectionSize(lines_ * fontMetrics().height() + 8);
}

QModelIndex LiveTable::currentRow() const
{
    return selectionModel() ? selectionModel()->currentIndex() : QModelIndex();
}

void LiveTable::setColumnWidths(const QList<int> &characters)
{
    const int unit = fontMetrics().averageCharWidth();
    for (int column = 0; column < characters.size(); ++column)
        setColumnWidth(column, characters.at(column) * unit + 12);
}

void LiveTable::fitColumns(const QList<int> &columns, int most)
{
    if (fitted_.isEmpty())
        followContents();
    for (const int column : columns) {
        fitted_.insert(column, -1);
        most_.insert(column, most);
    }
    fit();
}

void LiveTable::followContents()
{
    const auto later = [this] {
        if (isVisible())
            fitLater();
    };
    connect(model(), &QAbstractItemModel::dataChanged, this, later);
    connect(model(), &QAbstractItemModel::rowsInserted, this, later);
    connect(model(), &QAbstractItemModel::headerDataChanged, this, [this] {
        for (auto it = fitted_.begin(); it != fitted_.end(); ++it)
            *it = *it == columnWidth(it.key()) ? -1 : *it; // other words: narrower columns may do
        fitLater();
    });
    connect(this, &LiveTable::visibleRowsChanged, this, later);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [later](int, int before, int) {
        if (before == 0) // it was hidden, and its contents have changed since
            later();
    });
}

/// Once for all rows that a sweep changes. Posted and not left to a timer: a posted call comes before the
/// next painting, however long the last one took, so that nobody sees widths of yesterday's contents.
void LiveTable::fitLater()
{
    if (std::exchange(fitting_, true))
        return;
    QMetaObject::invokeMethod(this, &LiveTable::fit, Qt::QueuedConnection);
}

void LiveTable::fit()
{
    fitting_ = false;
    growColumns();
    auto *const fill = horizontalHeader()->findChild<widgets::FillColumn *>({}, Qt::FindDirectChildrenOnly);
    if (!fill)
        return;
    const int hidden = horizontalHeader()->hiddenSectionCount();
    fill->fit();
    if (horizontalHeader()->hiddenSectionCount() < hidden) { // what one showed again may need more by now
        growColumns();
        fill->fit();
    }
}

/// Widths only grow: a column that follows every poll in both directions dances.
void LiveTable::growColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    for (auto it = fitted_.begin(); it != fitted_.end(); ++it) {
        const int column = it.key();
        if (isColumnHidden(column))
            continue;
        const int width = columnWidth(column);
        const bool mine = *it < 0 || *it == width;
        const int need =
            std::min(std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)),
                     most_.value(column) * unit + 12);
        if (!mine || (*it >= 0 && need <= width))
            continue;
        setColumnWidth(column, need);
        *it = columnWidth(column);
    }
}

void LiveTable::setLines(int lines)
{
    lines_ = lines;
    setRowHeight();
}

void LiveTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    fit(); // what came while nobody looked
}

void LiveTable::selectAt(int row)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int column = qMax(0, horizontalHeader()->logicalIndex(0));
    setCurrentIndex(model()->index(qBound(0, row, model()->rowCount() - 1), column));
}

void LiveTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    // Of rows, not of the columns of one: only whole rows can be chosen.
    if ((event->modifiers() & ~(Qt::ControlModifier | Qt::KeypadModifier)) == Qt::NoModifier && model() &&
        (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)) {
        selectAt(event->key() == Qt::Key_End ? model()->rowCount() - 1 : 0);
        return;
    }
    switch (plain ? event->key() : 0) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT rowOpened(currentIndex());
        return;
    case Qt::Key_Slash:
        Q_EMIT filterRequested();
        return;
    case Qt::Key_J:
        selectAt(row + 1);
        return;
    case Qt::Key_K:
        selectAt(qMax(0, row - 1));
        return;
    case Qt::Key_G:
        selectAt(event->modifiers().testFlag(Qt::ShiftModifier) && model() ? model()->rowCount() - 1 : 0);
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

void LiveTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        Q_EMIT currentRowChanged(current);
}

void LiveTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        Q_EMIT visibleRowsChanged();
}

void LiveTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    Q_EMIT visibleRowsChanged();
}

void LiveTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    setRowHeight();
    for (int &width : fitted_)
        width = -1;
    fitLater();
}

QString LiveTable::asText(const QList<int> &also) const
{
    const QHeaderView *const header = horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column) || also.contains(column))
            columns.append(column);
    }
    const auto line = [&columns](const auto &cell) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells.append(QString(cell(column)).replace(QLatin1Char('\t'), QLatin1Char(' ')).simplified());
        return cells.join(QLatin1Char('\t'));
    };
    QStringList lines{
        line([this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); })};
    for (int row = 0; row < model()->rowCount(); ++row)
        lines.append(line([this, row](int column) {
            const QModelIndex cell = model()->index(row, column);
            const QString full = cell.data(items::CopyRole).toString();
            return full.isEmpty() ? cell.data().toString() : full;
        }));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void LiveTable::chooseColumns(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    const QHeaderView *header = horizontalHeader();
    int shown = 0;
    for (int column = 0; column < header->count(); ++column)
        shown += header->isSectionHidden(column) ? 0 : 1;
    for (int column = 0; column < header->count(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(shown > 1 || header->isSectionHidden(column)); // never none at all
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnHidden(column, !on); });
    }
    menu->popup(header->viewport()->mapToGlobal(place));
}

} // namespace sluice::monitorui
