#pragma once

#include <QTextBrowser>

#include <functional>

namespace sluice::shell {

/// The Help dock: what a code or an option means. Holds a recipe instead of a text, so that a change of
/// language shows the same thing in the other language.
class HelpPanel : public QTextBrowser
{
    Q_OBJECT

public:
    /// Makes HTML in the language of the moment.
    using Recipe = std::function<QString()>;

    explicit HelpPanel(QWidget *parent = nullptr);

    /// Shows what `recipe` makes, now and after a change of language.
    void showHelp(Recipe recipe);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Recipe recipe_;
};

} // namespace sluice::shell
