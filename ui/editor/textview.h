#pragma once

#include "models/core/text.h"
#include "models/job/lint/problem.h"
#include "ui/editor/highlight.h"

#include <Qsci/qsciscintilla.h>

#include <QPointer>
#include <QTimer>

#include <optional>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::editor {

/// The text of a document. Bytes go both ways unchanged, by raw Scintilla messages; Scintilla's own undo is
/// off: what is typed becomes steps of the document's stack. A byte order mark stays in the document and is
/// not shown. All offsets here are bytes of the document's text.
class TextView : public QsciScintilla
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);
    ~TextView() override;

    /// Not owned; null shows nothing.
    void setDocument(editing::Document *document);

    std::size_t cursorOffset() const;
    TextSpan selection() const;
    /// Selects (an empty span: sets the cursor), unfolds and scrolls there.
    void select(const TextSpan &span);
    /// The place of the cursor in characters, both from 1, as people count.
    LineColumn cursorPlace() const;

    void setProblems(const std::vector<job::Problem> &problems);
    /// Marks what the find bar found.
    void setMatches(const std::vector<TextSpan> &matches);
    /// Marks the lines of the field that has the focus in the form, and shows the first; none: an empty list.
    void setLinkedLines(const std::vector<TextSpan> &spans);
    /// Shows where the last change that came from elsewhere was made (after an undo).
    void revealLastChange();

    /// The line end that Enter writes: the one of the text's first line.
    static QString lineEndName(std::string_view text);

Q_SIGNALS:
    /// The cursor moved, by the person or by a change.
    void cursorMoved(std::size_t offset);
    void undoRequested();
    void redoRequested();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setUpScintilla();
    void setUpMargins();
    void setUpKeys();
    void connectScintilla();

    void takeEdits(const TextEdits &edits);
    void replaceAll();
    void replaceBytes(std::size_t offset, std::size_t length, std::string_view text);
    /// Enter writes the line end of the text's first line.
    void takeLineEnd();
    std::string_view shown() const;
    std::size_t toDocument(long position) const { return static_cast<std::size_t>(position) + bom_; }
    long toView(std::size_t offset) const;
    /// Scintilla was changed by the person: `text` was put in or taken out there.
    void noteTyped(long position, bool isInserted, std::string_view text);
    bool hasTyped() const { return typedMuch_ || !typed_.empty(); }
    /// What was typed and not flushed yet, as one change of the document's text.
    TextEdits takeTyped();
    void flush();
    void showPlaceOf(long position);

    void applyPalette();
    void applyMargins();
    void restyle();
    void colour();
    void refold(const std::vector<Bracket> &brackets);
    void markProblems();
    QString problemTextAt(std::size_t offset) const;
    void mark(int indicator, const std::vector<TextSpan> &spans);

    QPointer<editing::Document> document_;
    std::size_t bom_ = 0;    ///< bytes of the document that come before what is shown
    bool taking_ = false;    ///< a change is on its way from the document to the view
    bool giving_ = false;    ///< ... or the other way
    TextEdits typed_;        ///< the change of the view that the document does not know yet
    bool typedMuch_ = false; ///< it has too many pieces to be kept: the texts are compared
    bool edited_ = false;    ///< the event at hand changed the text
    int eventDepth_ = 0;
    std::optional<TextSpan> lastChange_;
    QTimer restyleTimer_;
    std::string styles_; ///< what Scintilla was told last
    std::vector<job::Problem> problems_;
    std::vector<TextSpan> matches_;
    std::vector<TextSpan> linked_;
};

} // namespace sluice::editor
