#include "ui/widgets/tableeditor.h"

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
constexpr int mostTableLines = 6;
constexpr int roundText = 6; ///< pixels above and below a line's text, together

} // namespace

TableEditor::TableEditor(PropertyEditorKind kind, QWidget *parent)
    : PropertyEditor(kind, parent)
    , table_(new QTableWidget(0, kind == PropertyEditorKind::Schema ? 4 : 2, this))
{
    setControl(table_);
    // Of two columns everybody knows which is which.
    table_->horizontalHeader()->setVisible(kind == PropertyEditorKind::Schema);
    nameColumns();
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->verticalHeader()->setMinimumSectionSize(0);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setTabKeyNavigation(false); // Tab goes to the next field
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->installEventFilter(this);
    connect(table_, &QTableWidget::itemChanged, this, &TableEditor::takeTyped);
    keepFreeLine();
}

QString TableEditor::textAt(int row, int column) const
{
    const QTableWidgetItem *item = table_->item(row, column);
    return item != nullptr ? item->text() : QString();
}

QVariantList TableEditor::entries() const
{
    QVariantList entries;
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (textAt(row, nameColumn).isEmpty())
            continue;
        QStringList entry;
        for (int column = 0; column < table_->columnCount(); ++column)
            entry.append(textAt(row, column));
        entries.append(entry);
    }
    return entries;
}

bool TableEditor::isWaiting() const
{
    QSet<QString> names;
    const QVariantList all = entries();
    for (const QVariant &one : all) {
        const QStringList entry = one.toStringList();
        if (kind() == PropertyEditorKind::Schema && entry.at(valueColumn).isEmpty())
            return true;
        names.insert(entry.at(nameColumn));
    }
    return names.size() != all.size();
}

void TableEditor::nameColumns()
{
    table_->setHorizontalHeaderLabels(kind() == PropertyEditorKind::Schema
                                          ? QStringList{tr("Name"), tr("Type"), tr("Nullable"), tr("Comment")}
                                          : QStringList{tr("Name"), tr("Value")});
}

void TableEditor::takeTyped()
{
    if (isShowing_)
        return;
    keepFreeLine();
    const QVariantList typed = entries();
    if (typed == shown_ || isWaiting())
        return;
    Q_EMIT edited(typed.isEmpty() ? QVariant() : QVariant(typed));
    Q_EMIT finished(); // a cell is done when it is left
}

void TableEditor::showProperty(const Property &property)
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    shown_ = property.table;
    if (entries() != shown_ && !isWaiting()) {
        table_->setRowCount(static_cast<int>(shown_.size()));
        for (int row = 0; row < table_->rowCount(); ++row) {
            const QStringList entry = shown_.at(row).toStringList();
            for (int column = 0; column < table_->columnCount(); ++column)
                table_->setItem(row, column, new QTableWidgetItem(entry.value(column)));
        }
    }
    table_->setEditTriggers(property.reason.isEmpty()
                                ? QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                                      QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                                : QAbstractItemView::NoEditTriggers);
    table_->viewport()->setBackgroundRole(property.reason.isEmpty() ? QPalette::Base : QPalette::Window);
    describe(table_, property);
    nameColumns(); // in the language of now
    keepFreeLine();
}

void TableEditor::discard()
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    table_->setRowCount(0);
}

int TableEditor::neededWidth() const
{
    return 0;
}

void TableEditor::keepFreeLine()
{
    const QScopedValueRollback<bool> showing(isShowing_, true);
    const int last = table_->rowCount() - 1;
    if (last < 0 || !textAt(last, nameColumn).isEmpty() || !textAt(last, valueColumn).isEmpty())
        table_->setRowCount(last + 2);
    fitHeight();
}

void TableEditor::fitHeight()
{
    const int line = table_->fontMetrics().height() + roundText;
    table_->verticalHeader()->setDefaultSectionSize(line);
    const int header =
        table_->horizontalHeader()->isHidden() ? 0 : table_->horizontalHeader()->sizeHint().height();
    table_->setFixedHeight(std::min(table_->rowCount(), mostTableLines) * line + header +
                           2 * table_->frameWidth());
}

bool TableEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        Q_EMIT finished();
    else if (event->type() == QEvent::FontChange)
        fitHeight();
    return PropertyEditor::eventFilter(watched, event);
}

} // namespace sluice::widgets
