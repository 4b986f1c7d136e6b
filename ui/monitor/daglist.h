#pragma once

#include "models/engine/seatunnel/types.h"

#include <QWidget>

class QLabel;

namespace sluice::monitorui {

/// The job's stages as a small list: sources, then transforms, then sinks, each with what it feeds.
class DagList : public QWidget
{
    Q_OBJECT

public:
    explicit DagList(QWidget *parent = nullptr);
    void setDag(const engine::JobDag &dag);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    engine::JobDag dag_;
    QLabel *label_;
};

} // namespace sluice::monitorui
