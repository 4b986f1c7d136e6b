#include "ui/widgets/emptystatepage.h"

#include "ui/widgets/mnemonic.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::widgets {

namespace {

constexpr int ColumnWidth = 560;

} // namespace

EmptyStatePage::EmptyStatePage(QWidget *parent)
    : QWidget(parent)
    , column_(new QWidget(this))
    , heading_(new QLabel(this))
    , sentence_(new QLabel(this))
    , choices_(new QVBoxLayout)
    , below_(new QVBoxLayout)
{
    QFont large = heading_->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    heading_->setFont(large);
    sentence_->setWordWrap(true);
    sentence_->setTextInteractionFlags(Qt::TextBrowserInteraction);

    column_->setMaximumWidth(ColumnWidth);
    auto *inner = new QVBoxLayout(column_);
    inner->addWidget(heading_);
    inner->addWidget(sentence_);
    inner->addSpacing(12);
    inner->addLayout(choices_);
    inner->addSpacing(12);
    inner->addLayout(below_);

    auto *content = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column_, 8);
    row->addStretch(1);
    auto *middle = new QVBoxLayout(content);
    middle->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(2);

    // All choices are as high as their texts need; on a small screen the page scrolls.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void EmptyStatePage::setHeading(const QString &heading, const QString &sentence)
{
    heading_->setText(heading);
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
    column_->updateGeometry();
}

QAbstractButton *EmptyStatePage::addChoice(const QString &objectName, const QIcon &icon)
{
    auto *button = new QCommandLinkButton(column_);
    button->setObjectName(objectName);
    button->setIcon(icon);
    button->setIconSize(QSize(22, 22));
    choices_->addWidget(button);
    return button;
}

void EmptyStatePage::setChoiceText(QAbstractButton *choice, const QString &title, const QString &explanation)
{
    choice->setText(title);
    choice->setAccessibleName(withoutMnemonic(title));
    choice->setAccessibleDescription(explanation);
    if (auto *link = qobject_cast<QCommandLinkButton *>(choice))
        link->setDescription(explanation);
    // While the page is hidden nobody else tells the layouts around that it became higher.
    column_->updateGeometry();
}

void EmptyStatePage::addBelow(QWidget *widget)
{
    below_->addWidget(widget);
}

} // namespace sluice::widgets
