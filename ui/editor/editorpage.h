#pragma once

#include "models/core/error.h"
#include "models/core/text.h"
#include "models/editing/document.h"
#include "ui/widgets/page.h"

#include <functional>
#include <memory>

class QAction;
class QLabel;
class QSplitter;
class QTimer;

namespace sluice::actions {
enum class Command;
} // namespace sluice::actions

namespace sluice::items {
class OptionFormModel;
class ProblemsModel;
} // namespace sluice::items

namespace sluice::widgets {
class NoticeBar;
class PropertyForm;
class SegmentedChoice;
} // namespace sluice::widgets

namespace sluice::editor {

class FileNotice;
class FindBar;
class GoToBar;
class TextView;

/// A tab with one open job: its env as a form and the whole as text, in sync both ways over one undo stack.
/// Undo and redo keys work in every control of the page, on that stack.
class EditorPage : public widgets::Page
{
    Q_OBJECT

public:
    enum class View
    {
        Form,
        Split,
        Text
    };

    /// The page owns the document. Load it before or after.
    explicit EditorPage(std::unique_ptr<editing::Document> document, QWidget *parent = nullptr);
    ~EditorPage() override;

    editing::Document *document() const { return document_.get(); }
    items::ProblemsModel *problemsModel() const { return problems_; }
    items::OptionFormModel *envModel() const { return env_; }
    TextView *textView() const { return text_; }
    widgets::PropertyForm *form() const { return form_; }

    /// What the text calls its job; empty where it does not.
    QString jobName() const;
    /// File name; the window adds its own sign for unsaved changes.
    QString title() const override;
    QString description() const override;
    /// "UTF-8 LF", with "BOM" where the text starts with one; the encoding is that of the file, "UTF-8,
    /// broken" where some bytes of it are no UTF-8.
    QString encodingText() const;
    /// "L4:3": line and column of the cursor, in characters from 1.
    QString positionText() const;
    View view() const { return view_; }
    QList<QWidget *> panes() override;
    QUndoStack *undoStack() const override { return document_->undoStack(); }
    bool isModified() const override { return document_->isModified(); }

    /// What is done with a text, and with this kind of file: see actions::table(). Their keys work while the
    /// keyboard is on this page, and must not be bound again by the window's menus and palette.
    QList<QAction *> pageActions() const override;

    /// What is to be said about an option of env: title, key, type, unit, default, explanation, as plain
    /// lines. Empty for a key that is none.
    QString optionHelp(const QString &key) const;

public Q_SLOTS:
    /// Settles what is being typed, then saves. A failure is told on the page, with what can be done about
    /// it; false then, and when there is no path yet (saveAsRequested).
    bool save() override;
    bool saveAs(const QString &path);
    void undo() override;
    void redo() override;
    void setView(sluice::editor::EditorPage::View view);
    void find();
    void replace();
    void goToLine();
    void toggleComment();
    void nextProblem();
    void previousProblem();
    /// Selects a place in the text and shows it, from whichever view.
    void showSpan(const sluice::TextSpan &span);
    /// By row of problemsModel().
    void showProblem(int row);
    void applyFix(int row, int fix);
    void applySafeFixes();
    /// Asks for the same job in another language, where the form cannot edit this one.
    void convert();
    /// Asks for what there is to say about the place of the keyboard: an option, a problem, or what a job
    /// needs at all.
    void help();
    /// Makes the letters of the text so many points larger than usual; negative: smaller.
    void zoomTo(int points);
    /// Tells something on the page; the person dismisses it.
    void tell(const QString &sentence);

Q_SIGNALS:
    void modifiedChanged(bool modified);
    /// encodingText() or positionText() changed.
    void statusChanged();
    void whyRequested(const QString &code);
    /// The focus is on this option of env: show optionHelp().
    void optionHelpRequested(const QString &key);
    /// Nothing is under the cursor: show what a job of this kind needs.
    void jobHelpRequested();
    /// Show this SQL job as HOCON, as a text of its own.
    void convertRequested();
    /// save() was asked for and there is no path yet, or the person wants another file.
    void saveAsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildToolRow();
    void buildActions();
    void connectDocument();
    void connectViews();
    void retranslate();
    void addAction(actions::Command command, const std::function<void()> &run);

    void showMode();
    bool write(const QString &path, editing::SaveHow how);
    void showPlace(std::size_t line, std::size_t column); ///< from 1, in characters
    void fieldEntered(const QString &key);
    void cursorMoved();
    void linkLines();

    enum class Notice
    {
        None,
        Told,       ///< goes with the next change of the text
        NoRecovery, ///< goes when a recovery copy is written
    };
    /// What was told for this reason is true no more.
    void withdraw(Notice reason);

    std::unique_ptr<editing::Document> document_;
    items::OptionFormModel *env_;
    items::ProblemsModel *problems_;
    widgets::SegmentedChoice *viewChoice_;
    widgets::SegmentedChoice *modeChoice_;
    QLabel *modeLabel_;
    FileNotice *fileNotice_;
    widgets::NoticeBar *notice_; ///< for what only has to be read
    Notice shownNotice_ = Notice::None;
    widgets::PropertyForm *form_;
    TextView *text_;
    QSplitter *splitter_;
    FindBar *findBar_;
    GoToBar *goToBar_;
    QList<QAction *> actions_;
    QString linkedKey_; ///< the option whose lines are marked in the text
    View view_ = View::Split;
    QTimer *syncTimer_;
};

} // namespace sluice::editor
