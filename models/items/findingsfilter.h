#pragma once

#include <QSortFilterProxyModel>

namespace sluice::items {

class FindingsModel;

/// Filters FindingsModel; the model's own order (open first, worst first) is kept until a header is clicked.
class FindingsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FindingsFilter(FindingsModel *findings, QObject *parent = nullptr);

    /// Words that must all be in the sentence, the job, its id, the cluster or the code.
    void setText(const QString &text);
    /// Only the findings of one job; an empty id shows all.
    void setJob(const QString &cluster, const QString &jobId);
    void setShowClosed(bool show);
    void setShowMuted(bool show);

    bool isFiltering() const { return !words_.isEmpty(); }
    bool showsClosed() const { return showClosed_; }
    bool showsMuted() const { return showMuted_; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    FindingsModel *findings_;
    QStringList words_;
    QString cluster_;
    QString jobId_;
    bool showClosed_ = true;
    bool showMuted_ = false;
};

} // namespace sluice::items
