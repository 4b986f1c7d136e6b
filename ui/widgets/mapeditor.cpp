#include "ui/widgets/mapeditor.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSet>
#include <QTableWidget>

#include <algorithm>

namespace sluice::widgets {

namespace {

constexpr int nameColumn = 0;
constexpr int valueColumn = 1;
constexpr int mostLines = 6;
constexpr int roundText = 6; ///< pixels above and below a line's text, together

} // namespace

MapEditor::MapEditor(QWidget *parent)
    : PropertyEditor(PropertyEditorKind::Map, parent)
    , table_(new QTableWidget(0, 2, this))
{
    setControl(table_);
    table_->horizontalHeader()->hide();
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->verticalHeader()->setMinimumSectionSize(0);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setTabKeyNavigation(false); // Tab goes to the next field
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->installEventFilter(this);
    connect(table_, &QTableWidget::itemChanged, this, &MapEditor::takeTyped);
    keepFreeLine();
}

QString MapEditor::textAt(int row, int column) const
{
    const QTableWidgetItem *item = table_->item(row, column);
    return item != nullptr ? item->text() : QString();
}

QVariantList MapEditor::entries() const
{
    QVariantList entries;
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (!textAt(row, nameColumn).isEmpty())
            entries.append(QStringList{textAt(row, nameColumn), textAt(row, valueColumn)});
    }
    return entries;
}

bool MapEditor::hasRepeatedName() const
{
    QSet<QString> names;
    const QVariantList all = entries();
    for (const QVariant &entry : all)
        names.insert(entry.toStringList().at(0));
    return names.size() != all.size();
}

void MapEditor::takeTyped()
{
    if (isShowing_)
        return;
    keepFreeLine();
    const QVariantList typed = entries();
    if (typed == shown_ || hasRepeatedName())
        return;
    Q_EMIT edited(typed.isEmpty() ? QVariant() : QVariant(typed));
    Q_EMIT finished(); // a cell is done when it is left
}

void MapEditor::showProperty(const Property &property)
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    shown_ = property.pairs;
    if (entries() != shown_ && !hasRepeatedName()) {
        table_->setRowCount(static_cast<int>(shown_.size()));
        for (int row = 0; row < table_->rowCount(); ++row) {
            const QStringList pair = shown_.at(row).toStringList();
            for (int column = 0; column < table_->columnCount(); ++column)
                table_->setItem(row, column, new QTableWidgetItem(pair.value(column)));
        }
    }
    table_->setEditTriggers(property.reason.isEmpty()
                                ? QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                                      QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                                : QAbstractItemView::NoEditTriggers);
    describe(table_, property);
    keepFreeLine();
}

void MapEditor::discard()
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    table_->setRowCount(0);
}

int MapEditor::neededWidth() const
{
    return 0;
}

void MapEditor::keepFreeLine()
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    const int last = table_->rowCount() - 1;
    if (last < 0 || !textAt(last, nameColumn).isEmpty() || !textAt(last, valueColumn).isEmpty())
        table_->setRowCount(last + 2);
    fitHeight();
}

void MapEditor::fitHeight()
{
    const int line = table_->fontMetrics().height() + roundText;
    table_->verticalHeader()->setDefaultSectionSize(line);
    table_->setFixedHeight(std::min(table_->rowCount(), mostLines) * line + 2 * table_->frameWidth());
}

bool MapEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        Q_EMIT finished();
    else if (event->type() == QEvent::FontChange)
        fitHeight();
    return PropertyEditor::eventFilter(watched, event);
}

} // namespace sluice::widgets
