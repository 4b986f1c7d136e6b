#include "ui/shell/notices.h"

#include "models/core/qtshown.h"
namespace sluice::shell {

Notices::Notices(QWidget *parent)
    : NoticeBar(parent)
{
    setObjectName(QStringLiteral("notices"));
    connect(this, &NoticeBar::actionChosen, this, [this](int index) {
        if (waiting_.isEmpty())
            return;
        const QList<Choice> choices = waiting_.constLast().choices;
        dismiss();
        if (index >= 0 && index < choices.size() && choices.at(index).run)
            choices.at(index).run();
    });
}

void Notices::tell(const Words &sentence, const QList<Choice> &choices, const QString &reason)
{
    put(widgets::MarkSeverity::Hint, sentence, choices, reason);
}

void Notices::warn(const Words &sentence, const QList<Choice> &choices, const QString &reason)
{
    put(widgets::MarkSeverity::Warning, sentence, choices, reason);
}

void Notices::fail(const Error &error, const Words &sentence, const QString &reason)
{
    const QString message = QString::fromStdString(error.message);
    const QString place = QString::fromStdString(error.place);
    put(
        widgets::MarkSeverity::Error,
        [message, place, sentence] {
            const QString placed = place.isEmpty() ? message : tr("%1 (%2)").arg(message, place);
            const QString before = sentence();
            return before.isEmpty() ? placed : tr("%1 %2").arg(before, placed);
        },
        {}, reason);
}

void Notices::failAll(const QList<Error> &errors, const Words &sentence)
{
    put(widgets::MarkSeverity::Error,
        [errors, sentence] {
            constexpr int mostNamed = 10;
            QStringList lines{sentence()};
            for (const Error &error : errors.mid(0, mostNamed)) {
                lines.append(tr("%1: %2").arg(QString::fromStdString(error.place),
                                              QString::fromStdString(error.message)));
            }
            if (errors.size() > mostNamed)
                lines.append(tr("and %1 more").arg(errors.size() - mostNamed));
            return lines.join(u'\n');
        },
        {}, {});
}

void Notices::put(widgets::MarkSeverity severity, const Words &sentence, QList<Choice> choices,
                  const QString &reason)
{
    // What engines and files say comes here inside of sentences.
    const Words clean = [sentence] {
        return shown(sentence(), Lines::Many);
    };
    if (!reason.isEmpty())
        waiting_.removeIf([&reason](const Notice &one) { return one.reason == reason; });
    // One choice is to close it: nobody was asked anything.
    waiting_.removeIf([](const Notice &one) { return one.choices.size() == 1; });
    choices.append({[] { return tr("Close"); }, {}});
    waiting_.append({severity, clean, std::move(choices), reason});
    showTop();
}

void Notices::withdraw(const QString &reason)
{
    if (waiting_.removeIf([&reason](const Notice &one) { return one.reason == reason; }) > 0)
        showTop();
}

void Notices::dismiss()
{
    if (!waiting_.isEmpty())
        waiting_.removeLast();
    showTop();
}

void Notices::dismissAll()
{
    waiting_.clear();
    showTop();
}

void Notices::showTop()
{
    if (waiting_.isEmpty()) {
        const bool hadFocus = isAncestorOf(window()->focusWidget());
        NoticeBar::dismiss();
        if (hadFocus)
            Q_EMIT keyboardFree();
        return;
    }
    const Notice &top = waiting_.constLast();
    QStringList texts;
    for (const Choice &choice : top.choices)
        texts.append(choice.text());
    const QString sentence = top.sentence();
    showNotice(top.severity, sentence, texts);
    setAccessibleName(sentence);
}

} // namespace sluice::shell
