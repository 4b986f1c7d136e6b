#pragma once

#include "models/monitor/finding.h"

#include <QWidget>

class QCheckBox;
class QStackedLayout;

namespace sluice {
namespace items {
class FindingsModel;
} // namespace items
namespace widgets {
class EmptyState;
class FilterField;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

class FindingsList;

/// The findings of every cluster, for a dock.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPanel(items::FindingsModel *model, QWidget *parent = nullptr);

    /// What the empty panel may claim: so many checks, on so many jobs, since then (0: nothing is watched).
    void setScope(int checks, int jobs, qint64 sinceMs);
    FindingsList *list() const { return list_; }

Q_SIGNALS:
    void jobOpenRequested(const QString &cluster, const QString &jobId);
    void whyRequested(const QString &code);
    void rawRequested(const sluice::monitor::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    items::FindingsModel *model_;
    widgets::FilterField *field_;
    QCheckBox *closed_;
    QCheckBox *muted_;
    FindingsList *list_;
    widgets::EmptyState *empty_;
    QStackedLayout *stack_;
    int checks_ = 0;
    int jobs_ = 0;
    qint64 sinceMs_ = 0;
};

} // namespace sluice::monitorui
