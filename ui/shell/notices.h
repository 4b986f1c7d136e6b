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

/// The strip over the pages that tells what happened and offers what to do. What offers something waits under
/// a newer sentence; what only tells is replaced by it. A sentence that names its reason goes when the reason
/// does. What is told of a page is shown while that page is in front, and goes with it.
class Notices : public widgets::NoticeBar
{
    Q_OBJECT

public:
    struct Choice
    {
        Words text;
        std::function<void()> run;
    };

    explicit Notices(QWidget *parent = nullptr);

    /// `reason` is a name for withdraw(); a newer sentence for the same reason replaces the older one. Empty:
    /// it stays until the person closes it. `page`: what it is about, where the sentence does not name it.
    void tell(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {},
              const QObject *page = nullptr);
    void warn(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {});
    void fail(const Error &error, const Words &sentence = QString(), const QString &reason = {},
              const QObject *page = nullptr);
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
    };

    void put(Notice notice);
    void forget(const QObject *page);
    /// The place of the one that is shown; -1: none.
    qsizetype top() const;
    void showTop();

    QList<Notice> waiting_; ///< the last one that is not of another page is shown
    const QObject *page_ = nullptr;
};

} // namespace sluice::shell
