#include "ui/shell/notices.h"

#include "models/core/qtshown.h"
namespace sluice::shell {

Notices::Notices(QWidget *parent)
    : NoticeBar(parent)
{
    setObjectName(QStringLiteral("notices"));
    connect(this, &NoticeBar::actionChosen, this, [this](int index) {
        if (top() < 0)
            return;
        const QList<Choice> choices = waiting_.at(top()).choices;
        dismiss();
        if (index >= 0 && index < choices.size() && choices.at(index).run)
            choices.at(index).run();
    });
}

void Notices::tell(const Words &sentence, const QList<Choice> &choices, const QString &reason,
                   const QObject *page)
{
    put({widgets::MarkSeverity::Hint, sentence, choices, reason, page});
}

void Notices::warn(const Words &sentence, const QList<Choice> &choices, const QString &reason)
{
    put({widgets::MarkSeverity::Warning, sentence, choices, reason});
}

void Notices::fail(const Error &error, const Words &sentence, const QString &reason, const QObject *page)
{
    const QString message = QString::fromStdString(error.message);
    const QString place = QString::fromStdString(error.place);
    const Words words = [message, place, sentence] {
        const QString placed = place.isEmpty() ? message : tr("%1 (%2)").arg(message, place);
        const QString before = sentence();
        return before.isEmpty() ? placed : tr("%1 %2").arg(before, placed);
    };
    put({widgets::MarkSeverity::Error, words, {}, reason, page});
}

void Notices::failAll(const QList<Error> &errors, const Words &sentence)
{
    const Words words = [errors, sentence] {
        constexpr int mostNamed = 10;
        QStringList lines{sentence()};
        for (const Error &error : errors.mid(0, mostNamed)) {
            lines.append(
                tr("%1: %2").arg(QString::fromStdString(error.place), QString::fromStdString(error.message)));
        }
        if (errors.size() > mostNamed)
            lines.append(tr("and %1 more").arg(errors.size() - mostNamed));
        return lines.join(u'\n');
    };
    put({widgets::MarkSeverity::Error, words, {}, {}});
}

void Notices::put(Notice notice)
{
    // What engines and files say comes here inside of sentences.
    notice.sentence = [sentence = notice.sentence] {
        return shown(sentence(), Lines::Many);
    };
    if (!notice.reason.isEmpty())
        waiting_.removeIf([&notice](const Notice &one) { return one.reason == notice.reason; });
    // One choice is to close it: nobody was asked anything. What is told of another page waits for that page.
    waiting_.removeIf([&notice](const Notice &one) {
        return one.choices.size() == 1 && (one.page == nullptr || one.page == notice.page);
    });
    notice.choices.append({[] { return tr("Close"); }, {}});
    if (notice.page != nullptr)
        connect(notice.page, &QObject::destroyed, this, &Notices::forget, Qt::UniqueConnection);
    waiting_.append(std::move(notice));
    showTop();
}

void Notices::withdraw(const QString &reason)
{
    if (waiting_.removeIf([&reason](const Notice &one) { return one.reason == reason; }) > 0)
        showTop();
}

void Notices::follow(const QObject *page)
{
    const qsizetype before = top();
    page_ = page;
    if (top() != before)
        showTop();
}

void Notices::forget(const QObject *page)
{
    if (waiting_.removeIf([page](const Notice &one) { return one.page == page; }) > 0)
        showTop();
}

void Notices::dismiss()
{
    if (const qsizetype shown = top(); shown >= 0)
        waiting_.removeAt(shown);
    showTop();
}

void Notices::dismissAll()
{
    waiting_.clear();
    showTop();
}

qsizetype Notices::top() const
{
    qsizetype place = waiting_.size() - 1;
    while (place >= 0 && waiting_.at(place).page != nullptr && waiting_.at(place).page != page_)
        --place;
    return place;
}

void Notices::showTop()
{
    const qsizetype place = top();
    if (place < 0) {
        const bool hadFocus = isAncestorOf(window()->focusWidget());
        NoticeBar::dismiss();
        if (hadFocus)
            Q_EMIT keyboardFree();
        return;
    }
    const Notice &top = waiting_.at(place);
    QStringList texts;
    for (const Choice &choice : top.choices)
        texts.append(choice.text());
    const QString sentence = top.sentence();
    showNotice(top.severity, sentence, texts);
    setAccessibleName(sentence);
}

} // namespace sluice::shell
