#include "ui/shell/recoveryoffer.h"

#include "models/core/clock.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"
#include "ui/shell/openfiles.h"

#include <QDir>
#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <numeric>

namespace sluice::shell {

namespace {

constexpr int mostNames = 4;

enum Answer
{
    Restore,
    Discard,
    Later
};

} // namespace

RecoveryOffer::RecoveryOffer(OpenFiles &files, const Clock &clock, QWidget *parent)
    : NoticeBar(parent)
    , files_(files)
    , clock_(clock)
{
    setObjectName(QStringLiteral("recoveryOffer"));
    connect(this, &NoticeBar::actionChosen, this, [this](int answer) {
        if (answer == Restore)
            restore();
        else if (answer == Discard)
            askToDiscard();
        else
            later();
    });
}

void RecoveryOffer::look(const QString &folder)
{
    folder_ = folder;
    copies_ = folder.isEmpty() ? QList<editing::RecoveryCopy>() : editing::abandonedCopies(folder);
    showOffer();
}

QString RecoveryOffer::names() const
{
    QStringList names;
    for (const editing::RecoveryCopy &copy : copies_) {
        if (names.size() == mostNames) {
            names.append(tr("%n more", nullptr, static_cast<int>(copies_.size()) - mostNames));
            break;
        }
        names.append(
            tr("%1 (%2)", "a file and a time")
                .arg(visibleText(copy.info.title), items::timeText(copy.info.timeMs, clock_.nowMs())));
    }
    return names.join(tr(", ", "between names"));
}

void RecoveryOffer::showOffer()
{
    if (copies_.isEmpty()) {
        dismiss();
        return;
    }
    const int unkept = std::accumulate(copies_.begin(), copies_.end(), 0, [](int sum, const auto &copy) {
        return sum + copy.info.unkeptSecrets;
    });
    QString sentence =
        tr("Sluice ended unexpectedly. Text that was not saved was kept: %1. The copies lie in "
           "%2, readable by you only, until you decide.")
            .arg(names(), QDir::toNativeSeparators(folder_));
    if (unkept > 0)
        sentence +=
            QLatin1Char(' ') +
            tr("%n password(s) or key(s) typed since the last save are not in them and have to be typed "
               "again.",
               nullptr, unkept);
    showNotice(widgets::MarkSeverity::Warning, sentence, {tr("Res&tore"), tr("Discard…"), tr("Not now")});
    setAccessibleName(sentence);
}

void RecoveryOffer::restore()
{
    // Of two copies of one file the newer one comes last, so that undo leads to the older one.
    QList<editing::RecoveryCopy> left;
    std::reverse(copies_.begin(), copies_.end());
    for (const editing::RecoveryCopy &copy : std::as_const(copies_)) {
        if (files_.restore(copy) == nullptr)
            left.prepend(copy);
    }
    copies_ = left;
    showOffer();
}

void RecoveryOffer::askToDiscard()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Discard unsaved text"),
                                tr("Discard what was not saved of %1?").arg(names()), QMessageBox::NoButton,
                                window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("discardCopiesQuestion"));
    box->setInformativeText(tr("The files themselves stay as they are. The unsaved text is gone for good."));
    QPushButton *const remove = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton *const keep = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    remove->setObjectName(QStringLiteral("discardCopies"));
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::finished, this, [this, box, remove] {
        if (box->clickedButton() == remove)
            discard();
    });
    box->open();
}

void RecoveryOffer::discard()
{
    QList<editing::RecoveryCopy> left;
    for (const editing::RecoveryCopy &copy : std::as_const(copies_)) {
        if (!editing::discardCopy(copy))
            left.append(copy);
    }
    copies_ = left;
    if (!copies_.isEmpty())
        Q_EMIT failed({ErrorCode::Io,
                       SLUICE_MESSAGE("sluice::shell::RecoveryOffer", "Some copies could not be removed."),
                       QDir::toNativeSeparators(folder_).toStdString()});
    showOffer();
}

void RecoveryOffer::later()
{
    copies_.clear(); // gives up the claims: the next start finds them again
    dismiss();
}

void RecoveryOffer::changeEvent(QEvent *event)
{
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showOffer();
}

} // namespace sluice::shell
