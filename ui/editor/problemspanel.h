#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QModelIndex;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace sluice::items {
class ProblemsFilter;
} // namespace sluice::items

namespace sluice::widgets {
class EmptyState;
class FilterField;
} // namespace sluice::widgets

namespace sluice::editor {

class EditorPage;
class SeverityDelegate;

/// The problems of the page in front, with what to do about each: for a dock of the window. Enter or a double
/// click jumps to the place.
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPanel(QWidget *parent = nullptr);
    ~ProblemsPanel() override;

    /// Null: no document is open.
    void setPage(EditorPage *page);
    /// How many problems the page has; for the dock's title.
    int count() const;

Q_SIGNALS:
    void countChanged(int count);
    void whyRequested(const QString &code);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void update();
    void placeButtons();
    /// Gives columns and rows the sizes that belong together, at once.
    void fit();
    void fitColumns();
    void fitRows();
    QWidget *makeButtons(const QModelIndex &index);
    void jump(const QModelIndex &index);

    QPointer<EditorPage> page_;
    items::ProblemsFilter *filter_;
    QStackedWidget *stack_;
    widgets::EmptyState *empty_;
    QWidget *filled_;
    QTreeView *table_;
    SeverityDelegate *severity_;
    widgets::FilterField *search_;
    QLabel *summary_;
    QPushButton *fixAll_;
    QTimer buttonTimer_;
    bool isFitting_ = false;
};

} // namespace sluice::editor
