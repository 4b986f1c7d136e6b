#include "ui/editor/editorpage.h"

#include "models/core/qtmessage.h"
#include "models/items/optionformmodel.h"
#include "models/items/problemsmodel.h"
#include "ui/actions/actions.h"
#include "ui/editor/filenotice.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotobar.h"
#include "ui/editor/optionroles.h"
#include "ui/editor/textview.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/propertyform.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace sluice::editor {

namespace {

using items::OptionFormModel;

constexpr int syncDelayMs = 30;

} // namespace

EditorPage::EditorPage(std::unique_ptr<editing::Document> document, QWidget *parent)
    : Page(parent)
    , document_(std::move(document))
    , env_(new OptionFormModel(this))
    , problems_(new items::ProblemsModel(this))
    , viewChoice_(new widgets::SegmentedChoice(this))
    , modeChoice_(new widgets::SegmentedChoice(this))
    , modeLabel_(new QLabel(this))
    , fileNotice_(new FileNotice(*document_, this))
    , notice_(new widgets::NoticeBar(this))
    , form_(new widgets::PropertyForm(this))
    , text_(new TextView(this))
    , splitter_(new QSplitter(Qt::Horizontal, this))
    , findBar_(new FindBar(text_, document_.get(), this))
    , goToBar_(new GoToBar(this))
    , syncTimer_(new QTimer(this))
{
    build();
    buildActions();
    retranslate();
    env_->setDocument(document_.get());
    problems_->setDocument(document_.get());
    form_->setModel(env_, optionRoles);
    text_->setDocument(document_.get());
    text_->setProblems(document_->problems());
    connectDocument();
    connectViews();
    setView(View::Split);
    showMode();
}

EditorPage::~EditorPage()
{
    // The views outlive the document by a moment: QObject deletes children last.
    text_->setDocument(nullptr);
    form_->setModel(nullptr, optionRoles);
    env_->setDocument(nullptr);
    problems_->setDocument(nullptr);
}

QWidget *EditorPage::buildToolRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 4);
    for (int view = 0; view < 3; ++view)
        viewChoice_->addChoice(view, {});
    for (int mode = 0; mode < 2; ++mode)
        modeChoice_->addChoice(mode, {});
    layout->addWidget(viewChoice_);
    layout->addSpacing(16);
    layout->addWidget(modeLabel_);
    layout->addWidget(modeChoice_);
    layout->addStretch(1);
    return row;
}

void EditorPage::build()
{
    splitter_->addWidget(form_);
    splitter_->addWidget(text_);
    splitter_->setChildrenCollapsible(false);
    splitter_->setStretchFactor(0, 2);
    splitter_->setStretchFactor(1, 3);
    splitter_->setSizes({400, 560});
    text_->setMinimumWidth(240);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolRow());
    layout->addWidget(fileNotice_);
    layout->addWidget(notice_);
    layout->addWidget(splitter_, 1);
    layout->addWidget(findBar_);
    layout->addWidget(goToBar_);
}

void EditorPage::addAction(actions::Command command, const std::function<void()> &run)
{
    QAction *const action = actions::make(command, this);
    connect(action, &QAction::triggered, this, run);
    actions_.append(action);
}

void EditorPage::buildActions()
{
    using actions::Command;
    addAction(Command::Cut, [this] { text_->cut(); });
    addAction(Command::Copy, [this] { text_->copy(); });
    addAction(Command::Paste, [this] { text_->paste(); });
    addAction(Command::SelectAll, [this] { text_->selectAll(); });
    addAction(Command::Find, [this] { find(); });
    addAction(Command::Replace, [this] { replace(); });
    addAction(Command::GoToLine, [this] { goToLine(); });
    addAction(Command::ToggleComment, [this] { toggleComment(); });
    addAction(Command::Convert, [this] { convert(); });
}

QList<QAction *> EditorPage::pageActions() const
{
    return actions_;
}

void EditorPage::connectDocument()
{
    editing::Document *document = document_.get();
    connect(document, &editing::Document::treeChanged, this, [this] {
        text_->setProblems(document_->problems());
        linkLines();
        syncTimer_->start();
        Q_EMIT statusChanged();
    });
    connect(document, &editing::Document::modifiedChanged, this, &EditorPage::modifiedChanged);
    connect(document, &editing::Document::pathChanged, this, [this] { Q_EMIT titleChanged(title()); });
    connect(document, &editing::Document::encodingChanged, this, &EditorPage::statusChanged);
    connect(document, &editing::Document::recoveryFailed, this, [this](const Error &error) {
        tell(tr("No recovery copy could be written: %1").arg(translated(error)));
        shownNotice_ = Notice::NoRecovery;
    });
    connect(document, &editing::Document::recoveryWritten, this, [this] { withdraw(Notice::NoRecovery); });
    connect(document, &editing::Document::textEdited, this, [this] { withdraw(Notice::Told); });
    syncTimer_->setSingleShot(true);
    syncTimer_->setInterval(syncDelayMs);
    connect(syncTimer_, &QTimer::timeout, this, &EditorPage::cursorMoved);
}

