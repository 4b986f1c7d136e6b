#pragma once

#include "ui/widgets/propertyeditor.h"

class QTableWidget;

namespace sluice::widgets {

/// Names and their values as a table of two columns. The last line is always a free one: who types into it
/// adds an entry, who empties a name removes one. Two entries with one name wait until one of them has
/// another.
class MapEditor final : public PropertyEditor
{
    Q_OBJECT

public:
    explicit MapEditor(QWidget *parent);

    void showProperty(const Property &property) override;
    void commit() override {}
    void discard() override;
    int neededWidth() const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVariantList entries() const;
    QString textAt(int row, int column) const;
    bool hasRepeatedName() const;
    void takeTyped();
    void keepFreeLine();
    void fitHeight();

    QTableWidget *table_;
    QVariantList shown_; ///< the entries of the text
    bool isShowing_ = false;
};

} // namespace sluice::widgets
