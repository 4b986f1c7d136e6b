#pragma once

#include <QObject>
#include <QTimer>

namespace sluice {
class Clock;
}

namespace sluice::shell {

class ClusterPages;
class ClusterRegistry;
class DocumentTabs;
class OpenFiles;
class RecentFiles;
class StatusBar;
class WorkspaceTree;

/// Keeps the workspace dock and the status bar true: of the page in front, of the clusters, and of how old
/// their words are.
class WindowStatus : public QObject
{
    Q_OBJECT

public:
    struct Sources
    {
        OpenFiles &files;
        RecentFiles &recent;
        DocumentTabs &tabs;
        ClusterRegistry &clusters;
        ClusterPages &clusterPages;
        const Clock &clock;
    };

    WindowStatus(const Sources &sources, StatusBar &bar, WorkspaceTree &tree, QObject *parent = nullptr);

    /// Everything anew, for a change of language.
    void refresh();

private:
    void refreshPage();
    void refreshFiles();
    void refreshClusters();
    void refreshAges();

    Sources from_;
    StatusBar &bar_;
    WorkspaceTree &tree_;
    QTimer ages_;
};

} // namespace sluice::shell
