#include "ui/editor/findbar.h"

#include "models/editing/document.h"
#include "ui/editor/search.h"
#include "ui/editor/textview.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::editor {

namespace {

constexpr int searchDelayMs = 80;

} // namespace

FindBar::FindBar(TextView *view, editing::Document *document, QWidget *parent)
    : QWidget(parent)
    , view_(view)
    , document_(document)
    , what_(new QLineEdit(this))
    , with_(new QLineEdit)
    , matchCase_(new QCheckBox(this))
    , wholeWords_(new QCheckBox(this))
    , count_(new QLabel(this))
    , previous_(new QToolButton(this))
    , next_(new QToolButton(this))
    , close_(new QToolButton(this))
    , replace_(new QPushButton)
    , replaceAll_(new QPushButton)
    , replaceRow_(new QWidget(this))
{
    build();
    retranslate();
    searchTimer_.setSingleShot(true);
    searchTimer_.setInterval(searchDelayMs);
    connect(&searchTimer_, &QTimer::timeout, this, &FindBar::search);
    connect(what_, &QLineEdit::textChanged, this, &FindBar::search);
    connect(matchCase_, &QCheckBox::toggled, this, &FindBar::search);
    connect(wholeWords_, &QCheckBox::toggled, this, &FindBar::search);
    connect(next_, &QToolButton::clicked, this, &FindBar::findNext);
    connect(previous_, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(close_, &QToolButton::clicked, this, &FindBar::shut);
    connect(replace_, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(replaceAll_, &QPushButton::clicked, this, &FindBar::replaceEvery);
    connect(document_, &editing::Document::textEdited, this, [this] {
        if (!isHidden())
            searchTimer_.start();
    });
    what_->installEventFilter(this);
    with_->installEventFilter(this);
    hide();
}

void FindBar::build()
{
    previous_->setArrowType(Qt::UpArrow);
    next_->setArrowType(Qt::DownArrow);
    close_->setText(QStringLiteral("\u2715"));
    for (QToolButton *button : {previous_, next_, close_})
        button->setAutoRaise(true);
    auto *findRow = new QHBoxLayout;
    findRow->addWidget(what_, 1);
    findRow->addWidget(previous_);
    findRow->addWidget(next_);
    findRow->addWidget(count_);
    findRow->addWidget(matchCase_);
    findRow->addWidget(wholeWords_);
    findRow->addWidget(close_);
    auto *replaceLayout = new QHBoxLayout(replaceRow_);
    replaceLayout->setContentsMargins(0, 0, 0, 0);
    replaceLayout->addWidget(with_, 1);
    replaceLayout->addWidget(replace_);
    replaceLayout->addWidget(replaceAll_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(findRow);
    layout->addWidget(replaceRow_);
}

void FindBar::retranslate()
{
    what_->setPlaceholderText(tr("Find"));
    what_->setAccessibleName(tr("Find"));
    with_->setPlaceholderText(tr("Replace with"));
    with_->setAccessibleName(tr("Replace with"));
    matchCase_->setText(tr("&Match case"));
    matchCase_->setAccessibleName(tr("Match case"));
    wholeWords_->setText(tr("&Whole words"));
    wholeWords_->setAccessibleName(tr("Whole words"));
    previous_->setToolTip(tr("Previous match (Shift+Enter)"));
    previous_->setAccessibleName(tr("Previous match"));
    next_->setToolTip(tr("Next match (Enter)"));
    next_->setAccessibleName(tr("Next match"));
    close_->setToolTip(tr("Close (Escape)"));
    close_->setAccessibleName(tr("Close the find bar"));
    replace_->setText(tr("&Replace"));
    replace_->setAccessibleName(tr("Replace"));
    replaceAll_->setText(tr("Replace &all"));
    replaceAll_->setAccessibleName(tr("Replace all"));
    showCount();
}

void FindBar::open(bool withReplace)
{
    replaceRow_->setVisible(withReplace);
    const TextSpan selected = view_->selection();
    const std::string text = document_->text().substr(selected.offset, selected.length);
    show();
    if (!text.empty() && text.find('\n') == std::string::npos)
        what_->setText(QString::fromStdString(text));
    search();
    what_->setFocus();
    what_->selectAll();
}

void FindBar::shut()
{
    hide();
    matches_.clear();
    view_->setMatches({});
    view_->setFocus();
}

void FindBar::search()
{
    searchTimer_.stop();
    matches_ = findAll(document_->text(), what_->text(), {matchCase_->isChecked(), wholeWords_->isChecked()});
    view_->setMatches(matches_);
    showCount();
}

void FindBar::showCount()
{
    const TextSpan selected = view_->selection();
    const auto at = std::find(matches_.begin(), matches_.end(), selected);
    if (what_->text().isEmpty())
        count_->clear();
    else if (matches_.empty())
        count_->setText(tr("not found"));
    else if (at == matches_.end())
        count_->setText(tr("%n match(es)", nullptr, static_cast<int>(matches_.size())));
    else
        count_->setText(tr("%1 of %2").arg(at - matches_.begin() + 1).arg(matches_.size()));
    replace_->setEnabled(!matches_.empty());
    replaceAll_->setEnabled(!matches_.empty());
}

void FindBar::findNext()
{
    go(true);
}

void FindBar::findPrevious()
{
    go(false);
}

void FindBar::go(bool forwards)
{
    search();
    if (matches_.empty())
        return;
    const TextSpan selected = view_->selection();
    if (forwards) {
        const auto from = selected.end();
        const auto next = std::find_if(matches_.begin(), matches_.end(),
                                       [from](const TextSpan &match) { return match.offset >= from; });
        view_->select(next == matches_.end() ? matches_.front() : *next);
    } else {
        const auto before =
            std::find_if(matches_.rbegin(), matches_.rend(),
                         [&selected](const TextSpan &match) { return match.end() <= selected.offset; });
        view_->select(before == matches_.rend() ? matches_.back() : *before);
    }
    showCount();
}

void FindBar::replaceOne()
{
    search();
    const TextSpan selected = view_->selection();
    if (std::find(matches_.begin(), matches_.end(), selected) != matches_.end()) {
        const std::string text = with_->text().toStdString();
        if (!document_->apply({{selected.offset, selected.length, text}}, tr("replace")))
            return;
        view_->select({selected.offset + text.size(), 0});
    }
    findNext();
}

void FindBar::replaceEvery()
{
    search();
    const std::string text = with_->text().toStdString();
    TextEdits edits;
    for (const TextSpan &match : matches_)
        edits.push_back({match.offset, match.length, text});
    if (document_->apply(edits, tr("replace all")))
        search();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *keys = static_cast<QKeyEvent *>(event);
        const bool isEnter = keys->key() == Qt::Key_Return || keys->key() == Qt::Key_Enter;
        if (keys->key() == Qt::Key_Escape) {
            shut();
            return true;
        }
        if (isEnter && watched == with_) {
            replaceOne();
            return true;
        }
        if (isEnter) {
            go((keys->modifiers() & Qt::ShiftModifier) == 0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::editor
