#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QHeaderView;

namespace sluice::widgets {

/// Gives one column of a view what the others leave of its width, like QHeaderView::Stretch, but never less
/// than can be read: then columns that may yield are hidden, and if that is not enough the view scrolls
/// sideways. Belongs to the header.
class FillColumn : public QObject
{
    Q_OBJECT

public:
    /// `leastCharacters`: of average width; the column's title always has its room. To be made before columns
    /// are hidden: Qt keeps their room when a header that stretches its last section stops doing so.
    FillColumn(QHeaderView *header, int column, int leastCharacters);
    /// Columns that can be done without, the least important first. One that the person shows again stays.
    void setYielding(const QList<int> &columns);

    /// Does now what it would do before long: for who has just set widths and shows them next.
    void fit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void later();
    void yield(int least);

    QHeaderView *header_;
    int column_;
    int leastCharacters_;
    QList<int> yielding_;
    QHash<int, int> yielded_; ///< columns hidden here, and how wide they were
    bool pending_ = false;
};

} // namespace sluice::widgets
