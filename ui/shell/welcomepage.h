#pragma once

#include "ui/widgets/emptystatepage.h"

class QListWidget;

namespace sluice::shell {

class RecentFiles;

/// What the window shows while nothing is open: the four ways to begin, and the files of the last days.
class WelcomePage : public widgets::EmptyStatePage
{
    Q_OBJECT

public:
    explicit WelcomePage(RecentFiles &recent, QWidget *parent = nullptr);

Q_SIGNALS:
    void demoRequested();
    void openRequested();
    void connectRequested();
    void newRequested();
    void fileRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillRecent();
    void retranslate();

    RecentFiles &recent_;
    QAbstractButton *demo_;
    QAbstractButton *open_;
    QAbstractButton *connect_;
    QAbstractButton *new_;
    QLabel *recentTitle_;
    QListWidget *recentList_;
};

} // namespace sluice::shell