void EditorPage::connectViews()
{
    connect(viewChoice_, &widgets::SegmentedChoice::chosen, this,
            [this](int id) { setView(static_cast<View>(id)); });
    // Who points at a view wants to work in it; who goes through the choices with the keyboard is not taken
    // away.
    connect(viewChoice_, &widgets::SegmentedChoice::pointed, this,
            [this] { setFocus(Qt::MouseFocusReason); });
    connect(modeChoice_, &widgets::SegmentedChoice::chosen, this, [this](int id) {
        form_->commitPending();
        env_->setMode(id == 0 ? QStringLiteral("BATCH") : QStringLiteral("STREAMING"));
        showMode(); // where the text could not be changed, the switch goes back
    });
    connect(env_, &OptionFormModel::modeChanged, this, &EditorPage::showMode);
    connect(env_, &OptionFormModel::editFailed, this, &EditorPage::tell);
    connect(notice_, &widgets::NoticeBar::actionChosen, notice_, &widgets::NoticeBar::dismiss);
    connect(fileNotice_, &FileNotice::saveRequested, this, &EditorPage::save);
    connect(problems_, &items::ProblemsModel::saveAsWanted, this, &EditorPage::saveAsRequested);
    connect(fileNotice_, &FileNotice::saveAsRequested, this, &EditorPage::saveAsRequested);
    connect(fileNotice_, &FileNotice::placeRequested, this, &EditorPage::showPlace);
    connect(fileNotice_, &FileNotice::reloadFailed, this,
            [this](const Error &error) { tell(translated(error)); });
    connect(form_, &widgets::PropertyForm::fieldEntered, this, &EditorPage::fieldEntered);
    connect(form_, &widgets::PropertyForm::fieldLeft, document_.get(), &editing::Document::endMerge);
    connect(form_, &widgets::PropertyForm::undoRequested, this, &EditorPage::undo);
    connect(form_, &widgets::PropertyForm::redoRequested, this, &EditorPage::redo);
    connect(form_, &widgets::PropertyForm::noteActionChosen, this, &EditorPage::convert);
    connect(form_, &widgets::PropertyForm::helpRequested, this, &EditorPage::optionHelpRequested);
    connect(text_, &TextView::undoRequested, this, &EditorPage::undo);
    connect(text_, &TextView::redoRequested, this, &EditorPage::redo);
    // Who comes from the form: the text leads again, from where its cursor is.
    connect(text_, &QsciScintillaBase::SCN_FOCUSIN, syncTimer_, qOverload<>(&QTimer::start));
    connect(text_, &TextView::cursorMoved, this, [this] {
        syncTimer_->start();
        Q_EMIT statusChanged();
    });
    connect(goToBar_, &GoToBar::closed, text_, qOverload<>(&QWidget::setFocus));
    connect(goToBar_, &GoToBar::placeRequested, this, &EditorPage::showPlace);
}

void EditorPage::retranslate()
{
    viewChoice_->setAccessibleName(tr("View"));
    viewChoice_->setChoiceText(0, tr("Form"), tr("Only the options of env, as fields"));
    viewChoice_->setChoiceText(1, tr("Split"), tr("Form and text side by side"));
    viewChoice_->setChoiceText(2, tr("Text"), tr("Only the text"));
    modeChoice_->setAccessibleName(tr("Mode"));
    modeChoice_->setChoiceText(0, QStringLiteral("BATCH"),
                               tr("The job reads what is there and ends (sets job.mode)"));
    modeChoice_->setChoiceText(1, QStringLiteral("STREAMING"),
                               tr("The job runs until it is stopped (sets job.mode)"));
    form_->setAccessibleName(tr("Options of env"));
    splitter_->setAccessibleName(tr("Form and text"));
    for (QAction *action : std::as_const(actions_))
        actions::retranslate(action);
    showMode();
}

void EditorPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        env_->retranslate();
        problems_->retranslate();
        retranslate();
        withdraw(Notice::Told); // it was said in the other language, about what is past
        fileNotice_->retranslate();
    }
}

} // namespace sluice::editor
