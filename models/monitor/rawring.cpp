#include "models/monitor/rawring.h"

#include "models/engine/http/masking.h"

#include <algorithm>

namespace sluice::monitor {

namespace {

constexpr qsizetype longestBody = 1024 * 1024;

qsizetype sizeOf(const engine::RawReply &raw)
{
    return raw.body.size() + raw.request.size() + 256;
}

} // namespace

RawRing::RawRing(qsizetype maxBytes)
    : maxBytes_(maxBytes)
{
}

int RawRing::add(const engine::RawReply &raw)
{
    Kept kept{next_++, raw};
    if (kept.raw.body.size() > longestBody)
        kept.raw.body = kept.raw.body.left(longestBody) + "\n... cut here";
    recentBytes_ += sizeOf(kept.raw);
    recent_.append(std::move(kept));
    trim(recent_, recentBytes_, maxBytes_);
    return next_ - 1;
}

void RawRing::trim(QList<Kept> &list, qsizetype &bytes, qsizetype maxBytes)
{
    while (bytes > maxBytes && list.size() > 1) {
        bytes -= sizeOf(list.first().raw);
        list.removeFirst();
    }
}

void RawRing::pin(int number)
{
    const auto same = [number](const Kept &kept) {
        return kept.number == number;
    };
    const auto found = std::find_if(recent_.cbegin(), recent_.cend(), same);
    if (found == recent_.cend() || std::any_of(pinned_.cbegin(), pinned_.cend(), same))
        return;
    pinned_.append(*found);
    pinnedBytes_ += sizeOf(found->raw);
    trim(pinned_, pinnedBytes_, maxBytes_);
}

QString RawRing::text(int number) const
{
    const auto same = [number](const Kept &kept) {
        return kept.number == number;
    };
    auto found = std::find_if(recent_.cbegin(), recent_.cend(), same);
    if (found == recent_.cend()) {
        found = std::find_if(pinned_.cbegin(), pinned_.cend(), same);
        if (found == pinned_.cend())
            return {};
    }
    const engine::RawReply &raw = found->raw;
    // Each part by itself: a part that is JSON is masked as such.
    const auto shown = [](const QByteArray &bytes) {
        return QString::fromUtf8(engine::maskedText(bytes));
    };
    QString text =
        QString::fromUtf8(raw.method) + QLatin1Char(' ') + shown(raw.path.toUtf8()) + QLatin1Char('\n');
    if (!raw.member.isEmpty())
        text.prepend(raw.member + QLatin1Char(' '));
    if (!raw.request.isEmpty())
        text += shown(raw.request) + QLatin1Char('\n');
    return text + QString::number(raw.status) + QLatin1Char('\n') + shown(raw.body);
}

} // namespace sluice::monitor
