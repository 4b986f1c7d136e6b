#pragma once

#include "models/core/text.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::editor {

class TextView;

/// Find and replace, below the text. Replacing goes to the document as undo steps.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(TextView *view, editing::Document *document, QWidget *parent = nullptr);

    /// Shows the bar with the selected text, or what was sought last.
    void open(bool withReplace);
    void findNext();
    void findPrevious();
    /// Hides the bar and gives the focus back to the text.
    void shut();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void retranslate();
    void search();
    void go(bool forwards);
    void replaceOne();
    void replaceEvery();
    void showCount();

    TextView *view_;
    editing::Document *document_;
    QLineEdit *what_;
    QLineEdit *with_;
    QCheckBox *matchCase_;
    QCheckBox *wholeWords_;
    QLabel *count_;
    QToolButton *previous_;
    QToolButton *next_;
    QToolButton *close_;
    QPushButton *replace_;
    QPushButton *replaceAll_;
    QWidget *replaceRow_;
    QTimer searchTimer_;
    std::vector<TextSpan> matches_;
};

} // namespace sluice::editor
