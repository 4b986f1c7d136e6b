#pragma once

#include <QFrame>
#include <QIcon>
#include <QList>
#include <QPointer>
#include <QStringList>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace sluice::widgets {

/// What running a line does to the program: of lines that fit, plain ones come first.
enum class PaletteKind
{
    Plain,  ///< does something, or goes somewhere
    Toggle, ///< changes how things are from then on
    Risky,  ///< gives something away or forgets something: never what Return runs unseen
};

/// One line of the palette: something to run or to go to.
struct PaletteItem
{
    QString text;   ///< what is searched first: "Submit job"
    QString detail; ///< shown at the right, searched too: a shortcut, "Job on prod"
    QIcon icon;
    bool enabled = true;
    std::function<void()> run;
    QStringList words = {}; ///< searched and not shown: other names, other languages
    QString whyNot = {};    ///< why it is not enabled, in a sentence; empty: nobody said
    PaletteKind kind = PaletteKind::Plain;
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
    /// Leaves and gives the keyboard back to who had it.
    void dismiss();
    /// Texts of the lines that are shown now, best first.
    QStringList shownTexts() const;
    /// What is said in place of the lines when there are none; else empty.
    QString nothingText() const;
    /// Why the line that is selected, or was to be run, cannot be run now; else empty.
    QString whyNotText() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void filter(const QString &pattern);
    void sayNothing();
    void runCurrent();
    void moveCurrent(int by);
    void sayWhyNot();
    void place();
    void retranslate();

    Source source_;
    QList<PaletteItem> items_;
    QList<int> shown_; ///< indexes into items_, in the order of the lines
    QLineEdit *edit_;
    QListWidget *list_;
    QLabel *nothing_;
    QLabel *why_;
    QPointer<QWidget> before_; ///< had the keyboard
};

} // namespace sluice::widgets
