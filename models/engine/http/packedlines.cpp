#include "models/engine/http/packedlines.h"

namespace sluice::engine {

namespace {

// Large enough for the packing (which looks back 32 KB), small enough to be unpacked within a millisecond.
constexpr qsizetype kBlockBytes = qsizetype{256} << 10;
// A sweep asks for replies that lie side by side, and for some lists from before.
constexpr qsizetype kRecentBlocks = 8;
constexpr qsizetype kLargeBytes = 4 * kBlockBytes;
constexpr int kQuickly = 1; // of zlib's levels: half as fast packs these lines by a tenth better

} // namespace

PackedLines::Place PackedLines::append(const QByteArray &line)
{
    const Place place{static_cast<quint32>(blocks_.size()), static_cast<quint32>(open_.size())};
    open_ += line;
    open_ += '\n';
    if (open_.size() >= kBlockBytes)
        pack();
    return place;
}

void PackedLines::pack()
{
    if (open_.isEmpty())
        return;
    QByteArray block = qCompress(open_, kQuickly);
    block.squeeze(); // it has room for what could not be packed at all
    blocks_.append(std::move(block));
    packedBytes_ += blocks_.last().size();
    open_.clear();
}

QByteArray PackedLines::unpacked(quint32 block) const
{
    if (block >= blocks_.size())
        return open_;
    for (qsizetype i = recent_.size() - 1; i >= 0; --i) {
        if (recent_.at(i).first != block)
            continue;
        if (i + 1 < recent_.size())
            recent_.append(recent_.takeAt(i));
        return recent_.last().second;
    }
    QByteArray bytes = qUncompress(blocks_.at(block));
    if (bytes.size() > kLargeBytes)
        recent_.clear(); // a reply that fills a block by itself
    else if (recent_.size() >= kRecentBlocks)
        recent_.removeFirst();
    recent_.append({block, std::move(bytes)});
    return recent_.last().second;
}

QByteArray PackedLines::line(Place place) const
{
    const QByteArray block = unpacked(place.block);
    return block.mid(place.offset, block.indexOf('\n', place.offset) - place.offset);
}

} // namespace sluice::engine
