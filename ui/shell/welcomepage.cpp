#include "ui/shell/welcomepage.h"

#include "models/core/qtshown.h"
#include "ui/shell/recentfiles.h"
#include "ui/widgets/apart.h"
#include "ui/widgets/icons.h"

#include <QAbstractButton>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>

namespace sluice::shell {

WelcomePage::WelcomePage(RecentFiles &recent, QWidget *parent)
    : EmptyStatePage(parent)
    , recent_(recent)
    , demo_(addChoice(QStringLiteral("welcomeDemo"), widgets::icon(QLatin1String("media-playback-start"))))
    , open_(addChoice(QStringLiteral("welcomeOpen"), widgets::icon(QLatin1String("document-open"))))
    , connect_(addChoice(QStringLiteral("welcomeConnect"), widgets::icon(QLatin1String("network-connect"))))
    , new_(addChoice(QStringLiteral("welcomeNew"), widgets::icon(QLatin1String("document-new"))))
    , recentTitle_(new QLabel(this))
    , recentList_(new QListWidget(this))
{
    recentList_->setMaximumHeight(130);
    recentList_->setTextElideMode(Qt::ElideMiddle);
    recentList_->setItemDelegate(new widgets::ApartDelegate(recentList_));
    addBelow(recentTitle_);
    addBelow(recentList_);
    connect(demo_, &QAbstractButton::clicked, this, &WelcomePage::demoRequested);
    connect(open_, &QAbstractButton::clicked, this, &WelcomePage::openRequested);
    connect(connect_, &QAbstractButton::clicked, this, &WelcomePage::connectRequested);
    connect(new_, &QAbstractButton::clicked, this, &WelcomePage::newRequested);
    connect(recentList_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT fileRequested(item->data(Qt::UserRole).toString()); });
    connect(&recent_, &RecentFiles::changed, this, &WelcomePage::fillRecent);
    setFocusProxy(demo_);
    fillRecent();
    retranslate();
}

void WelcomePage::fillRecent()
{
    recentList_->clear();
    const QStringList paths = recent_.paths();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        auto *item = new QListWidgetItem(
            visibleText(
                QStringLiteral("%1  —  %2").arg(file.fileName(), QDir::toNativeSeparators(file.path()))),
            recentList_);
        item->setData(Qt::UserRole, path);
        item->setToolTip(visibleText(QDir::toNativeSeparators(path)));
    }
    recentTitle_->setVisible(!paths.isEmpty());
    recentList_->setVisible(!paths.isEmpty());
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EmptyStatePage::changeEvent(event);
}

void WelcomePage::retranslate()
{
    setHeading(
        tr("Welcome to Sluice"),
        tr("Edit SeaTunnel job files without damaging them, find what will hurt before you submit, and "
           "watch clusters for what they do not tell. You can also drop files on this window."));
    setChoiceText(
        demo_, tr("Tr&y the demo cluster"),
        tr("A recording of a real engine and a job file with a mistake. Needs no cluster and no network."));
    setChoiceText(open_, tr("&Open a job file"),
                  tr("A .conf, .json or .sql file; it stays byte for byte as it is."));
    setChoiceText(connect_, tr("Connect to a clu&ster"),
                  tr("Paste the address of a SeaTunnel engine; which REST API it has is found out."));
    setChoiceText(new_, tr("New fro&m template"), tr("A small BATCH job that runs anywhere."));
    recentTitle_->setText(tr("Recent files"));
    recentList_->setAccessibleName(tr("Recent files"));
}

} // namespace sluice::shell
