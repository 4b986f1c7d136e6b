#include "ui/widgets/noticebar.h"

#include "ui/widgets/flowtext.h"
#include "ui/widgets/mnemonic.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sluice::widgets {

namespace {

constexpr int markSize = 16;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , mark_(new QLabel(this))
    , text_(new FlowText(this))
    , layout_(new QHBoxLayout(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    layout_->setContentsMargins(8, 4, 8, 4);
    layout_->addWidget(mark_);
    layout_->addWidget(text_, 1, Qt::AlignVCenter);
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
        layout_->addWidget(button);
        buttons_.append(button);
    }
    paintMark();
    show();
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
    mark_->setPixmap(severityMark(severity_, palette(), markSize, devicePixelRatioF()));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && mark_ != nullptr)
        paintMark();
}

} // namespace sluice::widgets
