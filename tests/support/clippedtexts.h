#pragma once

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowtext.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCommandLinkButton>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringList>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBoundaryFinder>
#include <QToolButton>

namespace sluice::test {

/// True when somebody looking at the window can see the widget: not behind a tab, not scrolled away.
inline bool isSeen(const QWidget *widget)
{
    if (!widget->isVisible())
        return false;
    const QWidget *const window = widget->window();
    const QWidget *const seen = window->childAt(widget->mapTo(window, widget->rect().center()));
    return widget == window ||
           (seen != nullptr && (seen == widget || widget->isAncestorOf(seen) || seen->isAncestorOf(widget)));
}

inline QString clippedLabel(const QLabel *label)
{
    if (label->text().isEmpty() || qobject_cast<const widgets::ElidedLabel *>(label) != nullptr)
        return {};
    const int need = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
    if (need > label->height() + 1)
        return QStringLiteral("needs a height of %1 and has %2").arg(need).arg(label->height());
    if (label->wordWrap()) {
        QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, label->text());
        for (qsizetype from = 0, to = breaks.toNextBoundary(); to > 0;
             from = to, to = breaks.toNextBoundary()) {
            const QString word = label->text().mid(from, to - from).trimmed();
            if (label->textFormat() == Qt::PlainText &&
                label->fontMetrics().horizontalAdvance(word) > label->contentsRect().width())
                return QStringLiteral("the word %1 is wider than it").arg(word);
        }
        return {};
    }
    if (label->sizeHint().width() > label->width() + 1)
        return QStringLiteral("needs a width of %1 and has %2")
            .arg(label->sizeHint().width())
            .arg(label->width());
    return {};
}

inline QString clippedButton(const QAbstractButton *button)
{
    const auto *tool = qobject_cast<const QToolButton *>(button);
    if (button->text().isEmpty() ||
        (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return {};
    if (button->sizeHint().width() > button->width() &&
        qobject_cast<const QCommandLinkButton *>(button) == nullptr)
        return QStringLiteral("needs a width of %1 and has %2")
            .arg(button->sizeHint().width())
            .arg(button->width());
    const int need = button->hasHeightForWidth() ? button->heightForWidth(button->width())
                                                 : button->sizeHint().height() - 6; // its own space around
    if (need > button->height())
        return QStringLiteral("needs a height of %1 and has %2").arg(need).arg(button->height());
    return {};
}

inline QString clippedFlow(const widgets::FlowText *flow)
{
    const int drawn = int(flow->document()->size().height()); // which may break lines as nobody reckoned
    const int need = qMax(flow->heightForWidth(flow->width()), drawn);
    return need > flow->height() ? QStringLiteral("needs a height of %1 (%2 drawn) and has %3")
                                       .arg(need)
                                       .arg(drawn)
                                       .arg(flow->height())
                                 : QString();
}

inline QStringList clippedTabs(const QTabBar *bar)
{
    QStringList clipped;
    if (bar->elideMode() == Qt::ElideLeft) // the open pages: cut on purpose, the tool tip has all
        return clipped;
    for (int i = 0; i < bar->count(); ++i) {
        const QRect tab = bar->tabRect(i);
        const int text = bar->fontMetrics().size(Qt::TextShowMnemonic, bar->tabText(i)).width();
        if (tab.right() > bar->width() || tab.width() < text + 8)
            clipped.append(QStringLiteral("tab \"%1\"").arg(bar->tabText(i)));
    }
    return clipped;
}

inline QStringList clippedHeaders(const QHeaderView *header)
{
    QStringList clipped;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        const int left = header->sectionViewportPosition(section);
        if (header->isSectionHidden(section) || left < 0 ||
            left + header->sectionSize(section) > header->width())
            continue; // scrolled to, not cut
        const QString text = header->model()->headerData(section, header->orientation()).toString();
        const bool sorted = header->isSortIndicatorShown() && header->sortIndicatorSection() == section;
        const int need = header->fontMetrics().horizontalAdvance(text) + 8 + (sorted ? 14 : 0);
        if (need > header->sectionSize(section))
            clipped.append(QStringLiteral("header \"%1\" needs %2 and has %3")
                               .arg(text)
                               .arg(need)
                               .arg(header->sectionSize(section)));
    }
    return clipped;
}

/// Fields under `root`, scrolled away or not, that cut what they say by themselves: their placeholder, the
/// choice that is shown.
inline QStringList findCutFields(const QWidget *root)
{
    QStringList found;
    const auto look = [&found](const QWidget *field, const QString &text, int room) {
        const int need = field->fontMetrics().horizontalAdvance(text);
        if (need > room)
            found.append(QStringLiteral("%1 \"%2\" needs %3 and has %4")
                             .arg(field->accessibleName(), text)
                             .arg(need)
                             .arg(room));
    };
    const QList<QComboBox *> boxes = root->findChildren<QComboBox *>();
    for (const QComboBox *box : boxes) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        const QRect room =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        look(box, box->currentText(), room.width() - 2);
    }
    const QList<QLineEdit *> edits = root->findChildren<QLineEdit *>();
    for (const QLineEdit *edit : edits) {
        constexpr int inside = 4; // which QLineEdit keeps free beside its text
        QStyleOptionFrame option;
        option.initFrom(edit);
        option.lineWidth = edit->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, edit);
        const QRect room = edit->style()->subElementRect(QStyle::SE_LineEditContents, &option, edit);
        look(edit, edit->placeholderText(), room.width() - inside);
    }
    return found;
}

/// What cannot be read under `root` for want of room, each with its reason. Item views and editors scroll,
/// and cells that are cut tell themselves in a tool tip.
inline QStringList findClippedTexts(QWidget *root)
{
    QStringList found;
    const auto add = [&found](const QWidget *widget, const QString &text, const QString &reason) {
        if (!reason.isEmpty())
            found.append(QStringLiteral("%1(%2) \"%3\": %4")
                             .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                  text.left(60), reason));
    };
    QList<QWidget *> all = root->findChildren<QWidget *>();
    all.prepend(root);
    for (const QWidget *widget : std::as_const(all)) {
        if (!isSeen(widget))
            continue;
        if (const auto *flow = qobject_cast<const widgets::FlowText *>(widget))
            add(flow, flow->text(), clippedFlow(flow));
        else if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(label, label->text(), clippedLabel(label));
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button, button->text(), clippedButton(button));
        else if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            found += clippedTabs(bar);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            found += clippedHeaders(header);
        else if (const auto *dock = qobject_cast<const QDockWidget *>(widget))
            add(dock, dock->windowTitle(),
                dock->fontMetrics().horizontalAdvance(dock->windowTitle()) + 44 > dock->width()
                    ? QStringLiteral("its title is wider than it")
                    : QString());
    }
    return found;
}

} // namespace sluice::test
