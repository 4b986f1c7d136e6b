#include "ui/widgets/emptystate.h"

#include "models/core/qtshown.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/searchwords.h"
#include "ui/widgets/tone.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::widgets {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , icon_(new QLabel(this))
    , title_(new QLabel(this))
    , sentence_(new FlowText(this))
    , buttonRow_(new QHBoxLayout)
{
    QFont font = title_->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    title_->setFont(font);
    for (QLabel *label : {icon_, title_})
        label->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    title_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignHCenter);
    sentence_->setMaximumWidth(560);
    icon_->hide();

    buttonRow_->setAlignment(Qt::AlignHCenter);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(icon_);
    column->addWidget(title_);
    auto *line = new QHBoxLayout; // a wrapping text with an alignment of its own is not asked for its height
    line->addStretch(1);
    line->addWidget(sentence_, 1000);
    line->addStretch(1);
    column->addLayout(line);
    column->addSpacing(8);
    column->addLayout(buttonRow_);
    column->addStretch(3);
}

void EmptyState::setContent(const QString &title, const QString &sentence, const QList<Action> &actions)
{
    title_->setText(visibleText(title));
    sentence_->setText(visibleText(sentence, Lines::Many));
    sentence_->setAlignment(Qt::AlignHCenter); // of the paragraph that is there now
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    if (actions == actions_)
        return;
    actions_ = actions;
    for (QPushButton *button : std::as_const(buttons_)) {
        button->hide();
        button->setParent(nullptr);
        button->deleteLater(); // a click on it may be what brought us here
    }
    buttons_.clear();
    for (const Action &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setAccessibleName(withoutMnemonic(action.text));
        setSearchWords(button, action.words);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionRequested(id); });
        buttonRow_->addWidget(button);
        buttons_.append(button);
    }
}

QString EmptyState::title() const
{
    return title_->text();
}

QString EmptyState::sentence() const
{
    return sentence_->text();
}

void EmptyState::setGlyph(Glyph glyph)
{
    glyph_ = glyph;
    icon_->setVisible(glyph != Glyph::None);
    refreshIcon();
}

void EmptyState::refreshIcon()
{
    if (glyph_ != Glyph::None)
        icon_->setPixmap(glyphIcon(glyph_, toneColor(Tone::Muted, palette())).pixmap(32, 32));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcon();
}

} // namespace sluice::widgets
