#include "ui/editor/editorpage.h"

#include "models/core/qtshown.h"
#include "models/items/optionformmodel.h"
#include "models/items/problemsmodel.h"
#include "models/job/job.h"
#include "ui/editor/comments.h"
#include "ui/editor/filenotice.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotobar.h"
#include "ui/editor/textview.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/propertyform.h"
#include "ui/widgets/segmentedchoice.h"
#include "ui/widgets/whynot.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTimer>

#include <algorithm>

/// What the page does; how it is put together is in editorpagebuild.cpp.
namespace sluice::editor {

QString EditorPage::title() const
{
    return document_->title();
}

QString EditorPage::description() const
{
    return document_->path().isEmpty() ? tr("Not saved to a file yet")
                                       : QDir::toNativeSeparators(document_->path());
}

QString EditorPage::jobName() const
{
    return QString::fromStdString(document_->analysis().jobName());
}

QString EditorPage::encodingText() const
{
    const std::string &text = document_->text();
    const std::string_view encoding = encodingName(document_->encoding());
    QString name = QString::fromLatin1(encoding.data(), static_cast<qsizetype>(encoding.size()));
    const auto &problems = document_->problems();
    if (document_->encoding() == Encoding::Utf8 &&
        std::any_of(problems.begin(), problems.end(), [](const auto &one) { return one.code == "not-utf8"; }))
        name = tr("UTF-8, broken");
    QStringList parts{name, TextView::lineEndName(text)};
    if (text.rfind("\xEF\xBB\xBF", 0) == 0)
        parts.append(QStringLiteral("BOM"));
    return parts.join(QLatin1Char(' '));
}

QString EditorPage::positionText() const
{
    const LineColumn place = text_->cursorPlace();
    return QStringLiteral("L%1:%2").arg(place.line).arg(place.column);
}

bool EditorPage::save()
{
    form_->commitPending();
    if (document_->path().isEmpty()) {
        Q_EMIT saveAsRequested();
        return false;
    }
    return write({}, editing::SaveHow::Replace);
}

bool EditorPage::saveAs(const QString &path)
{
    form_->commitPending();
    return write(path, editing::SaveHow::Replace);
}

bool EditorPage::write(const QString &path, editing::SaveHow how)
{
    const Result<void> saved = path.isEmpty() ? document_->save(how) : document_->saveAs(path, how);
    if (!saved)
        fileNotice_->saveFailed(saved.error(), [this, path] { write(path, editing::SaveHow::InPlace); });
    return saved.has_value();
}

void EditorPage::undo()
{
    form_->discardPending();
    document_->undoStack()->undo();
    if (text_->hasFocus())
        text_->revealLastChange();
}

void EditorPage::redo()
{
    form_->discardPending();
    document_->undoStack()->redo();
    if (text_->hasFocus())
        text_->revealLastChange();
}

void EditorPage::setView(View view)
{
    view_ = view;
    viewChoice_->setCurrent(static_cast<int>(view));
    const QWidget *const focus = QApplication::focusWidget();
    form_->setVisible(view != View::Text);
    text_->setVisible(view != View::Form);
    setFocusProxy(view == View::Form ? static_cast<QWidget *>(form_) : text_);
    if (focus != nullptr && isAncestorOf(focus) && !focus->isVisible())
        setFocus(); // Qt gave the keyboard to whatever comes next
    if (view == View::Form) {
        findBar_->hide();
        goToBar_->hide();
    }
}

QList<QWidget *> EditorPage::panes()
{
    return {fileNotice_, notice_, form_, text_, findBar_, goToBar_};
}

void EditorPage::find()
{
    if (view_ == View::Form)
        setView(View::Split);
    goToBar_->hide();
    findBar_->open(false);
}

void EditorPage::replace()
{
    if (view_ == View::Form)
        setView(View::Split);
    goToBar_->hide();
    findBar_->open(true);
}

void EditorPage::goToLine()
{
    if (view_ == View::Form)
        setView(View::Split);
    findBar_->hide();
    goToBar_->open();
}

void EditorPage::toggleComment()
{
    if (document_->syntax() == hocon::Syntax::Json) {
        tell(tr("JSON has no comments, so nothing was changed."));
        return;
    }
    const TextSpan selected = text_->selection();
    const TextEdits edits =
        toggleComments(document_->text(), selected,
                       document_->analysis().sql() != nullptr ? CommentSign::Dashes : CommentSign::Hash);
    if (edits.empty())
        return;
    const std::size_t before = document_->text().size();
    if (!document_->apply(edits, tr("toggle comment")))
        return;
    const auto grown =
        static_cast<std::ptrdiff_t>(document_->text().size()) - static_cast<std::ptrdiff_t>(before);
    if (selected.length > 0)
        text_->select({selected.offset, static_cast<std::size_t>(std::max<std::ptrdiff_t>(
                                            0, static_cast<std::ptrdiff_t>(selected.length) + grown))});
}

void EditorPage::nextProblem()
{
    showProblem(problems_->next(text_->selection().offset));
}

void EditorPage::previousProblem()
{
    showProblem(problems_->previous(text_->selection().offset));
}

void EditorPage::showSpan(const TextSpan &span)
{
    if (view_ == View::Form)
        setView(View::Split);
    text_->select(span);
    text_->setFocus();
}

void EditorPage::showProblem(int row)
{
    if (row < 0 || row >= problems_->rowCount())
        return;
    showSpan(problems_->problem(row).span);
}

void EditorPage::applyFix(int row, int fix)
{
    form_->commitPending();
    if (!problems_->applyFix(row, fix))
        tell(tr("This fix could not be applied; nothing was changed."));
}

void EditorPage::applySafeFixes()
{
    form_->commitPending();
    if (document_->analysis().sql() != nullptr)
        tell(tr("This is SQL: what is wrong with it is mended in the text, so nothing was changed."));
    else if (!problems_->applySafeFixes())
        tell(tr("There is nothing that could be fixed without a decision of yours."));
}

void EditorPage::convert()
{
    form_->commitPending();
    if (env_->isConvertible())
        Q_EMIT convertRequested();
}

void EditorPage::help()
{
    const int row = env_->rowAt(text_->cursorOffset());
    const bool inForm = form_->isAncestorOf(QApplication::focusWidget());
    const QString key = inForm    ? linkedKey_
                        : row < 0 ? QString()
                                  : env_->index(row, 0).data(items::KeyRole).toString();
    if (!key.isEmpty()) {
        Q_EMIT optionHelpRequested(key);
        return;
    }
    for (int i = 0; !inForm && i < problems_->rowCount(); ++i) {
        const job::Problem &problem = problems_->problem(i);
        if (problem.span.contains(text_->cursorOffset())) {
            Q_EMIT whyRequested(QString::fromStdString(problem.code));
            return;
        }
    }
    Q_EMIT jobHelpRequested();
}

void EditorPage::zoomTo(int points)
{
    text_->zoomTo(points);
}

void EditorPage::tell(const QString &sentence)
{
    shownNotice_ = Notice::Told;
    notice_->showNotice(widgets::MarkSeverity::Hint, sentence, {tr("Close")});
}

void EditorPage::withdraw(Notice reason)
{
    if (shownNotice_ != reason)
        return;
    shownNotice_ = Notice::None;
    notice_->dismiss();
}

void EditorPage::showPlace(std::size_t line, std::size_t column)
{
    const std::string &text = document_->text();
    std::size_t at = LineIndex(text).lineStart(line);
    // Columns are characters; the bytes of one after its first look like 10xxxxxx.
    for (std::size_t left = column; left > 1 && at < text.size() && text[at] != '\n'; --left) {
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    }
    showSpan({at, 0});
}

void EditorPage::showMode()
{
    const QString mode = env_->mode();
    // Lit is what the text says; what the engine assumes where it says nothing is told beside it.
    const int id = env_->modeIsDefault()                ? -1
                   : mode == QLatin1String("BATCH")     ? 0
                   : mode == QLatin1String("STREAMING") ? 1
                                                        : -1;
    modeChoice_->setCurrent(id);
    modeChoice_->setVisible(env_->isEditable());
    modeLabel_->setVisible(env_->isEditable());
    modeLabel_->setText(env_->modeIsDefault() ? tr("Mode not set: BATCH")
                        : id >= 0             ? tr("Mode")
                                              : tr("Mode %1").arg(visibleText(mode)));
    form_->setNote(env_->modeNote());
    form_->setNoteAction(env_->isConvertible() ? tr("C&onvert to HOCON…") : QString());
    for (QAction *action : std::as_const(actions_)) {
        if (action->objectName() == QLatin1String("editor.convert"))
            widgets::setWhyNot(action,
                               env_->isConvertible() ? QString() : tr("Only an SQL job is converted."));
    }
}

void EditorPage::fieldEntered(const QString &key)
{
    linkedKey_ = key;
    linkLines();
    if (!key.isEmpty())
        Q_EMIT optionHelpRequested(key);
}

void EditorPage::linkLines()
{
    std::vector<TextSpan> spans;
    const QModelIndex row = env_->index(env_->rowOf(linkedKey_), 0);
    if (!linkedKey_.isEmpty() && row.isValid()) {
        const QString pointer = row.data(items::OptionFormModel::PointerRole).toString();
        for (const hocon::Definition &definition : document_->tree().definitions(pointer.toStdString()))
            spans.push_back(definition.whole);
    }
    text_->setLinkedLines(spans);
}

void EditorPage::cursorMoved()
{
    // While somebody works in the form, the form leads.
    if (!text_->hasFocus())
        return;
    linkedKey_.clear();
    linkLines();
    const int row = env_->rowAt(text_->cursorOffset());
    const QString key = row < 0 ? QString() : env_->index(row, 0).data(items::KeyRole).toString();
    if (key == form_->currentKey())
        return;
    form_->setCurrentKey(key);
    if (!key.isEmpty())
        Q_EMIT optionHelpRequested(key);
}

QString EditorPage::optionHelp(const QString &key) const
{
    const int row = env_->rowOf(key);
    if (row < 0)
        return {};
    const QModelIndex index = env_->index(row, items::OptionFormModel::ValueColumn);
    const auto text = [&index](int role) {
        return index.data(role).toString();
    };
    QStringList lines{text(items::OptionFormModel::TitleRole), text(items::OptionFormModel::ExplanationRole)};
    lines.insert(1, key);
    const QString unit = text(items::OptionFormModel::UnitRole);
    if (!unit.isEmpty())
        lines.append(tr("Unit: %1").arg(unit));
    const QString defaultText = text(items::OptionFormModel::DefaultRole);
    lines.append(defaultText.isEmpty() ? tr("No default of its own: the engine's configuration decides.")
                                       : tr("Default: %1").arg(defaultText));
    const QStringList choices = index.data(items::OptionFormModel::ChoicesRole).toStringList();
    if (!choices.isEmpty())
        lines.append(tr("One of: %1").arg(choices.join(QStringLiteral(", "))));
    lines.append(text(items::OptionFormModel::ProblemRole));
    lines.removeAll(QString());
    return lines.join(QStringLiteral("\n\n"));
}

} // namespace sluice::editor
