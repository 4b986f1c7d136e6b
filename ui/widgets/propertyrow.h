#pragma once

#include "ui/widgets/property.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace sluice::widgets {

class PropertyEditor;

/// A line of a form: label, control, unit, problem sign, "back to default".
class PropertyRow : public QFrame
{
    Q_OBJECT

public:
    explicit PropertyRow(const Property &property, QWidget *parent = nullptr);

    const Property &property() const { return property_; }
    void showProperty(const Property &property);
    PropertyEditor *editor() const { return editor_; }

    /// Width the label wants; the form gives every label the widest.
    int labelWidth() const;
    void setLabelWidth(int width);
    /// Width the control wants, so that it cuts no default and no choice; within reason: what a text sets may
    /// have any length. The form gives every control the widest.
    int editorWidth() const;
    void setEditorWidth(int width);
    /// Marks the row as the one the cursor of the text is in.
    void setCurrent(bool current);
    bool isCurrent() const { return current_; }

Q_SIGNALS:
    void edited(const QString &key, const QVariant &value);
    void finished();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeEditor();
    void showLooks();
    void showMark();

    Property property_;
    QLabel *label_;
    PropertyEditor *editor_ = nullptr;
    QLabel *unit_;
    QLabel *mark_;
    QToolButton *reset_;
    bool current_ = false;
};

} // namespace sluice::widgets
