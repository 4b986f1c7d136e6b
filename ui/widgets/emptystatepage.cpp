#include "ui/widgets/emptystatepage.h"

#include "ui/widgets/mnemonic.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QVBoxLayout>

namespace sluice::widgets {

namespace {

constexpr int ColumnWidth = 560;

} // namespace

EmptyStatePage::EmptyStatePage(QWidget *parent)
    : QWidget(parent)
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

    auto *column = new QWidget(this);
    column->setMaximumWidth(ColumnWidth);
    auto *inner = new QVBoxLayout(column);
    inner->addWidget(heading_);
    inner->addWidget(sentence_);
    inner->addSpacing(12);
    inner->addLayout(choices_);
    inner->addSpacing(12);
    inner->addLayout(below_);

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 8);
    row->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(1);
    outer->addLayout(row);
    outer->addStretch(2);
}

void EmptyStatePage::setHeading(const QString &heading, const QString &sentence)
{
    heading_->setText(heading);
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
}

QAbstractButton *EmptyStatePage::addChoice(const QString &objectName, const QIcon &icon)
{
    auto *button = new QCommandLinkButton(this);
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
}

void EmptyStatePage::addBelow(QWidget *widget)
{
    below_->addWidget(widget);
}

} // namespace sluice::widgets
