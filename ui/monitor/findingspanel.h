#pragma once

#include "models/monitor/finding.h"

#include <QWidget>

class QCheckBox;

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

    /// What the empty panel may claim.
    struct Scope
    {
        int clusters = 0;        ///< that are watched
        int checks = 0;          ///< kinds of findings that are looked for
        int jobs = 0;            ///< that they are looked for on
        qint64 sinceMs = 0;      ///< since the first answer of a cluster; 0: none has answered yet
        bool incomplete = false; ///< a recording is among them that is not whole
    };
    void setScope(const Scope &scope);
    FindingsList *list() const { return list_; }

Q_SIGNALS:
    void jobOpenRequested(const QString &cluster, const QString &jobId);
    void whyRequested(const QString &code);
    void rawRequested(const sluice::monitor::Finding &finding);
    void acknowledgeRequested(const sluice::monitor::Finding &finding);

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
    Scope scope_;
};

} // namespace sluice::monitorui
