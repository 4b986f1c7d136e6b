#pragma once

#include <QStatusBar>

class QLabel;
class QToolButton;

namespace sluice::widgets {
class ElidedLabel;
} // namespace sluice::widgets

namespace sluice::shell {

class BusyField;

/// What the line at the bottom says of the clusters that are watched.
struct ClusterLine
{
    QString name;
    QString text; ///< "prod: 2 s ago, 14 ms"
    bool silent = false;
};

/// The line at the bottom: what is true of the page in front, how old the clusters' words are, what is going
/// on.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    /// "UTF-8 LF"; empty hides it, as for every field here.
    void setFormat(const QString &text);
    /// Both from 1; 0 hides.
    void setCursor(int line, int column);
    void setCatalogue(const QString &engineVersion);
    /// Up to two are told of in full, more in a summary that opens a list of them. `findings`: open ones, of
    /// them all.
    void setClusters(const QList<ClusterLine> &clusters, int findings, const QString &toolTip);
    void setRecovery(const QString &text);

    /// A submit takes time: shown from half a second on, with a button to stop waiting. One at a time.
    void startBusy(const QString &sentence);
    void stopBusy();
    bool isBusy() const;
    /// Puts in what tells of something else that takes time; deleting it takes it away.
    void addBusy(BusyField *field);

Q_SIGNALS:
    void cancelRequested();
    /// The person picked this cluster from the list.
    void clusterChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillClusterMenu();
    void showClusters();
    QLabel *addField(const QString &objectName);
    void retranslate();

    QLabel *format_;
    QLabel *cursor_;
    QLabel *catalogue_;
    widgets::ElidedLabel *clusters_;
    QToolButton *clusterList_;
    QList<ClusterLine> lines_; ///< as they were told last
    int findings_ = 0;
    QLabel *recovery_;
    BusyField *busy_;
    int line_ = 0;
    int column_ = 0;
    QString version_;
};

} // namespace sluice::shell
