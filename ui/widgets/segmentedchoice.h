#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace sluice::widgets {

/// A few exclusive buttons side by side ([Form | Split | Text]). One tab stop; arrow keys move within. A
/// click chooses and leaves the keyboard where it is.
class SegmentedChoice : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedChoice(QWidget *parent = nullptr);

    /// Adds a button. `id` is not negative and names the choice.
    void addChoice(int id, const QString &text);
    /// Changes what is written on a button (another language), and what a pointer resting on it is told.
    void setChoiceText(int id, const QString &text, const QString &toolTip = {});
    /// The chosen id, or -1 when nothing is.
    int current() const;
    /// Chooses without telling; -1 chooses nothing.
    void setCurrent(int id);

Q_SIGNALS:
    /// The person chose another button.
    void chosen(int id);
    /// A button was clicked with the mouse, be it chosen already; after chosen().
    void pointed(int id);

private:
    QButtonGroup *group_;
    QHBoxLayout *layout_;
};

} // namespace sluice::widgets
