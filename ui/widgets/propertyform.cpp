#include "ui/widgets/propertyform.h"

#include "ui/widgets/propertyeditor.h"
#include "ui/widgets/propertyrow.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::widgets {

namespace {

constexpr int firstRowPlace = 2; // below the note and its button

} // namespace

PropertyForm::PropertyForm(QWidget *parent)
    : QScrollArea(parent)
    , note_(new QLabel)
    , page_(new QWidget)
    , layout_(new QVBoxLayout(page_))
    , noteActions_(new QVBoxLayout)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    note_->setWordWrap(true);
    note_->setTextFormat(Qt::PlainText);
    note_->setFrameShape(QFrame::StyledPanel);
    note_->setMargin(6);
    note_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note_->setVisible(false);
    layout_->setContentsMargins(8, 8, 8, 8);
    layout_->setSpacing(1);
    layout_->addWidget(note_);
    layout_->addLayout(noteActions_);
    layout_->addStretch(1);
    setWidget(page_);
}

PropertyForm::~PropertyForm()
{
    // A field loses the focus when it is destroyed, and there is no form any more that could hear of it.
    const QList<PropertyRow *> rows = findChildren<PropertyRow *>();
    for (PropertyRow *row : rows)
        row->disconnect(this);
}

void PropertyForm::setModel(QAbstractItemModel *model, const PropertyRoles &roles)
{
    if (model_ != nullptr)
        model_->disconnect(this);
    model_ = model;
    roles_ = roles;
    if (model_ != nullptr) {
        connect(model_, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &above, int first, int last) {
                    if (!above.isValid()) // fields are rows of the scope; what is below them is in the text
                        insertRows(first, last);
                });
        connect(model_, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &above, int first, int last) {
                    if (!above.isValid())
                        removeRows(first, last);
                });
        connect(model_, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    if (!from.parent().isValid())
                        updateRows(from.row(), to.row());
                });
        connect(model_, &QAbstractItemModel::layoutChanged, this, &PropertyForm::rebuild);
        connect(model_, &QAbstractItemModel::modelReset, this, &PropertyForm::rebuild);
    }
    rebuild();
}

Property PropertyForm::propertyAt(int row) const
{
    const QModelIndex index = model_->index(row, roles_.valueColumn);
    const auto text = [&index](int role) {
        return index.data(role).toString();
    };
    Property property;
    property.key = text(roles_.key);
    property.section = text(roles_.section);
    property.title = text(roles_.title);
    property.explanation = text(roles_.explanation);
    property.value = index.data(roles_.value);
    property.defaultText = text(roles_.defaultText);
    property.kind = static_cast<PropertyEditorKind>(index.data(roles_.kind).toInt());
    property.choices = index.data(roles_.choices).toStringList();
    if (const QVariant minimum = index.data(roles_.minimum); minimum.isValid())
        property.minimum = minimum.toLongLong();
    property.unit = text(roles_.unit);
    property.reason = text(roles_.reason);
    const QVariant severity = index.data(roles_.severity);
    property.severity = severity.isValid() ? severity.toInt() : -1;
    property.problem = text(roles_.problem);
    property.table = index.data(roles_.table).toList();
    return property;
}

void PropertyForm::insertRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        auto *field = new PropertyRow(propertyAt(row), page_);
        rows_.insert(row, field);
        connect(field, &PropertyRow::edited, this, [this, field](const QString &, const QVariant &value) {
            const auto place = static_cast<int>(rows_.indexOf(field));
            if (place >= 0 && model_ != nullptr)
                model_->setData(model_->index(place, roles_.valueColumn), value, Qt::EditRole);
        });
        connect(field, &PropertyRow::finished, this, &PropertyForm::fieldLeft);
        watchControls(field);
        field->setCurrent(field->property().key == currentKey_);
    }
    arrange();
}

void PropertyForm::removeRows(int first, int last)
{
    for (int row = last; row >= first; --row) {
        PropertyRow *field = rows_.takeAt(row);
        layout_->removeWidget(field);
        field->hide();
        field->deleteLater(); // it may be the sender
    }
    arrange();
}

void PropertyForm::updateRows(int first, int last)
{
    bool sectionsMoved = false;
    for (int row = first; row <= last && row < rows_.size(); ++row) {
        const Property property = propertyAt(row);
        sectionsMoved = sectionsMoved || property.section != rows_.at(row)->property().section;
        rows_.at(row)->showProperty(property);
        watchControls(rows_.at(row));
    }
    if (sectionsMoved)
        arrange();
    else
        fitColumns();
}

void PropertyForm::rebuild()
{
    if (!rows_.isEmpty())
        removeRows(0, static_cast<int>(rows_.size()) - 1);
    if (model_ != nullptr && model_->rowCount() > 0)
        insertRows(0, model_->rowCount() - 1);
}

void PropertyForm::placeHeading(int &place, const QString &section)
{
    QLabel *&heading = headings_[section];
    if (heading == nullptr) {
        heading = new QLabel(section, page_);
        heading->setTextFormat(Qt::PlainText);
        heading->setForegroundRole(QPalette::PlaceholderText);
        heading->setContentsMargins(6, 8, 0, 2);
    }
    layout_->removeWidget(heading);
    layout_->insertWidget(place++, heading);
    heading->show();
}

