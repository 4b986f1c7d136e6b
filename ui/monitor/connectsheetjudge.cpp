// What the sheet says of what was typed and found, and what can be pressed therefore.
#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/items/timetext.h"
#include "ui/monitor/connectsheet.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/mnemonic.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace sluice::monitorui {

namespace {

constexpr int mostTroubles = 6; ///< more than that is a list nobody reads, higher than a screen

} // namespace

void ConnectSheet::setKnown(const QList<KnownCluster> &known)
{
    known_ = known;
    search_->setIdentifying(!known.isEmpty());
    if (replaces_.isEmpty())
        chosen_ = unusedColor(known);
    refreshColor();
    judge();
}

/// Says what was found, in full sentences.
void ConnectSheet::judge()
{
    QStringList lines;
    if (const QString known = connectedAs(); !known.isEmpty())
        lines.append(tr("This is %1, which is in the list already.").arg(known));
    if (isProbing())
        lines.append(tr("Asking %n address(es): REST v1 or v2, which version…", "", search_->waitingFor()));
    for (const engine::ProbeResult &member : found()) {
        const QString flavour =
            member.address.flavour == engine::ApiFlavour::V1 ? QStringLiteral("v1") : QStringLiteral("v2");
        lines.append(tr("%1 answers: SeaTunnel %2, REST %3, %4, %5, in %6.")
                         .arg(shown(member.address.name), shown(member.overview.version), flavour,
                              tr("%n worker(s)", "", member.overview.workers),
                              tr("%n running job(s)", "", member.overview.running),
                              items::durationText(member.latencyMs)));
    }
    if (!found().isEmpty() && found().first().overview.workers > found().size())
        lines.append(tr("Add the addresses of the other members, one a line, to see where they disagree."));
    bool offersHttp = false;
    bool offersRight = false;
    for (const AddressSearch::Trouble &trouble : search_->troubles().mid(0, mostTroubles)) {
        offersRight = offersRight || !trouble.rightInstead.isEmpty();
        if (trouble.httpInstead.isEmpty()) {
            lines.append(tr("%1: %2").arg(shown(trouble.address), shown(translated(trouble.error))));
            continue;
        }
        offersHttp = true;
        lines.append(
            tr("%1 speaks http there, not https: passwords and data would go over the line unencrypted.")
                .arg(shown(trouble.address)));
    }
    lines += search_->remarks();
    if (!silent().isEmpty() && connectedAs().isEmpty())
        lines.append(tr("If the engine is only down, add the cluster anyway: it is shown as soon as it "
                        "answers."));
    if (const auto more = search_->troubles().size() - mostTroubles; more > 0)
        lines.append(tr("Addresses beside these that do not answer: %1.").arg(more));
    report_->setText(lines.join(QLatin1Char('\n')));
    report_->setVisible(!lines.isEmpty());
    const bool bad = !search_->troubles().isEmpty();
    report_->setTone(bad ? widgets::Tone::Critical : widgets::Tone::Neutral);
    useHttp_->setVisible(offersHttp && !isProbing());
    useRight_->setVisible(offersRight && !isProbing());
    progress_->setVisible(isProbing());
    refreshButtons();
}

/// The cluster of the list that all of this belongs to: by who answers or, before that is known, by the
/// addresses. Empty: none.
QString ConnectSheet::connectedAs() const
{
    QStringList names;
    for (const engine::ProbeResult &member : found())
        names.append(knownAs(known_, member));
    if (names.isEmpty()) {
        const QStringList addresses = pasted();
        for (const QString &address : addresses) {
            const auto member = engine::likelyAddress(address);
            names.append(member && engine::namesItsPort(address) ? knownAs(known_, member->base) : QString());
        }
    }
    names.removeDuplicates();
    return names.size() == 1 && names.first() != replaces_ ? names.first() : QString();
}

/// Why the cluster cannot be called so; empty: it can.
QString ConnectSheet::nameTrouble() const
{
    const QString name = name_->text().trimmed();
    if (name.isEmpty())
        return tr("Connect needs a name for the cluster.");
    if (name != replaces_ && taken_.contains(name))
        return tr("There is a cluster of this name already.");
    return {};
}

void ConnectSheet::refreshButtons()
{
    QString reason;
    const bool known = !connectedAs().isEmpty();
    if (known)
        reason.clear();
    else if (isProbing())
        reason = tr("Connect waits for the answers.");
    else if (pasted().isEmpty())
        reason = tr("Connect needs an address first.");
    else if (found().isEmpty() && search_->troubles().isEmpty())
        reason = tr("Connect needs to know first what answers there: press Enter in the address.");
    else if (found().isEmpty())
        reason = tr("Connect needs an address that answers.");
    else
        reason = nameTrouble();
    addAnyway_->setVisible(!known && !silent().isEmpty());
    addAnyway_->setEnabled(nameTrouble().isEmpty());
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    connect_->setText(known ? tr("&Show it") : tr("&Connect"));
    connect_->setAccessibleName(widgets::withoutMnemonic(connect_->text()));
    connect_->setEnabled(reason.isEmpty());
    connect_->setToolTip(reason);
    probe_->setEnabled(isProbing() || !pasted().isEmpty());
    probe_->setText(isProbing() ? tr("Cancel the &search") : tr("&Find out what answers"));
    probe_->setAccessibleName(widgets::withoutMnemonic(probe_->text()));
    if (isVisible())
        widgets::growToFit(this);
}

} // namespace sluice::monitorui
