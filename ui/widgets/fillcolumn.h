#pragma once

#include <QObject>
#include <QTimer>

class QHeaderView;

namespace sluice::widgets {

/// Gives one column of a view what the others leave of its width, like QHeaderView::Stretch, but never less
/// than can be read: then the view scrolls sideways instead. Belongs to the header.
class FillColumn : public QObject
{
    Q_OBJECT

public:
    /// `leastCharacters`: of average width; the column's title always has its room. To be made before columns
    /// are hidden: Qt keeps their room when a header that stretches its last section stops doing so.
    FillColumn(QHeaderView *header, int column, int leastCharacters);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QHeaderView *header_;
    int column_;
    int leastCharacters_;
    QTimer timer_;
};

} // namespace sluice::widgets
