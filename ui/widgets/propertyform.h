#pragma once

#include "ui/widgets/property.h"

#include <QHash>
#include <QPointer>
#include <QScrollArea>

class QAbstractItemModel;
class QLabel;
class QModelIndex;
class QPushButton;
class QVBoxLayout;

namespace sluice::widgets {

class PropertyRow;

/// A form made from a model: a row of the model is a field. Fields come, go and change one by one as the
/// model does, so that focus, cursor and scroll position stay.
class PropertyForm : public QScrollArea
{
    Q_OBJECT

public:
    explicit PropertyForm(QWidget *parent = nullptr);
    ~PropertyForm() override;

    /// The model is not owned. Edits go to it by setData(EditRole) in roles.valueColumn; an invalid value
    /// resets.
    void setModel(QAbstractItemModel *model, const PropertyRoles &roles);
    /// One sentence above the fields; empty: none.
    void setNote(const QString &sentence);
    QString note() const;
    /// A button below the note; empty: none.
    void setNoteAction(const QString &text);

    /// Marks the field with this key and scrolls to it, without moving the focus; empty marks none.
    void setCurrentKey(const QString &key);
    QString currentKey() const { return currentKey_; }
    /// The control of a field; null when there is none.
    QWidget *fieldFor(const QString &key) const;
    /// The keys of the fields, from the top.
    QStringList keys() const;
    /// Settles the field that is being typed in, before the text is saved or submitted.
    void commitPending();
    /// Forgets what is half typed, before an undo.
    void discardPending();

Q_SIGNALS:
    /// The focus went into the field with this key.
    void fieldEntered(const QString &key);
    /// The person is done with a field: the next change is a step of its own.
    void fieldLeft();
    /// The undo keys were pressed in a field: there is one undo stack, and it is not the field's.
    void undoRequested();
    void redoRequested();
    void helpRequested(const QString &key);
    void noteActionChosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Property propertyAt(int row) const;
    void insertRows(int first, int last);
    void removeRows(int first, int last);
    void updateRows(int first, int last);
    void rebuild();
    void arrange();
    void fitColumns();
    void placeHeading(int &place, const QString &section);
    void watchControls(QWidget *row);
    PropertyRow *rowOf(QObject *control) const;
    QString keyOf(QObject *control) const;

    QPointer<QAbstractItemModel> model_;
    PropertyRoles roles_{};
    QLabel *note_;
    QPointer<QPushButton> noteAction_; ///< null: none is offered
    QWidget *page_;
    QVBoxLayout *layout_;
    QVBoxLayout *noteActions_;  ///< below the note
    QList<PropertyRow *> rows_; ///< as in the model
    QHash<QString, QLabel *> headings_;
    QString currentKey_;
};

} // namespace sluice::widgets
