#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace sluice::widgets {

/// A row of toggles with counts ("Failed 2"). What is counted but only known from before stands in brackets
/// ("Running 1 (2)"); a chip of nothing else is dimmed. None pressed means: no restriction.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    struct Chip
    {
        int id = 0;
        QString text;
        QString toolTip;
        int count = 0;
        bool hideWhenZero = false; ///< an empty chip is out of the way unless it is pressed
        int old = 0;               ///< of `count`: those that are only known from before
        QString spoken = {};       ///< for a screen reader; empty: as it is written
    };

    explicit ChipRow(QWidget *parent = nullptr);

    /// Shows these chips; a pressed chip that is still there stays pressed.
    void setChips(const QList<Chip> &chips);
    QSet<int> pressed() const;
    void setPressed(const QSet<int> &ids);
    QToolButton *button(int id) const { return buttons_.value(id); }

Q_SIGNALS:
    void pressedChanged(const QSet<int> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton(int id);
    void dim(QToolButton *button, bool dimmed) const;

    QBoxLayout *layout_;
    QHash<int, QToolButton *> buttons_;
    QSet<int> dimmed_;
};

} // namespace sluice::widgets
