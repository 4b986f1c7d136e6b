#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAction;
class QUndoStack;

namespace sluice::widgets {

/// What stands behind a tab of the window, and what every one of them is asked for: whoever holds pages needs
/// not know what is on them.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What its tab calls it, in the language of the moment; without a sign for unsaved changes.
    virtual QString title() const = 0;
    /// The whole of it, for the tool tip of its tab: where it comes from.
    virtual QString description() const = 0;
    /// The name of what it watches; empty for a page that watches nothing.
    virtual QString source() const { return {}; }
    /// The id of the one thing of the source that it shows, or that is selected on it; empty: none.
    virtual QString subject() const { return {}; }
    /// What it brings along for the menus and the palette of the window, which must not bind these keys
    /// again.
    virtual QList<QAction *> pageActions() const { return {}; }
    /// The parts between which F6 goes, as they stand on the screen; hidden ones too.
    virtual QList<QWidget *> panes() { return {this}; }

    /// Where its changes are, for undo and redo; null for a page on which nothing can be changed.
    virtual QUndoStack *undoStack() const { return nullptr; }
    virtual bool isModified() const { return false; }

public Q_SLOTS:
    virtual void undo() {}
    virtual void redo() {}
    /// False when it did not go; it has told why.
    virtual bool save() { return true; }

Q_SIGNALS:
    /// The page is called otherwise now.
    void titleChanged(const QString &title);
};

} // namespace sluice::widgets
