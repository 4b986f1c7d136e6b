#include "ui/widgets/errorview.h"

#include "models/core/qtshown.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/searchwords.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice::widgets {

ErrorView::ErrorView(QWidget *parent)
    : QWidget(parent)
    , headline_(new FlowText(this))
    , causeTitle_(new QLabel(this))
    , cause_(new FlowText(this))
    , toggle_(new QToolButton(this))
    , copy_(new QPushButton(this))
    , stack_(new QPlainTextEdit(this))
{
    QFont bold = causeTitle_->font();
    bold.setBold(true);
    causeTitle_->setFont(bold);
    headline_->setBold(true);
    headline_->setTone(Tone::Critical);
    toggle_->setCheckable(true);
    toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle_->setAutoRaise(true);
    const char *const context = staticMetaObject.className();
    setSearchWords(toggle_, context, "Show the stack trace (%n line(s))",
                   "hide java error 错误 堆栈 显示 隐藏");
    setSearchWords(copy_, context, "Copy the e&rror", "clipboard stack trace 复制 错误 剪贴板");
    stack_->setReadOnly(true);
    stack_->setLineWrapMode(QPlainTextEdit::NoWrap);
    stack_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(toggle_);
    buttons->addStretch();
    buttons->addWidget(copy_);
    auto *column = new QVBoxLayout(this);
    column->addWidget(headline_);
    column->addWidget(causeTitle_);
    column->addWidget(cause_);
    column->addLayout(buttons);
    column->addWidget(stack_, 1);
    column->addStretch(0);

    connect(toggle_, &QToolButton::toggled, this, &ErrorView::refresh);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(error_.whole); });
    retranslate();
}

void ErrorView::setError(const QString &text)
{
    // An engine's error quotes what it had in hand: addresses with passwords, names with escape sequences.
    const QString clean = shown(text, Lines::Many);
    if (clean == error_.whole)
        return;
    error_ = parseErrorText(clean);
    headline_->setText(error_.headline);
    cause_->setText(error_.rootCause);
    stack_->setPlainText(clean);
    refresh();
}

bool ErrorView::isStackShown() const
{
    return toggle_->isChecked();
}

void ErrorView::refresh()
{
    const bool open = toggle_->isChecked();
    toggle_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    toggle_->setText(open ? tr("Hide the stack trace")
                          : tr("Show the stack trace (%n line(s))", "", error_.frames));
    toggle_->setAccessibleName(toggle_->text());
    stack_->setVisible(open);
    causeTitle_->setVisible(!error_.rootCause.isEmpty());
    cause_->setVisible(!error_.rootCause.isEmpty());
}

void ErrorView::retranslate()
{
    causeTitle_->setText(tr("Root cause"));
    copy_->setText(tr("Copy the e&rror"));
    copy_->setToolTip(tr("Copies the whole error with its stack trace."));
    copy_->setAccessibleName(tr("Copy the error"));
    stack_->setAccessibleName(tr("Stack trace"));
    refresh();
}

void ErrorView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::widgets
