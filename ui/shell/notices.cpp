#include "ui/shell/notices.h"

namespace sluice::shell {

Notices::Notices(QWidget *parent)
    : NoticeBar(parent)
{
    setObjectName(QStringLiteral("notices"));
    connect(this, &NoticeBar::actionChosen, this, [this](int index) {
        const Choice choice = choices_.value(index);
        dismiss();
        if (choice.run)
            choice.run();
    });
}

void Notices::tell(const QString &sentence, const QList<Choice> &choices)
{
    show(widgets::MarkSeverity::Hint, sentence, choices);
}

void Notices::warn(const QString &sentence, const QList<Choice> &choices)
{
    show(widgets::MarkSeverity::Warning, sentence, choices);
}

void Notices::fail(const Error &error, const QString &sentence)
{
    const QString message = QString::fromStdString(error.message);
    const QString place = QString::fromStdString(error.place);
    const QString placed = place.isEmpty() ? message : tr("%1 (%2)").arg(message, place);
    show(widgets::MarkSeverity::Error, sentence.isEmpty() ? placed : tr("%1 %2").arg(sentence, placed), {});
}

void Notices::show(widgets::MarkSeverity severity, const QString &sentence, QList<Choice> choices)
{
    QStringList texts;
    for (const Choice &choice : std::as_const(choices))
        texts.append(choice.text);
    choices_ = std::move(choices);
    choices_.append({tr("Close"), {}});
    texts.append(choices_.constLast().text);
    showNotice(severity, sentence, texts);
    setAccessibleName(sentence);
}

} // namespace sluice::shell
