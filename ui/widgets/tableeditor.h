#pragma once

#include "ui/widgets/propertyeditor.h"

class QTableWidget;

namespace sluice::widgets {

/// Names and their values, or the columns of a schema, as a table. The last line is always a free one: who
/// types into it adds an entry, who empties a name removes one. Two entries with one name wait until one of
/// them has another, and a column waits for its type.
class TableEditor final : public PropertyEditor
{
    Q_OBJECT

public:
    TableEditor(PropertyEditorKind kind, QWidget *parent);

    void showProperty(const Property &property) override;
    void commit() override {}
    void discard() override;
    int neededWidth() const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVariantList entries() const;
    QString textAt(int row, int column) const;
    bool isWaiting() const;
    void takeTyped();
    void keepFreeLine();
    void nameColumns();
    void fitHeight();

    QTableWidget *table_;
    QVariantList shown_; ///< the entries of the text
    bool isShowing_ = false;
};

} // namespace sluice::widgets
