#include "ui/shell/helppanel.h"

#include <QEvent>

namespace sluice::shell {

HelpPanel::HelpPanel(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenExternalLinks(true);
    setFrameShape(QFrame::NoFrame);
    refresh();
}

void HelpPanel::showHelp(Recipe recipe)
{
    recipe_ = std::move(recipe);
    refresh();
}

void HelpPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QTextBrowser::changeEvent(event);
}

void HelpPanel::refresh()
{
    setAccessibleName(tr("Explanation"));
    setPlaceholderText(tr(
        "Put the cursor on an option, or press Why at a problem or a finding: what it means is shown here."));
    setHtml(recipe_ ? recipe_() : QString());
}

} // namespace sluice::shell
