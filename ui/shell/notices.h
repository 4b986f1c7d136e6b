#pragma once

#include "models/core/error.h"
#include "ui/widgets/noticebar.h"

#include <QList>

#include <concepts>
#include <functional>

namespace sluice::shell {

/// A sentence: as it is, or made anew whenever it is shown, in the language of that moment.
class Words
{
public:
    Words(QString fixed)
        : make_([text = std::move(fixed)] { return text; })
    {
    }
    template <std::invocable Recipe>
    Words(Recipe recipe)
        : make_(std::move(recipe))
    {
    }
    QString operator()() const { return make_(); }

private:
    std::function<QString()> make_;
};

/// The strip over the pages that tells what happened and offers what to do. What a person must not miss waits
/// under a newer sentence, and how many wait is said; what only tells is replaced by it, and goes when
/// another page is looked at. A sentence that names its reason goes when the reason does. What is told of a
/// page is shown while that page is in front, and goes with it.
class Notices : public widgets::NoticeBar
{
    Q_OBJECT

public:
    struct Choice
    {
        Words text;
        std::function<void()> run;
    };

    /// How long a sentence stays when nothing withdraws it.
    enum class Stay
    {
        UntilSeen,   ///< a newer one replaces it where it offers nothing; it goes with the look at a page
        UntilClosed, ///< it waits until a person closes it
    };

    explicit Notices(QWidget *parent = nullptr);

    /// What is wrong, and where: also through which proxy. In the language of the moment.
    static QString placed(const Error &error);

    /// `reason` is a name for withdraw(); a newer sentence for the same reason replaces the older one. Empty:
    /// nothing does but `stay`. `page`: what it is about, where the sentence does not name it.
    void tell(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {},
              const QObject *page = nullptr, Stay stay = Stay::UntilSeen);
    void warn(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {},
              Stay stay = Stay::UntilClosed);
    void fail(const Error &error, const Words &sentence = QString(), const QString &reason = {},
              const QObject *page = nullptr, Stay stay = Stay::UntilClosed);
    /// Several things that failed at once, each by its place and with why; at least one. It stays until the
    /// person closes it.
    void failAll(const QList<Error> &errors, const Words &sentence);
    /// What was said for this reason is true no more.
    void withdraw(const QString &reason);
    /// This page is in front now.
    void follow(const QObject *page);
    /// Takes away what is shown; what waited under it comes up.
    void dismiss();
    void dismissAll();
    void retranslate() { showTop(); }

Q_SIGNALS:
    /// The keyboard was in the strip when it went.
    void keyboardFree();

private:
    struct Notice
    {
        widgets::MarkSeverity severity;
        Words sentence;
        QList<Choice> choices; ///< the last one closes
        QString reason;
        const QObject *page = nullptr; ///< null: it is shown on every page
        Stay stay = Stay::UntilClosed;
        bool seen = false; ///< it was on screen
    };

    void put(Notice notice);
    void forget(const QObject *page);
    /// The place of the one that is shown; -1: none.
    qsizetype top() const;
    bool isHere(const Notice &notice) const;
    void showTop();
    /// Brings up what waits longest, and puts what is shown under all that waits.
    void showNext();

    QList<Notice> waiting_; ///< the last one that is not of another page is shown
    const QObject *page_ = nullptr;
};

} // namespace sluice::shell
