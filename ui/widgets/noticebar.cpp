#include "ui/widgets/noticebar.h"

#include "ui/widgets/flowtext.h"
#include "ui/widgets/mnemonic.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sluice::widgets {

namespace {

constexpr int noticeMarkSize = 16;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , mark_(new QLabel(this))
    , text_(new FlowText(this))
    , column_(new QVBoxLayout(this))
    , first_(new QHBoxLayout)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    column_->setContentsMargins(8, 4, 8, 4);
    column_->setSpacing(4);
    column_->addLayout(first_);
    first_->addWidget(mark_);
    first_->addWidget(text_, 1, Qt::AlignVCenter);
    hide();
}

void NoticeBar::showNotice(MarkSeverity severity, const QString &sentence, const QStringList &actions)
{
    severity_ = severity;
    text_->setText(sentence); // which makes marks of what cannot be seen
    // The sender of a click may be one of these: it goes when the event is over.
    for (QPushButton *button : std::as_const(buttons_)) {
        button->hide();
        button->deleteLater();
    }
    buttons_.clear();
    for (const QString &action : actions) {
        auto *button = new QPushButton(action, this);
        const int index = static_cast<int>(buttons_.size());
        connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT actionChosen(index); });
        button->setAccessibleName(withoutMnemonic(action));
        buttons_.append(button);
    }
    arranged_ = false;
    arrange();
    paintMark();
    show();
}

/// So many buttons go into each line of their own; none where all have room beside the sentence.
QList<int> NoticeBar::linesFor(int room) const
{
    const int space = qMax(0, first_->spacing());
    int all = 0;
    for (const QPushButton *button : buttons_)
        all += button->sizeHint().width() + space;
    if (all <= room * 6 / 10)
        return {};
    QList<int> lines;
    int used = room + 1;
    for (const QPushButton *button : buttons_) {
        const int wanted = button->sizeHint().width() + space;
        if (used + wanted > room + space) {
            lines.append(0);
            used = 0;
        }
        ++lines.last();
        used += wanted;
    }
    return lines;
}

void NoticeBar::arrange()
{
    const QMargins margins = column_->contentsMargins();
    const QList<int> lines = linesFor(contentsRect().width() - margins.left() - margins.right());
    if (arranged_ && lines == lines_)
        return;
    lines_ = lines;
    arranged_ = true;
    for (QPushButton *button : std::as_const(buttons_)) {
        first_->removeWidget(button);
        for (QHBoxLayout *line : std::as_const(further_))
            line->removeWidget(button);
    }
    qDeleteAll(further_);
    further_.clear();
    if (lines_.isEmpty()) {
        for (QPushButton *button : std::as_const(buttons_))
            first_->addWidget(button);
        return;
    }
    auto button = buttons_.cbegin();
    for (const int count : std::as_const(lines_)) {
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        for (int i = 0; i < count; ++i)
            line->addWidget(*button++);
        column_->addLayout(line);
        further_.append(line);
    }
}

QSize NoticeBar::minimumSizeHint() const
{
    int widest = 0;
    for (const QPushButton *button : buttons_)
        widest = qMax(widest, button->sizeHint().width());
    const QMargins margins = column_->contentsMargins();
    return {widest + margins.left() + margins.right() + 2 * frameWidth(), QFrame::minimumSizeHint().height()};
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

QString NoticeBar::sentence() const
{
    return isHidden() ? QString() : text_->text();
}

void NoticeBar::dismiss()
{
    hide();
}

void NoticeBar::paintMark()
{
    mark_->setPixmap(severityMark(severity_, palette(), noticeMarkSize, devicePixelRatioF()));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && mark_ != nullptr)
        paintMark();
}

} // namespace sluice::widgets
