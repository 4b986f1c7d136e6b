#pragma once

#include "ui/widgets/propertyeditor.h"

class QPlainTextEdit;

namespace sluice::widgets {

/// A list of texts, one entry a line. Empty lines are no entries; a list without one is reset when the field
/// is left, as somebody may be about to type another.
class ListEditor final : public PropertyEditor
{
    Q_OBJECT

public:
    explicit ListEditor(QWidget *parent);

    void showProperty(const Property &property) override;
    void commit() override;
    void discard() override;
    int neededWidth() const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList entries() const;
    void takeTyped();
    void fitHeight();

    QPlainTextEdit *edit_;
    QStringList shown_; ///< the entries of the text
    bool isShowing_ = false;
    bool touched_ = false;
};

} // namespace sluice::widgets
