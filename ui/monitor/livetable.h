#pragma once

#include <QHash>
#include <QTableView>

namespace sluice::monitorui {

/// The table of every list here: whole rows, sortable and hideable columns, and the keys of those who live in
/// a terminal: J and K move, G and Shift+G go to the ends, Return opens, / filters.
class LiveTable : public QTableView
{
    Q_OBJECT

public:
    explicit LiveTable(QWidget *parent = nullptr);

    /// The current row in the table's own (proxy) model; invalid when there is none.
    QModelIndex currentRow() const;
    /// Widths in units of an average character, by column.
    void setColumnWidths(const QList<int> &characters);

    /// These columns are as wide as what they have shown needed most, from now on and until the person sets
    /// their width; none is wider than `most` characters. May be called again for others.
    void fitColumns(const QList<int> &columns, int most = 40);
    /// Rows of so many lines of text; 1 unless set.
    void setLines(int lines);
    /// The rows that are shown, below the headers, with tabs between cells: what a spreadsheet takes. Columns
    /// as they stand, without hidden ones unless `also` names them.
    QString asText(const QList<int> &also = {}) const;
    /// Opens the choice of columns there, or below the header.
    void chooseColumns(const QPoint &place = {});

Q_SIGNALS:
    void rowOpened(const QModelIndex &index);
    void filterRequested();
    void currentRowChanged(const QModelIndex &index);
    /// The person scrolled, or the table became larger.
    void visibleRowsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// Letters are commands here, also where the command has nothing to do; to search there is the filter.
    void keyboardSearch(const QString &) override {}
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setRowHeight();
    void selectAt(int row);
    void followContents();
    void fitLater();
    void fit();
    void growColumns();

    QHash<int, int> fitted_; ///< widths that columns were made here; -1: not yet
    QHash<int, int> most_;   ///< and the widest that they may be, in characters
    bool fitting_ = false;
    int lines_ = 1;
};

} // namespace sluice::monitorui
