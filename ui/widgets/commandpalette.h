#pragma once

#include <QFrame>
#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListWidget;

namespace sluice::widgets {

/// One line of the palette: something to run or to go to.
struct PaletteItem
{
    QString text;   ///< what is searched first: "Submit job"
    QString detail; ///< shown at the right, searched too: a shortcut, "Job on prod"
    QIcon icon;
    bool enabled = true;
    std::function<void()> run;
};

/// The Ctrl+K list over the window: type a few letters, arrows choose, Enter runs, Escape leaves. It asks its
/// source each time it opens, so it holds no state of anybody else.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    using Source = std::function<QList<PaletteItem>()>;

    explicit CommandPalette(QWidget *window);

    void setSource(Source source);
    /// Collects the items, shows the list over the top of the window and takes the keyboard.
    void open();
    /// Leaves and gives the keyboard back.
    void dismiss();
    /// Texts of the lines that are shown now, best first.
    QStringList shownTexts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void filter(const QString &pattern);
    void runCurrent();
    void moveCurrent(int by);
    void place();
    void retranslate();

    Source source_;
    QList<PaletteItem> items_;
    QList<int> shown_; ///< indexes into items_, in the order of the lines
    QLineEdit *edit_;
    QListWidget *list_;
};

} // namespace sluice::widgets