void PropertyForm::arrange()
{
    for (QLabel *heading : std::as_const(headings_))
        heading->hide();
    int place = firstRowPlace;
    QString section;
    QWidget *before = nullptr;
    for (PropertyRow *row : std::as_const(rows_)) {
        if (row->property().section != section || place == firstRowPlace) {
            section = row->property().section;
            if (!section.isEmpty())
                placeHeading(place, section);
        }
        if (layout_->indexOf(row) != place) {
            layout_->removeWidget(row);
            layout_->insertWidget(place, row);
        }
        ++place;
        row->show();
        if (before != nullptr)
            setTabOrder(before, row->editor());
        before = row->editor();
    }
    setFocusProxy(rows_.isEmpty() ? nullptr : rows_.constFirst());
    fitColumns();
}

/// All labels as wide as the widest, all controls as the one with the longest default.
void PropertyForm::fitColumns()
{
    int labelWidth = 0;
    int editorWidth = 0;
    for (const PropertyRow *row : std::as_const(rows_)) {
        labelWidth = std::max(labelWidth, row->labelWidth());
        editorWidth = std::max(editorWidth, row->editorWidth());
    }
    for (PropertyRow *row : std::as_const(rows_)) {
        row->setLabelWidth(labelWidth);
        row->setEditorWidth(editorWidth);
    }
    // A form that is scrolled sideways hides either its labels or its values.
    layout_->invalidate();
    setMinimumWidth(page_->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() + 2);
}

void PropertyForm::setNote(const QString &sentence)
{
    note_->setText(sentence);
    note_->setAccessibleName(sentence);
    note_->setVisible(!sentence.isEmpty());
}

void PropertyForm::setNoteAction(const QString &text)
{
    if (text.isEmpty()) {
        delete noteAction_;
        return;
    }
    if (noteAction_ == nullptr) {
        noteAction_ = new QPushButton(page_);
        connect(noteAction_, &QPushButton::clicked, this, &PropertyForm::noteActionChosen);
        noteActions_->addWidget(noteAction_, 0, Qt::AlignLeft);
    }
    noteAction_->setText(text);
}

QString PropertyForm::note() const
{
    return note_->text();
}

void PropertyForm::setCurrentKey(const QString &key)
{
    if (key == currentKey_)
        return;
    currentKey_ = key;
    for (PropertyRow *row : std::as_const(rows_)) {
        row->setCurrent(!key.isEmpty() && row->property().key == key);
        if (row->isCurrent())
            ensureVisible(0, row->geometry().center().y(), 0, row->height() + 24);
    }
}

QWidget *PropertyForm::fieldFor(const QString &key) const
{
    const auto it = std::find_if(rows_.begin(), rows_.end(),
                                 [&key](const PropertyRow *row) { return row->property().key == key; });
    return it == rows_.end() ? nullptr : (*it)->editor()->focusProxy();
}

QStringList PropertyForm::keys() const
{
    QStringList keys;
    for (const PropertyRow *row : rows_)
        keys.append(row->property().key);
    return keys;
}

void PropertyForm::commitPending()
{
    if (PropertyRow *row = rowOf(page_->focusWidget()))
        row->editor()->commit();
}

void PropertyForm::discardPending()
{
    if (PropertyRow *row = rowOf(page_->focusWidget())) {
        row->editor()->discard();
        row->showProperty(row->property());
    }
}

void PropertyForm::watchControls(QWidget *row)
{
    const QList<QWidget *> controls = row->findChildren<QWidget *>();
    for (QWidget *control : controls) {
        control->removeEventFilter(this); // a second watch would see every key twice
        if ((control->focusPolicy() & Qt::TabFocus) != 0)
            control->installEventFilter(this);
    }
}

PropertyRow *PropertyForm::rowOf(QObject *control) const
{
    for (QObject *at = control; at != nullptr; at = at->parent()) {
        if (auto *row = qobject_cast<PropertyRow *>(at))
            return row;
    }
    return nullptr;
}

QString PropertyForm::keyOf(QObject *control) const
{
    const PropertyRow *row = rowOf(control);
    return row != nullptr ? row->property().key : QString();
}

bool PropertyForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        const QString key = keyOf(watched);
        setCurrentKey(key);
        Q_EMIT fieldEntered(key);
    } else if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *keys = static_cast<QKeyEvent *>(event);
        const bool isUndo = keys->matches(QKeySequence::Undo);
        if (isUndo || keys->matches(QKeySequence::Redo)) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                isUndo ? Q_EMIT undoRequested() : Q_EMIT redoRequested();
            return true;
        }
        if (event->type() == QEvent::KeyPress && keys->key() == Qt::Key_F1) {
            Q_EMIT helpRequested(keyOf(watched));
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void PropertyForm::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && model_ != nullptr && !rows_.isEmpty()) {
        qDeleteAll(headings_); // their texts are the model's, in the language of before
        headings_.clear();
        updateRows(0, static_cast<int>(rows_.size()) - 1);
        arrange();
    } else if (event->type() == QEvent::FontChange && !rows_.isEmpty()) {
        fitColumns();
    }
}

} // namespace sluice::widgets
