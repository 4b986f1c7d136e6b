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
/// does.
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
    /// it stays until the person closes it.
    void tell(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {});
    void warn(const Words &sentence, const QList<Choice> &choices = {}, const QString &reason = {});
    void fail(const Error &error, const Words &sentence = QString(), const QString &reason = {});
    /// Several things that failed at once, each by its place and with why; at least one. It stays until the
    /// person closes it.
    void failAll(const QList<Error> &errors, const Words &sentence);
    /// What was said for this reason is true no more.
    void withdraw(const QString &reason);
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
    };

    void put(widgets::MarkSeverity severity, const Words &sentence, QList<Choice> choices,
             const QString &reason);
    void showTop();

    QList<Notice> waiting_; ///< the last one is shown
};

} // namespace sluice::shell
