#pragma once

#include "models/monitor/finding.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLayout;
class QSplitter;
class QStackedLayout;
class QVBoxLayout;

namespace sluice {
namespace items {
class FindingsFilter;
class FindingsModel;
} // namespace items
} // namespace sluice

namespace sluice::monitorui {

class FindingDetails;
class LiveTable;

/// Findings as a table with the selected one in full beside it. The dock and the job page both use it.
class FindingsList : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsList(items::FindingsModel *model, QWidget *parent = nullptr);

    /// Only this job's; the columns that would repeat it are hidden.
    void setJob(const QString &cluster, const QString &jobId);
    /// What stands above the table, beside the details, and what stands in place of both while there is no
    /// row. Without them an empty table is shown.
    void setSurroundings(QLayout *above, QWidget *placeholder);
    /// How many clusters are watched: with several, each row says which one it is about.
    void setClusterCount(int count);
    int count() const; ///< rows shown
    items::FindingsFilter *filter() const { return filter_; }
    LiveTable *table() const { return table_; }
    FindingDetails *details() const { return details_; }

Q_SIGNALS:
    void jobOpenRequested(const QString &cluster, const QString &jobId);
    void whyRequested(const QString &code);
    void rawRequested(const sluice::monitor::Finding &finding);
    /// The person has taken note of this open finding.
    void acknowledgeRequested(const sluice::monitor::Finding &finding);
    void countChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void makeActions();
    void refreshDetails();
    void selectWorst();
    void choose();
    void refreshPlaceholder();
    void refreshClusterColumn();
    void retranslate();

    items::FindingsModel *model_;
    items::FindingsFilter *filter_;
    bool ofOneJob_ = false;
    bool namesClusters_ = false;
    int clusterCount_ = 0;
    QPersistentModelIndex chosen_; ///< the row that a person selected, while it is there
    LiveTable *table_;
    FindingDetails *details_;
    QSplitter *splitter_;
    bool divided_ = false; ///< as a person wants it
    QVBoxLayout *left_;
    QStackedLayout *stack_;
    QAction *open_ = nullptr;
    QAction *raw_ = nullptr;
    QAction *why_ = nullptr;
    QAction *mute_ = nullptr;
    QAction *acknowledge_ = nullptr;
    QAction *copy_ = nullptr;
    QAction *copyList_ = nullptr;
};

} // namespace sluice::monitorui
