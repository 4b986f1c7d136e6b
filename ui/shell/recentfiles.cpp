#include "ui/shell/recentfiles.h"

#include "models/core/qtshown.h"
#include "models/workspace/settings.h"
#include "ui/actions/actions.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

namespace sluice::shell {

RecentFiles::RecentFiles(workspace::Settings &settings, QObject *parent)
    : QObject(parent)
    , settings_(settings)
{
}

QStringList RecentFiles::paths() const
{
    return settings_.list(workspace::Setting::RecentFiles);
}

void RecentFiles::add(const QString &path)
{
    QStringList list = paths();
    list.removeAll(path);
    list.prepend(path);
    settings_.set(workspace::Setting::RecentFiles, QStringList(list.mid(0, maximum)));
    Q_EMIT changed();
}

void RecentFiles::remove(const QString &path)
{
    QStringList list = paths();
    if (list.removeAll(path) == 0)
        return;
    settings_.set(workspace::Setting::RecentFiles, list);
    Q_EMIT changed();
}

void RecentFiles::clear()
{
    settings_.set(workspace::Setting::RecentFiles, QStringList());
    Q_EMIT changed();
}

void RecentFiles::attach(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
}

void RecentFiles::fill(QMenu *menu)
{
    menu->clear();
    const QStringList list = paths();
    for (int i = 0; i < list.size(); ++i) {
        const QString path = list.at(i);
        const QString shown = visibleText(QDir::toNativeSeparators(path)).replace(u'&', QStringLiteral("&&"));
        const QString text = i < 9 ? QStringLiteral("&%1  %2").arg(i + 1).arg(shown) : shown;
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, path] { Q_EMIT openRequested(path); });
    }
    if (list.isEmpty()) {
        QAction *const nothing = menu->addAction(QString());
        nothing->setText(tr("No recent files"));
        nothing->setEnabled(false);
        return;
    }
    menu->addSeparator();
    QAction *const clearing = actions::makeShown(actions::Command::ClearRecent, menu);
    connect(clearing, &QAction::triggered, this, &RecentFiles::clear);
    menu->addAction(clearing);
}

} // namespace sluice::shell
