#pragma once

#include <QHash>
#include <QTextBrowser>

#include <functional>

namespace sluice::shell {

/// The right dock: what an option, a problem or a finding means. It takes recipes instead of texts, so that
/// the same thing is shown anew when the language changes, and keeps one for each page, so that what it says
/// belongs to the page in front.
class HelpPanel : public QTextBrowser
{
    Q_OBJECT

public:
    using Recipe = std::function<QString()>; ///< gives HTML; empty: nothing to say

    explicit HelpPanel(QWidget *parent = nullptr);

    /// `page` is what it is about, or whose problem it explains; shown while that page is in front.
    void showHelp(Recipe recipe, const QObject *page);
    bool isEmpty() const { return shown_.isEmpty(); } ///< of the page in front there is nothing to say
    /// This page is in front now.
    void follow(const QObject *page);

public Q_SLOTS:
    /// The same again: what it is made from may have changed.
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    QHash<const QObject *, Recipe> recipes_;
    const QObject *page_ = nullptr;
    QString shown_;
};

} // namespace sluice::shell
