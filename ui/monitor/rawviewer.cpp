#include "ui/monitor/rawviewer.h"

#include "models/core/qtshown.h"
#include "ui/widgets/jsontext.h"
#include "ui/widgets/searchwords.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sluice::monitorui {

RawViewer::RawViewer(QString cluster, QWidget *parent)
    : Page(parent)
    , cluster_(std::move(cluster))
    , title_(new QLabel(this))
    , search_(new QLineEdit(this))
    , copy_(new QPushButton(this))
    , text_(new QPlainTextEdit(this))
{
    widgets::setSearchWords(copy_, staticMetaObject.className(), "Copy the reply",
                            "clipboard json raw 复制 应答 原始");
    title_->setTextFormat(Qt::PlainText);
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(260);
    auto *line = new QHBoxLayout;
    line->addWidget(title_, 1);
    line->addWidget(search_);
    line->addWidget(copy_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addLayout(line);
    column->addWidget(text_, 1);
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(search_, &QLineEdit::textChanged, this, [this](const QString &wanted) { find(wanted, true); });
    connect(search_, &QLineEdit::returnPressed, this, [this] { find(search_->text(), false); });
    setFocusProxy(text_);
    retranslate();
}

QString RawViewer::title() const
{
    return tr("%1: raw").arg(cluster_);
}

QString RawViewer::description() const
{
    return tr("What %1 really answered").arg(cluster_);
}

void RawViewer::setRaw(const QString &title, const QString &text)
{
    title_->setText(shown(title));
    gone_ = text.isEmpty();
    text_->setPlainText(gone_ ? tr("This reply is no longer kept.")
                              : shown(widgets::prettyJson(text), Lines::Many));
    copy_->setEnabled(!gone_);
}

QString RawViewer::text() const
{
    return text_->toPlainText();
}

void RawViewer::find(const QString &text, bool fromStart)
{
    if (fromStart)
        text_->moveCursor(QTextCursor::Start);
    if (text.isEmpty() || text_->find(text))
        return;
    text_->moveCursor(QTextCursor::Start); // once around
    text_->find(text);
}

void RawViewer::retranslate()
{
    setAccessibleName(tr("Raw reply"));
    text_->setAccessibleName(tr("Raw reply"));
    search_->setPlaceholderText(tr("Find in the reply"));
    search_->setAccessibleName(tr("Find in the reply"));
    copy_->setText(tr("Cop&y"));
    copy_->setAccessibleName(tr("Copy the reply"));
    if (gone_)
        text_->setPlainText(tr("This reply is no longer kept."));
}

void RawViewer::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
