#pragma once

#include <QIcon>
#include <QList>
#include <QWidget>

class QAbstractButton;
class QLabel;
class QVBoxLayout;

namespace sluice::widgets {

/// A page that has nothing to show yet and says what to do: a heading, a sentence and a few large buttons.
class EmptyStatePage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyStatePage(QWidget *parent = nullptr);

    void setHeading(const QString &heading, const QString &sentence);
    /// Adds a choice; `objectName` names it for tests and is never shown. Connect to the button's clicked().
    QAbstractButton *addChoice(const QString &objectName, const QIcon &icon);
    /// Sets what a choice says (again after a change of language).
    void setChoiceText(QAbstractButton *choice, const QString &title, const QString &explanation);
    /// Puts a widget under the choices (a list of recent files).
    void addBelow(QWidget *widget);

private:
    QWidget *column_;
    QLabel *heading_;
    QLabel *sentence_;
    QVBoxLayout *choices_;
    QVBoxLayout *below_;
};

} // namespace sluice::widgets
