#pragma once

#include "ui/widgets/commandpalette.h"

class QMainWindow;

namespace sluice::shell {

class ActionCollection;
class ClusterPages;
class ClusterRegistry;
class DockLayout;
class DocumentTabs;
class RecentFiles;

/// Everything that Ctrl+K finds: actions of the window and of the page in front, buttons that can be pressed,
/// open tabs, jobs, clusters, recent files.
struct PaletteSource
{
    ActionCollection &commands;
    DocumentTabs &tabs;
    DockLayout &docks;
    ClusterRegistry &clusters;
    ClusterPages &clusterPages;
    RecentFiles &recent;
    QMainWindow &window;

    QList<widgets::PaletteItem> collect() const;
};

} // namespace sluice::shell
