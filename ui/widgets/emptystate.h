#pragma once

#include "ui/widgets/glyph.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace sluice::widgets {

class FlowText;

/// What a list shows where it has nothing to show: why, in a sentence, and what to do, as buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    struct Action
    {
        QString id; ///< comes back with actionRequested
        QString text;
        QStringList words = {}; ///< as setSearchWords()
        bool operator==(const Action &) const = default;
    };

    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &title, const QString &sentence, const QList<Action> &actions = {});
    QString title() const;
    QString sentence() const;
    void setGlyph(Glyph glyph);

Q_SIGNALS:
    void actionRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshIcon();

    QLabel *icon_;
    QLabel *title_;
    FlowText *sentence_;
    QBoxLayout *buttonRow_;
    QList<Action> actions_;
    QList<QPushButton *> buttons_;
    Glyph glyph_ = Glyph::None;
};

} // namespace sluice::widgets
