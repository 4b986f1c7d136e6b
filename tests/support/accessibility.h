#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStringList>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>

namespace sluice::test {

/// True for what a person operates: a screen reader must be able to say what it is.
inline bool isControl(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget))
        return false; // parts of a view, named by it
    if (widget->objectName().startsWith(QLatin1String("qt_")) ||
        widget->objectName() == QLatin1String("ScrollLeftButton") ||
        widget->objectName() == QLatin1String("ScrollRightButton"))
        return false; // Qt's own parts (the line edit in a spin box, the arrows of a tab bar)
    if (widget->inherits("sluice::widgets::FlowText"))
        return false; // a label
    if (widget->inherits("QLineEditIconButton") || widget->inherits("QTableCornerButton"))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QAbstractSlider *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

/// What a screen reader would say first: the accessible name, or what Qt makes of text, label and buddy.
inline QString spokenName(QWidget *widget)
{
    if (qobject_cast<const QComboBox *>(widget) && widget->accessibleName().isEmpty()) {
        // What is chosen is no name, although Qt gives it for one.
        const QList<QLabel *> labels = widget->window()->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->buddy() == widget)
                return label->text();
        }
        return {};
    }
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name) : widget->accessibleName();
}

/// The controls under `root` (hidden ones too) that a screen reader could not name, each as
/// "Class(objectName) in Parent". Empty when all is well.
inline QStringList findUnnamedControls(QWidget *root)
{
    QStringList unnamed;
    const QList<QWidget *> children = root->findChildren<QWidget *>();
    for (QWidget *widget : children) {
        if (!isControl(widget) || !spokenName(widget).trimmed().isEmpty())
            continue;
        const QWidget *parent = widget->parentWidget();
        // The list inside a combo box and the field inside a spin box are named by their owner.
        if (parent &&
            (qobject_cast<const QAbstractSpinBox *>(parent) ||
             parent->inherits("QComboBoxPrivateContainer") || qobject_cast<const QComboBox *>(parent)))
            continue;
        unnamed.append(QStringLiteral("%1(%2) in %3")
                           .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                QLatin1String(parent ? parent->metaObject()->className() : "nothing")));
    }
    return unnamed;
}

} // namespace sluice::test
