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

void HelpPanel::showHelp(Recipe recipe, const QObject *page)
{
    if (page != nullptr && !recipes_.contains(page))
        connect(page, &QObject::destroyed, this, [this, page] { recipes_.remove(page); });
    recipes_.insert(page, std::move(recipe));
    if (page == page_)
        refresh();
}

void HelpPanel::follow(const QObject *page)
{
    page_ = page;
    refresh();
}

void HelpPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        shown_.clear(); // headings and links keep the colours in which they were set
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QTextBrowser::changeEvent(event);
}

void HelpPanel::refresh()
{
    setAccessibleName(tr("Explanation"));
    setPlaceholderText(tr(
        "Put the cursor on an option, or press Why at a problem or a finding: what it means is shown here."));
    const Recipe recipe = recipes_.value(page_);
    const QString html = recipe ? recipe() : QString();
    if (html == shown_)
        return; // who reads further down stays there
    shown_ = html;
    setHtml(html);
}

} // namespace sluice::shell
