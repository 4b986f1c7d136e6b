#pragma once

#include "models/monitor/snapshot.h"

#include <QObject>

namespace sluice::shell {

class ActionCollection;
class ClusterPages;
class ClusterRegistry;
class DocumentTabs;

/// Stop, stop with a savepoint, resume: of the job in front, which is the page's own or the one that is
/// selected in a list of jobs. They can be ordered exactly when they apply, and say why when they do not.
class JobCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionCollection &actions;
        DocumentTabs &tabs;
        ClusterRegistry &clusters;
        ClusterPages &pages;
    };

    explicit JobCommands(const Parts &parts, QObject *parent = nullptr);

    /// Also after a change of language.
    void refresh();

private:
    struct Subject
    {
        QString cluster;
        monitor::JobView job;
    };

    std::optional<Subject> subject() const;
    void stop(bool withSavepoint);
    void resume();

    Parts of_;
};

} // namespace sluice::shell
