#pragma once

#include "ui/shell/filepicker.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace sluice {
class Clock;
}

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

class ActionCollection;
class BusyField;
class ClusterPages;
class ClusterRegistry;
class DocumentTabs;
class LiveRecordings;
class Notices;
class StatusBar;

/// Recording a cluster, as the person meets it: the two commands, the question for a file, what the status
/// bar says meanwhile and what is said in the end. It is about the cluster in front, else the target.
class RecordFlow : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionCollection &actions;
        DocumentTabs &tabs;
        ClusterRegistry &clusters;
        ClusterPages &pages;
        Notices &notices;
        StatusBar &status;
        workspace::Settings &settings;
        const Clock &clock;
        FilePicker picker;
        QWidget *window;
    };

    explicit RecordFlow(Parts parts);
    ~RecordFlow() override;

    /// Also after a change of language.
    void refresh();

Q_SIGNALS:
    /// The person wants to look at what was recorded.
    void openRequested(const QString &path);

private:
    QString subject() const;
    QString whyNoRecording(const QString &cluster) const;
    /// The subject's, else the only one.
    QString recorded() const;
    /// Lets the person pick recordings to open.
    void pick();
    void ask(const QString &cluster);
    void begin(const QString &cluster, const QString &path);
    void ended(const QString &cluster);

    Parts of_;
    LiveRecordings *recordings_;
    QHash<QString, QPointer<BusyField>> fields_; ///< by cluster
};

} // namespace sluice::shell
