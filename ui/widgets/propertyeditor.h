#pragma once

#include "ui/widgets/property.h"

#include <QWidget>

#include <memory>

class QLineEdit;

namespace sluice::widgets {

/// The control of one property. It shows what it is told and asks for changes; it never keeps a value of its
/// own beyond the text that is being typed.
class PropertyEditor : public QWidget
{
    Q_OBJECT

public:
    /// The right one for the property's kind.
    static PropertyEditor *create(const Property &property, QWidget *parent);

    PropertyEditorKind kind() const { return kind_; }
    /// Shows the property. Cursor and selection stay when its text is the one that is shown already.
    virtual void showProperty(const Property &property) = 0;
    /// Settles a text that is half typed: takes it, or goes back to the value.
    virtual void commit() = 0;
    /// Forgets a text that is half typed; showProperty() then shows the value.
    virtual void discard() = 0;
    /// The width, in pixels, at which nothing is cut that it says by itself: its default, its choices.
    virtual int neededWidth() const = 0;

Q_SIGNALS:
    /// The person wants this value; invalid: back to the default.
    void edited(const QVariant &value);
    /// The person is done with this field: the next change is a new undo step.
    void finished();

protected:
    PropertyEditor(PropertyEditorKind kind, QWidget *parent);
    /// Puts the control in, with what belongs to it beside it, and passes the focus on to it.
    void setControl(QWidget *control, QWidget *beside = nullptr);
    void describe(QWidget *control, const Property &property) const;
    /// What holds where nothing is set.
    static QString hint(const Property &property);
    static int widthOfHint(const QLineEdit *edit);

private:
    PropertyEditorKind kind_;
};

} // namespace sluice::widgets
