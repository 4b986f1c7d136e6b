#include "ui/shell/notices.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"

#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace sluice::shell {

Notices::Notices(QWidget *parent)
    : NoticeBar(parent)
{
    setObjectName(QStringLiteral("notices"));
    connect(this, &NoticeBar::actionChosen, this, [this](int index) {
        if (top() < 0)
            return;
        const QList<Choice> choices = waiting_.at(top()).choices;
        if (index >= choices.size())
            return showNext();
        dismiss();
        if (index >= 0 && index < choices.size() && choices.at(index).run)
            choices.at(index).run();
    });
}

void Notices::tell(const Words &sentence, const QList<Choice> &choices, const QString &reason,
                   const QObject *page, Stay stay)
{
    put({widgets::MarkSeverity::Hint, sentence, choices, reason, page, stay});
}

void Notices::warn(const Words &sentence, const QList<Choice> &choices, const QString &reason, Stay stay)
{
    put({widgets::MarkSeverity::Warning, sentence, choices, reason, nullptr, stay});
}

QString Notices::placed(const Error &error)
{
    const QString message = translated(error);
    const QString place = translated(error.where());
    return place.isEmpty() ? message : tr("%1 (%2)").arg(message, place);
}

void Notices::fail(const Error &error, const Words &sentence, const QString &reason, const QObject *page,
                   Stay stay)
{
    const Words words = [error, sentence] {
        const QString before = sentence();
        return before.isEmpty() ? placed(error) : tr("%1 %2").arg(before, placed(error));
    };
    put({widgets::MarkSeverity::Error, words, {}, reason, page, stay});
}

void Notices::failAll(const QList<Error> &errors, const Words &sentence)
{
    const Words words = [errors, sentence] {
        constexpr int mostNamed = 10;
        QStringList lines{sentence()};
        for (const Error &error : errors.mid(0, mostNamed)) {
            lines.append(tr("%1: %2").arg(translated(error.where()), translated(error)));
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
    // The same sentence again is the same again.
    waiting_.removeIf([&notice, words = notice.sentence()](const Notice &one) {
        const bool replaced = one.stay == Stay::UntilSeen && one.choices.size() == 1;
        return (replaced && (one.page == nullptr || one.page == notice.page)) ||
               (one.page == notice.page && one.sentence() == words);
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
    if (page == page_)
        return;
    page_ = page;
    waiting_.removeIf([](const Notice &one) { return one.seen && one.stay == Stay::UntilSeen; });
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
    while (place >= 0 && !isHere(waiting_.at(place)))
        --place;
    return place;
}

bool Notices::isHere(const Notice &notice) const
{
    return notice.page == nullptr || notice.page == page_;
}

void Notices::showNext()
{
    const qsizetype shown = top();
    if (shown < 0)
        return;
    const auto next =
        std::find_if(waiting_.begin(), waiting_.end(), [this](const Notice &one) { return isHere(one); });
    waiting_.move(next - waiting_.begin(), waiting_.size() - 1);
    showTop();
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
    const auto more =
        std::count_if(waiting_.begin(), waiting_.end(), [this](const Notice &one) { return isHere(one); }) -
        1;
    if (more > 0)
        texts.append(tr("%n more", "", int(more)));
    const QString sentence = top.sentence();
    // Seen is what stands there when all that happens at once has happened.
    QTimer::singleShot(0, this, [this, sentence] {
        if (const qsizetype shown = Notices::top(); shown >= 0 && isVisible() && sentence == this->sentence())
            waiting_[shown].seen = true;
    });
    showNotice(top.severity, sentence, texts);
    setAccessibleName(sentence);
}

} // namespace sluice::shell
