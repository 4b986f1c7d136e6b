#include "ui/shell/palettesource.h"

#include "models/core/qtshown.h"
#include "models/items/jobstates.h"
#include "models/monitor/clustermonitor.h"
#include "ui/actions/actions.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/palettebuttons.h"
#include "ui/shell/recentfiles.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/searchwords.h"
#include "ui/widgets/whynot.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

namespace sluice::shell {

namespace {

constexpr int MaximumJobs = 500; ///< of a cluster; more are found by the jobs page's own filter

QString text(const char *source)
{
    return QCoreApplication::translate("PaletteSource", source);
}

/// One of several is chosen like any other command; what is on or off by itself is a toggle.
widgets::PaletteKind kindOf(const QAction *action)
{
    return action->isCheckable() && action->actionGroup() == nullptr ? widgets::PaletteKind::Toggle
                                                                     : widgets::PaletteKind::Plain;
}

widgets::PaletteItem itemOf(QAction *action, const QString &from, const QStringList &words)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QPointer<QAction> guarded(action);
    const QString name = widgets::withoutMnemonic(action->text());
    return {name,
            keys.isEmpty() ? from : QStringLiteral("%1   %2").arg(from, keys),
            action->icon(),
            action->isEnabled(),
            [guarded] {
                if (guarded)
                    guarded->trigger();
            },
            words,
            widgets::whyNot(action),
            kindOf(action)};
}

void appendTabs(QList<widgets::PaletteItem> &items, DocumentTabs &tabs)
{
    const QList<widgets::Page *> pages = tabs.pages();
    for (widgets::Page *page : pages) {
        const QPointer<widgets::Page> guarded(page);
        items.append({tabs.title(page), text(QT_TRANSLATE_NOOP("PaletteSource", "Open page")),
                      widgets::icon(QLatin1String("text-x-generic")), true, [&tabs, guarded] {
                          if (guarded)
                              tabs.activate(guarded);
                      }});
    }
}

void appendCluster(QList<widgets::PaletteItem> &items, const PaletteSource &source, const QString &name)
{
    ClusterPages &pages = source.clusterPages;
    items.append({name, text(QT_TRANSLATE_NOOP("PaletteSource", "Cluster")),
                  widgets::icon(QLatin1String("network-connect")), true, [&pages, name] {
                      pages.openJobs(name);
                  }});
    const monitor::ClusterMonitor *const monitor = source.clusters.monitor(name);
    if (monitor == nullptr)
        return;
    const QString from = text(QT_TRANSLATE_NOOP("PaletteSource", "%1 job on %2"));
    for (const monitor::JobView &job : monitor->snapshot().jobs.mid(0, MaximumJobs)) {
        const QString state = items::stateWord(job);
        items.append({shown(QStringLiteral("%1 %2").arg(job.info.name, job.id)), from.arg(state, name),
                      widgets::icon(QLatin1String("view-list-details")), true, [&pages, name, id = job.id] {
                          pages.openJob(name, id);
                      }});
    }
}

} // namespace

QList<widgets::PaletteItem> PaletteSource::collect() const
{
    QList<widgets::PaletteItem> items;
    for (const actions::ActionSpec &spec : actions::table()) {
        const Command one = spec.command;
        if (spec.where != actions::Where::Window || one == Command::Palette)
            continue;
        items.append(itemOf(commands.action(one), actions::menuName(one), actions::searchWords(one)));
        if (actions::isRisky(one))
            items.last().kind = widgets::PaletteKind::Risky;
        // Who asks for a panel here wants to be in it, also when it is on screen already.
        if (docks.dock(one) != nullptr) {
            items.last().kind = widgets::PaletteKind::Plain;
            items.last().run = [&layout = docks, one] {
                layout.go(one);
            };
        }
    }
    const QList<QAction *> ofPage =
        tabs.current() == nullptr ? QList<QAction *>() : tabs.current()->pageActions();
    for (QAction *action : ofPage)
        items.append(
            itemOf(action, actions::menuName(actions::commandOf(action)), widgets::searchWords(action)));
    QStringList taken;
    for (const widgets::PaletteItem &item : std::as_const(items))
        taken.append(item.text);
    items += buttonItems(window, taken);
    appendTabs(items, tabs);
    const QStringList names = clusters.names();
    for (const QString &name : names)
        appendCluster(items, *this, name);
    const QStringList paths = recent.paths();
    for (const QString &path : paths) {
        RecentFiles &files = recent;
        items.append({visibleText(QFileInfo(path).fileName()),
                      text(QT_TRANSLATE_NOOP("PaletteSource", "Recent file")),
                      widgets::icon(QLatin1String("document-open")), true, [&files, path] {
                          Q_EMIT files.openRequested(path);
                      }});
    }
    return items;
}

} // namespace sluice::shell
