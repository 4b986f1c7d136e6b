#include "ui/monitor/knowncluster.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sluice::monitorui {

namespace {

constexpr std::array hues{210, 30, 130, 280, 60, 170, 320, 250, 90, 0}; ///< degrees; red, which warns, last
constexpr int clearlyOther = 20;                                        ///< degrees

/// The three names of this computer are one.
QString hostOf(const QUrl &base)
{
    const QString host = base.host().toLower();
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") ? QStringLiteral("localhost")
                                                                              : host;
}

bool isSamePlace(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return hostOf(a) == hostOf(b) && port(a) == port(b) && a.path() == b.path();
}

int distance(int hue, const QColor &color)
{
    const int other = color.hslHue();
    if (!color.isValid() || other < 0) // a grey is like no colour
        return 180;
    const int apart = std::abs(hue - other);
    return std::min(apart, 360 - apart);
}

} // namespace

QString knownAs(const QList<KnownCluster> &known, const QUrl &base)
{
    const auto found = std::find_if(known.begin(), known.end(), [&base](const KnownCluster &cluster) {
        return std::any_of(cluster.bases.begin(), cluster.bases.end(),
                           [&base](const QUrl &one) { return isSamePlace(one, base); });
    });
    return found == known.end() ? QString() : found->name;
}

QString knownAs(const QList<KnownCluster> &known, const engine::ProbeResult &member)
{
    const engine::MemberIdentity &who = member.identity;
    const auto found = std::find_if(known.begin(), known.end(), [&who](const KnownCluster &cluster) {
        return (!who.uuid.isEmpty() && cluster.uuids.contains(who.uuid)) ||
               (!who.instance.isEmpty() && cluster.processes.contains(who.instance));
    });
    return found == known.end() ? knownAs(known, member.address.base) : found->name;
}

QColor unusedColor(const QList<KnownCluster> &known)
{
    int best = hues.front();
    int bestDistance = -1;
    for (const int hue : hues) {
        int nearest = 180;
        for (const KnownCluster &cluster : known)
            nearest = std::min(nearest, distance(hue, cluster.color));
        if (nearest > bestDistance) {
            best = hue;
            bestDistance = nearest;
        }
        if (nearest >= clearlyOther)
            break;
    }
    return QColor::fromHsl(best, 160, 120);
}

} // namespace sluice::monitorui
