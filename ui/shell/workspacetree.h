#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace sluice::shell {

/// A file line of the workspace.
struct WorkspaceFile
{
    QString key; ///< of its page; empty for a recent file that is not open
    QString path;
    QString title;
    bool modified = false;
};

/// A cluster of the workspace with its counts.
struct WorkspaceCluster
{
    QString name;
    bool demo = false;
    bool production = false;
    bool watched = false;
    bool reachable = false;
    int running = 0;
    int failed = 0;
    int workers = 0;
    int findings = 0;
    bool ended = false; ///< a recording that is over: nobody is asked any more
    bool known = true;  ///< it has answered once; its counts are unknown before that
    int waiting = 0;    ///< to run; shown where there are some
    int stopping = 0;   ///< on the way to an end, as one that makes a savepoint; shown where there are some
};

/// The left dock: open and recent files, and the clusters with their counts. Enter or a double click opens.
class WorkspaceTree : public QWidget
{
    Q_OBJECT

public:
    enum class Group
    {
        Jobs,
        Running,
        Waiting,
        Stopping,
        Failed,
        Workers,
        Findings
    };

    explicit WorkspaceTree(QWidget *parent = nullptr);

    void setFiles(const QList<WorkspaceFile> &open, const QList<WorkspaceFile> &recent);
    /// Merged by name: what is expanded and selected stays so.
    void setClusters(const QList<WorkspaceCluster> &clusters);
    /// Every line as text, indented by its depth, for tests: "Clusters\n  prod\n    Running 14\n".
    QString asText() const;

Q_SIGNALS:
    void pageRequested(const QString &key);
    void fileRequested(const QString &path);
    void clusterRequested(const QString &name, sluice::shell::WorkspaceTree::Group group);

protected:
    void changeEvent(QEvent *event) override;

private:
    void activate(QTreeWidgetItem *item);
    void setFilter(const QString &text);
    void updateCluster(QTreeWidgetItem *item, const WorkspaceCluster &cluster);
    void retranslate();

    QLineEdit *filter_;
    QTreeWidget *tree_;
    QTreeWidgetItem *files_;
    QTreeWidgetItem *recent_;
    QTreeWidgetItem *clusters_;
    QList<WorkspaceCluster> shown_;
};

} // namespace sluice::shell
