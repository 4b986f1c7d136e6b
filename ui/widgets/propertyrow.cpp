#include "ui/widgets/propertyrow.h"

#include "models/core/qtshown.h"
#include "ui/widgets/propertyeditor.h"
#include "ui/widgets/severitymark.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace sluice::widgets {

namespace {

constexpr int markSize = 16;
constexpr int unitWidth = 44;
constexpr int leastEditorWidth = 124;
constexpr int mostCharacters = 34; ///< of average width, in a control that asks for its width
constexpr int editorPlace = 1;

} // namespace

PropertyRow::PropertyRow(const Property &property, QWidget *parent)
    : QFrame(parent)
    , property_(property)
    , label_(new QLabel(this))
    , unit_(new QLabel(this))
    , mark_(new QLabel(this))
    , reset_(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 4, 2);
    layout->setSpacing(6);
    label_->setTextFormat(Qt::PlainText);
    unit_->setFixedWidth(unitWidth);
    mark_->setFixedWidth(markSize);
    reset_->setAutoRaise(true);
    reset_->setFocusPolicy(Qt::TabFocus);
    // Drawn text instead of a theme icon, so that it is there on every desktop and follows the palette.
    reset_->setText(QStringLiteral("\u21BA"));
    layout->addWidget(label_);
    layout->addWidget(unit_);
    layout->addWidget(mark_);
    layout->addWidget(reset_);
    QSizePolicy keepsPlace = reset_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(keepsPlace);
    connect(reset_, &QToolButton::clicked, this, [this] {
        Q_EMIT edited(property_.key, QVariant());
        Q_EMIT finished();
    });
    makeEditor();
    showProperty(property);
}

void PropertyRow::makeEditor()
{
    const bool hadFocus = editor_ != nullptr && editor_->isAncestorOf(QWidget::focusWidget());
    if (editor_ != nullptr) {
        editor_->hide();
        editor_->deleteLater();
    }
    editor_ = PropertyEditor::create(property_, this);
    static_cast<QHBoxLayout *>(layout())->insertWidget(editorPlace, editor_, 1);
    editor_->setMinimumWidth(leastEditorWidth);
    setTabOrder(editor_, reset_);
    setFocusProxy(editor_);
    label_->setBuddy(editor_->focusProxy());
    connect(editor_, &PropertyEditor::edited, this,
            [this](const QVariant &value) { Q_EMIT edited(property_.key, value); });
    connect(editor_, &PropertyEditor::finished, this, &PropertyRow::finished);
    if (hadFocus)
        editor_->setFocus();
}

void PropertyRow::showProperty(const Property &property)
{
    property_ = property;
    if (editor_->kind() != property_.kind)
        makeEditor();
    const QString key = visibleText(property_.key);
    label_->setText(key);
    label_->setToolTip(property_.title == property_.key
                           ? property_.explanation
                           : visibleText(property_.title) + QStringLiteral("\n\n") + property_.explanation);
    unit_->setText(property_.unit);
    editor_->showProperty(property_);
    reset_->setVisible(property_.value.isValid());
    reset_->setToolTip(tr("Remove %1 from the text, so that the default holds").arg(key));
    reset_->setAccessibleName(tr("Reset %1").arg(key));
    mark_->setToolTip(visibleText(property_.problem, Lines::Many));
    mark_->setAccessibleName(visibleText(property_.problem));
    showLooks();
}

int PropertyRow::labelWidth() const
{
    QFont bold = label_->font();
    bold.setBold(true);
    return QFontMetrics(bold).horizontalAdvance(visibleText(property_.key)) + 2;
}

void PropertyRow::setLabelWidth(int width)
{
    label_->setFixedWidth(width);
}

int PropertyRow::editorWidth() const
{
    return std::clamp(editor_->neededWidth(), leastEditorWidth,
                      std::max(leastEditorWidth, mostCharacters * fontMetrics().averageCharWidth()));
}

void PropertyRow::setEditorWidth(int width)
{
    editor_->setMinimumWidth(width);
}

void PropertyRow::setCurrent(bool current)
{
    if (current_ == current)
        return;
    current_ = current;
    showLooks();
}

void PropertyRow::showLooks()
{
    QFont font = label_->font();
    font.setBold(property_.value.isValid()); // what the text sets stands out from what is assumed
    label_->setFont(font);
    showMark();
    setAutoFillBackground(current_);
    setBackgroundRole(current_ ? QPalette::AlternateBase : QPalette::Window);
    setFrameShape(current_ ? QFrame::StyledPanel : QFrame::NoFrame);
    layout()->setContentsMargins(current_ ? QMargins(5, 1, 3, 1) : QMargins(6, 2, 4, 2));
}

void PropertyRow::showMark()
{
    if (property_.severity >= 0)
        mark_->setPixmap(severityMark(static_cast<MarkSeverity>(property_.severity), palette(), markSize,
                                      devicePixelRatioF()));
    else
        mark_->setPixmap({});
}

void PropertyRow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (editor_ == nullptr)
        return;
    if (event->type() == QEvent::PaletteChange)
        showMark(); // only: the background role is itself a change of palette
    else if (event->type() == QEvent::LanguageChange)
        showProperty(property_);
}

} // namespace sluice::widgets
